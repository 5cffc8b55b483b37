"""Notices as plain-text e-mail."""
