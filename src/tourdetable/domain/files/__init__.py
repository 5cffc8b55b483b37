"""Stored documents: sniffed, bounded, never executed."""
