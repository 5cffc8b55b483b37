"""One module per check: dated breaches found in facts, never a state."""
