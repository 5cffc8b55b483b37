"""Putting topics forward, supporting them, answering them."""
