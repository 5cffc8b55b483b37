"""Newsletters: written by those who animate a network, read by anybody, subscribed to and left
without an account."""
