"""The year: the published programme of a network."""
