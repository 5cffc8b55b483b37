"""Writes on imports: begun, arranged, confirmed, carried out."""
