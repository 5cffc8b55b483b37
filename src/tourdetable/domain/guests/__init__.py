"""Guests and resource persons: called in to a meeting, or for a time; no seat, no voice."""
