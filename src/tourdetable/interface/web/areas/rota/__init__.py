"""Duties in turn: the method, the year's table of turns, swaps, skips, kits."""
