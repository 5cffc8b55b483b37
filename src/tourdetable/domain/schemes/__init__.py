"""Bodies and schemes outside a network: who works on what already, kept by its members
(CLUB-06)."""
