"""Indicators: each declared once, computed from the facts that the charter is judged on."""
