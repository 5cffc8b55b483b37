"""Where bodies work, what institutions cover, where facilities are, and what merged or split."""
