"""What bodies produce: versions, readers elsewhere, approval, circulation, what came of it."""
