"""Planning a deliverable, writing it, having it read, approving it, sending it out."""
