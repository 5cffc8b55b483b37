"""Documents of a meeting: attaching, reading, taking away."""
