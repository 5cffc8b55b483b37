"""Relays: seats carry circulated minutes to their own institution (ITC-16)."""
