"""What exists already, shown to whoever begins something (CLUB-06)."""
