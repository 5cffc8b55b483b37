"""Inviting, proposing that others join, coming in, and speaking of the network."""
