"""Bodies of a circle's network, all over the country."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.domain.builders import FOUNDED, TODAY, Circle
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tourdetable.domain.networks.models import Body
from tourdetable.domain.territories.models import BodyTerritory

HEAVIEST = 150_000
RENNES, REDON, VITRE = "commune:35238", "commune:35236", "commune:35360"


def bodies(circle: Circle, *grounds: Iterable[str], kind: str = "circle") -> list[Body]:
    """A body for each of these grounds, numbered in their order."""
    made = Body.objects.bulk_create(
        Body(
            network=circle.network,
            kind=kind,
            slug=f"{kind}-{n}",
            name=f"Salon {n:04}",
            sort_key=f"salon {n:04}",
            starts=FOUNDED,
        )
        for n in range(1, len(grounds) + 1)
    )
    BodyTerritory.objects.bulk_create(
        BodyTerritory(body=body, division=key, starts=FOUNDED, known_on=TODAY)
        for body, keys in zip(made, grounds, strict=True)
        for key in keys
    )
    return made


def page(room: Room, who: str = COLLEAGUE, view: str = "map", **asked: Any) -> Any:
    return room.client(who).get(room.url(view), asked).context["page"]


def read(room: Room, who: str = COLLEAGUE, view: str = "map", **asked: Any) -> str:
    answer = room.client(who).get(room.url(view), asked)
    assert answer.status_code == 200
    return str(answer.content.decode())
