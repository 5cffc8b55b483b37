"""What is sent from the pages of deliverables, by Ana whose seat makes them."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.domain.deliverables.builders import fresh
from tests.interface.web.areas.decisions.people import SECRETARY, Room
from tourdetable.domain.deliverables.models import Deliverable


def by_ana(room: Room, **more: Any) -> dict[str, Any]:
    return {"gesture": str(uuid4()), "acting": f"seat:{room.circle.town.pk}", **more}


def by_bao(room: Room, **more: Any) -> dict[str, Any]:
    return {"gesture": str(uuid4()), "acting": f"seat:{room.circle.library.pk}", **more}


def about(room: Room, work: Deliverable, **more: Any) -> dict[str, Any]:
    """The same about one, as it stands."""
    return by_ana(room, version=fresh(work).version, **more)


def described(room: Room, **more: Any) -> dict[str, Any]:
    """All that is said of one."""
    said = {"kind": "guide", "title": "Lire à voix haute", "audience": "public"}
    said |= {"attribution": "named", "licence": "cc-by-4.0", "tags": "lecture, voix"}
    return said | {"held_by": [room.circle.town.pk]} | more


def page(room: Room, work: Deliverable, name: str = SECRETARY) -> str:
    """Its page, as somebody reads it."""
    return room.client(name).get(room.url("work", work.number)).content.decode()
