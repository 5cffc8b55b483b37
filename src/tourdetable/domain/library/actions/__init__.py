"""Bringing something, saying it better, keeping it true, saying what became of it; sources."""
