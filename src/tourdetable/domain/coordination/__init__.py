"""What supporting the bodies of a network needs: each at a glance, and what was agreed with it."""
