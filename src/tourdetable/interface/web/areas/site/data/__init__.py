"""Open data: what is public already, as tables that programs read."""
