"""Relays: what a seat carries to its institution, by signed link too; which were reached."""
