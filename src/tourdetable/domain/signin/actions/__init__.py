"""Writes: links, passkeys, identities."""
