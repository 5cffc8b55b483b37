"""What members put forward: topics, who supports them, what came of each (CLUB-03, CLUB-06)."""
