"""Writes: leading a campaign, commenting, freezing, giving, publishing."""
