"""Joining a network: whoever composes invites those who are seated, members propose others."""
