"""Consultations: asking the seats of a body between its meetings."""
