"""What members pool: tools, practice sheets, innovations, watch items (ITC-03, ITC-04, ITC-07)."""
