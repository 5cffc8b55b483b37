"""Answering an invitation by its signed links, without signing in."""
