"""Documents attached to a meeting, or to a point of its agenda."""
