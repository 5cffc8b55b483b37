"""Duties in turn: how they go round, who is next, swaps, skips, balances (ITC-05, ITC-06)."""
