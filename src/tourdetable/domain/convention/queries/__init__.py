"""Reads, subject by subject."""
