"""The library: what members pool, in thirty seconds from a telephone, and what became of it."""
