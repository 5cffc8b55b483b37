"""Consultations: a proposal put to the seats of a body between its meetings."""
