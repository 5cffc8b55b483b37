"""What bodies produce: planned, written, read elsewhere, approved, circulated, used, cited."""
