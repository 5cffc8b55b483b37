"""Writes on meetings: one at a time, a whole calendar, what happens at a sitting."""
