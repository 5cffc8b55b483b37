"""Saying where bodies work, what institutions cover, where facilities are; settling what merged."""
