"""Writes: invitations, what members propose, coming in."""
