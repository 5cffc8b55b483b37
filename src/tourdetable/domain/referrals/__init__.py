"""Referrals: what a body asks of another one, or outside; its answer comes down (ITC-08)."""
