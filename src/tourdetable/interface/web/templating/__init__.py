"""How pages are written: Jinja2's environment, and the words that templates may use."""
