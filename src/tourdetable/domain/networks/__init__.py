"""Networks, their charter in force, and who sits: bodies, colleges, seats, mandates, offices."""
