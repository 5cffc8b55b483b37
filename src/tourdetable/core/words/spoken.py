"""The languages that the program speaks, by ISO 639 code; how each writes is in `language`."""

from __future__ import annotations

SPOKEN = ("fr", "en")
