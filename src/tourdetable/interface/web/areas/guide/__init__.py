"""The user guide, and what each page is for."""
