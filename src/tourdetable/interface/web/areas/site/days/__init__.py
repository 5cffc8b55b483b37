"""Open days: what everybody reads, how one registers, who receives."""
