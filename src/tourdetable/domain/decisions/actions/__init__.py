"""Writes on decisions: the proposal, positions, follow-ups, what an adopted decision does."""
