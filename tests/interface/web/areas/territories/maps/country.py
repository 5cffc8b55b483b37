"""Bodies of a circle's network, all over the country."""

from __future__ import annotations

from collections.abc import Iterable

from tests.domain.builders import FOUNDED, TODAY, Circle
from tourdetable.domain.networks.models import Body
from tourdetable.domain.territories.models import BodyTerritory


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
