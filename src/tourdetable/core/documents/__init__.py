"""One Markdown source with audience marks, several readings: HTML, PDF, ODT (DESIGN §5)."""
