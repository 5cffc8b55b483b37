"""Discretion: what, in a text, could let a person who is accompanied be recognised (CLUB-11)."""
