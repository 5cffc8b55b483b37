"""What those who support bodies do: keep the journal, call for dates, reach many at once."""
