"""What territories cost a network of a thousand bodies of thirty-five communes each, over the whole
country: its map, its lists, what it has to settle, who is expected. `make bench` fails past its
bounds of queries, or of seconds of processor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from bench.costs import client_of, seconds_of

if TYPE_CHECKING:
    from tourdetable.domain.networks.models import Network

BODIES, COMMUNES = 1_000, 35
MOST_SECONDS, MOST_QUERIES, MOST_NAMES = 2.0, 20, 8_000
READER = "helene"
PATHS = {
    "map of the country": "map/",
    "its regularity": "map/?show=regularity",
    "map of a department": "map/?where=49",
    "where each body works": "",
    "what merged": "changes/",
}


TYPED = ("saint denis 974", "Noyant-et-Aconin", "69003 lyon", "13015")


@dataclass(frozen=True)
class TerritoryCost:
    """One page, or one reading: how many queries, seconds of processor, bytes; a search of a
    division: how many names are looked at, of 44,000."""

    name: str
    queries: int
    seconds: float
    bytes: int = 0
    names: int = 0

    @property
    def faults(self) -> Iterator[str]:
        """What passes its bound."""
        if self.seconds > MOST_SECONDS:
            yield f"territories, {self.name}: {self.seconds:.1f} s"
        if self.queries > MOST_QUERIES:
            yield f"territories, {self.name}: {self.queries} queries"
        if self.names > MOST_NAMES:
            yield f"territories, {self.name}: {self.names} names"


def say(costs: Sequence[TerritoryCost]) -> str:
    """They in lines."""
    return "\n".join(
        f"{one.name}: {one.queries} queries, {one.seconds:.2f} s of processor, {one.bytes} bytes"
        + (f", {one.names} names" if one.names else "")
        for one in costs
    )


def measure_territories(
    network: Network, on: date, bodies: int = BODIES, each: int = COMMUNES
) -> list[TerritoryCost]:
    """Each page, read once to fill what a process keeps, then measured; nothing is left behind."""
    from django.db import transaction

    with transaction.atomic():
        fill(network, on, bodies, each)
        found = [*searches(on), *pages(network), *readings(network, on)]
        transaction.set_rollback(True)
    return found


def fill(network: Network, on: date, bodies: int, each: int) -> None:
    """So many bodies of so many communes, next to one another."""
    from tourdetable.core.maps.sheets import names, sheet
    from tourdetable.domain.networks.models import Body
    from tourdetable.domain.territories.models import BodyTerritory

    codes = sorted(code for name in names() if len(name) == 2 for code in sheet(name).areas)
    kind = network.bodies.earliest("pk").kind
    made = Body.objects.bulk_create(
        Body(network=network, kind=kind, slug=f"land-{n}", name=f"Land {n}", starts=on)
        for n in range(bodies)
    )
    since = date(2019, 1, 1)
    BodyTerritory.objects.bulk_create(
        BodyTerritory(body=body, division=f"commune:{code}", starts=on, known_on=since)
        for number, body in enumerate(made)
        for code in codes[number * each : (number + 1) * each]
    )


def searches(on: date) -> Iterator[TerritoryCost]:
    """What is looked at for what people type."""
    from tourdetable.core.territories.finding import find, in_order, looked_at, words_of

    for typed in TYPED:
        cost = measured(f"search of {typed}", partial(find, typed, on))
        yield replace(cost, names=len(list(looked_at(in_order(words_of(typed))))))


def pages(network: Network) -> Iterator[TerritoryCost]:
    """What a reader is shown."""
    client = client_of(READER)
    for name, path in PATHS.items():
        yield measured(name, partial(client.get, f"/{network.slug}/territories/{path}"))


def readings(network: Network, on: date) -> Iterator[TerritoryCost]:
    """What others read."""
    from tourdetable.domain.convention.queries.differing import looked_for
    from tourdetable.domain.territories.queries import unsettled_of

    yield measured("what is to be settled", lambda: unsettled_of(network, on=on))
    yield measured("who is expected", lambda: looked_for(network, on))


def measured(name: str, work: Callable[[], object]) -> TerritoryCost:
    """One of them, once warm."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    answer = work()
    with CaptureQueriesContext(connection) as asked:
        spent = seconds_of(work)
    weight = len(getattr(answer, "content", b""))
    return TerritoryCost(name, len(asked), spent, weight)
