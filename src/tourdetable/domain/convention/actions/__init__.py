"""Writes, subject by subject."""
