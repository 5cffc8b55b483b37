"""Themes and the work of groups: who commits to take part, and until when."""
