"""Writes: links, sessions, passkeys, identities."""
