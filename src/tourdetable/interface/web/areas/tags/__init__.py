"""Tags: what is filed under each, across bodies."""
