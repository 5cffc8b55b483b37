"""Themes that a body works on, and who commits to take part for how long (ITC-12, CLUB-15)."""
