"""What happened: append-only events, and the gestures that caused them."""
