"""The marks and the words that templates write pages with."""
