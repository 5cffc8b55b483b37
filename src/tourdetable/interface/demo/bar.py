"""The bar shown on each page of the demo."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from tourdetable.interface.demo.personas import PERSONAS

NAMES = {"club": "Club des territoires", "convention": "Convention Cadre"}


@lru_cache(maxsize=1)
def today() -> date:
    """The day at which the demo's clock stands."""
    return date.fromisoformat(settings.DEMO_TODAY)


def bar(request: HttpRequest) -> dict[str, Any]:
    """Context processor, no query: the demo's day, its personas by network, this one's first."""
    identity = getattr(request, "identity", None)
    current = str(identity.person) if identity and identity.person else ""
    here = request.path.split("/")[1]
    groups: dict[str, list[dict[str, Any]]] = {}
    for persona in sorted(PERSONAS, key=lambda p: p.network != here):
        shown = {
            "slug": persona.slug,
            "name": persona.name,
            "role": persona.role,
            "current": persona.name == current,
        }
        groups.setdefault(NAMES[persona.network], []).append(shown)
    return {"demo": {"today": today(), "personas": list(groups.items())}}
