"""Days that a network would rather keep free: those that come back, and those that people type."""
