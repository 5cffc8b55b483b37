"""Feeds of other people (Atom, RSS), from their bytes alone: nothing here opens an address."""
