"""Writes on networks: founding, seats and who holds them, charters."""
