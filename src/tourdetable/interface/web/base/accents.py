"""The colours that networks choose from, as the stylesheet says them: paper takes them there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tourdetable.domain.networks.models import Network

THEME = Path(__file__).resolve().parent.parent / "static" / "tourdetable" / "theme.css"
ACCENT = re.compile(r"\.tdt-accent-(\w+) \{ --accent: (#[0-9a-f]{6});")


@cache
def accents() -> dict[str, str]:
    """The main colour (`#rrggbb`) of each accent."""
    return dict(ACCENT.findall(THEME.read_text(encoding="utf-8")))


def accent(network: Network) -> str:
    """The network's colour, `#rrggbb`."""
    return accents()[network.accent]
