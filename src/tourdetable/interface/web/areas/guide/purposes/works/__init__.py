"""Pages about what bodies work on, and produce."""
