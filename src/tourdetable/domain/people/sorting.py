"""Collation of French names: bytes alone would put « Émeline » after « Zoé »."""

from __future__ import annotations

import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "ß": "ss"})


def sort_key(*parts: str) -> str:
    """Lower-case letters without accents nor punctuation, so that a bytewise sort is the reader's.

    >>> sort_key("D’Œuvre", "Élodie")
    'd oeuvre elodie'
    """
    text = unicodedata.normalize("NFKD", " ".join(parts).translate(LIGATURES)).casefold()
    kept = ("" if unicodedata.combining(c) else c if c.isalnum() else " " for c in text)
    return " ".join("".join(kept).split())
