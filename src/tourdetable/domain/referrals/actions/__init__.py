"""Sending up, answering, telling what became of it, reminding."""
