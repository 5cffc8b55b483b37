"""What was done for each function of the bodies, over a season: drawn, told, and opened."""
