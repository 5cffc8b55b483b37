"""Minutes: written together, reviewed, adopted by the charter's rule, circulated."""
