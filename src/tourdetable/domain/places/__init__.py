"""Where a network meets."""
