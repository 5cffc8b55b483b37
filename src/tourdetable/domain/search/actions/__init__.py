"""Keeping the index in step with what is recorded. It can be made again: nothing tells of it."""
