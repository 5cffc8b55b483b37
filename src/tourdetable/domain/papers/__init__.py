"""How a network's papers look: its letterhead, and the models that its word processor made."""
