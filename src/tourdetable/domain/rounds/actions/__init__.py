"""Leading a meeting, speaking in its rounds."""
