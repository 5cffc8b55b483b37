"""What is told to whom: one's choices, what was sent, the queue for whoever operates."""
