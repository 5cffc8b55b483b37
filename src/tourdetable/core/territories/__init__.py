"""The administrative divisions of France, as they stand on a day, and what became of them."""
