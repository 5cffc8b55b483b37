"""Signing in by an e-mailed code, and saying who one is when a mailbox is shared."""
