"""Where bodies work, what institutions cover, and where facilities are: official divisions, as they
stand on a day, and neighbourhoods that people name."""
