"""Tour de table: the software that keeps a territorial consultation network alive."""
