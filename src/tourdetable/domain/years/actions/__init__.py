"""Writes of the years to come: drafts, moves, asking the planner."""
