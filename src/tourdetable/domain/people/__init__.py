"""Persons, the mailboxes they sign in with, and the institutions they come from."""
