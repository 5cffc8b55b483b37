"""Writes of a session: leading it, asking the room, what each says, joining without an account."""
