"""Spreadsheets of other people: read whatever they hold, say what cannot be, write safe ones."""
