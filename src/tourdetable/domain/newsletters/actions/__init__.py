"""Writing newsletters, sending them, subscribing and leaving."""
