"""Makes the contours that maps are drawn from: `python -m contours` (see `__main__`)."""
