"""A draft of the year told to the planner."""
