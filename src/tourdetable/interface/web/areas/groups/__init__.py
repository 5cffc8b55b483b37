"""Working groups: their calls, their pages, their board."""
