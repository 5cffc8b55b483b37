"""What came of it all, counted from facts: of one network, or of all. No tracker, no model."""
