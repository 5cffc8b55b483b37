"""Topics: what members put forward, and where each went."""
