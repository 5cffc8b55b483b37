"""What the program costs, measured from outside: invented networks and years, baselines, tables."""
