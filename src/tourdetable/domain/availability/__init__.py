"""When people cannot come."""
