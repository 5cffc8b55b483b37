"""How the pages of a network are read in the tests, and a day of May."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tests.interface.web.areas.decisions.people import Room

MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)


def page(room: Room, name: str, view: str = "network", *arguments: object) -> Any:
    return room.client(name).get(room.url(view, *arguments)).context["page"]
