"""Links that somebody made up."""

from __future__ import annotations


def forged(link: str) -> str:
    """The same link but for its last letter, whatever that one is."""
    token = link.rstrip("/")
    other = "b" if token.endswith("a") else "a"
    return f"{token[:-1]}{other}{link[len(token) :]}"
