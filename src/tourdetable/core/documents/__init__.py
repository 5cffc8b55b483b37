"""One source, several readings: Markdown with audience marks → tree → pruned for a reader → HTML or PDF (DESIGN §5)."""
