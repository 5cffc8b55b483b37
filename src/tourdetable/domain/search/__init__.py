"""Finding again what a network keeps: an index of what each may read, fed from the journal."""
