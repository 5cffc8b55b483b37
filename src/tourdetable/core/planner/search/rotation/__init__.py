"""Whose turn it is, and who receives, on given dates."""
