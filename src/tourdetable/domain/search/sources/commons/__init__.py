"""What members make, tell and keep in common."""
