"""Calling for experiences, telling them, looking them through, publishing them."""
