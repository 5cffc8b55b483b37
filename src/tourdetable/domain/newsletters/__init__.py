"""Newsletters: what a network tells beyond its members, to those who are told and to those who
subscribed (ITC-16, CLUB-13)."""
