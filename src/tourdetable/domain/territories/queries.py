"""Reads: where bodies work, what institutions cover, where facilities are, on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from tourdetable.core.territories.becoming import changes
from tourdetable.core.territories.reading import LATEST
from tourdetable.core.territories.terms import Becoming, Evolution
from tourdetable.domain.networks.models import Body, Network, Presence, Seat
from tourdetable.domain.people.models import Institution
from tourdetable.domain.territories.models import (
    BodyTerritory,
    CatchmentArea,
    Coverage,
    Facility,
    OfDivision,
)
from tourdetable.domain.territories.terrain import Terrain, communes_of, have_in_common

Terrains = Mapping[int, frozenset[Terrain]]
"""Terrain by the row (body, institution, facility) that it is said of; none where none is said."""


def territories_on(bodies: Iterable[Body | int], *, on: date) -> Terrains:
    """The territory of each of these bodies on a day, as divisions that stand then (one query)."""
    rows = BodyTerritory.objects.active(on).filter(body__in=ids(bodies))
    return grounds(said_by(rows, "body"), on)


def territory_on(body: Body, *, on: date) -> frozenset[Terrain]:
    """The territory of a body on a day, as divisions that stand then; empty when none is said."""
    return territories_on([body], on=on).get(body.pk, frozenset())


def coverages_on(institutions: Iterable[Institution | int], *, on: date) -> Terrains:
    """What each of these institutions covers on a day (one query)."""
    rows = Coverage.objects.active(on).filter(institution__in=ids(institutions))
    return grounds(said_by(rows, "institution"), on)


def facilities_on(network: Network, *, on: date) -> QuerySet[Facility]:
    """The facilities of a network on a day, with their institution and area (two queries)."""
    areas = CatchmentArea.objects.active(on)
    rows = Facility.objects.active(on).filter(network=network).select_related("institution")
    return rows.prefetch_related(Prefetch("areas", queryset=areas, to_attr="areas_now"))


def where_they_are(facilities: Iterable[Facility], *, on: date) -> Terrains:
    """Where each facility stands on a day (no query)."""
    return grounds(((one.pk, one.terrain, one.known_on) for one in facilities), on)


def areas_on(facilities: Iterable[Facility], *, on: date) -> Terrains:
    """The area of influence of each facility on a day, which where it stands is part of (one
    query)."""
    listed = list(facilities)
    rows = CatchmentArea.objects.active(on).filter(facility__in=listed)
    said = grounds(said_by(rows, "facility"), on)
    stands = where_they_are(listed, on=on)
    return {one.pk: said.get(one.pk, frozenset()) | stands[one.pk] for one in listed}


def covering(
    ground: frozenset[Terrain], institutions: Iterable[Institution | int], *, on: date
) -> set[int]:
    """Those of some institutions that cover something of a ground on a day (one query)."""
    return Grounds(coverages_on(institutions, on=on), on).meeting(ground)


def facilities_in(
    ground: frozenset[Terrain], facilities: Iterable[Facility], *, on: date
) -> list[Facility]:
    """Those of some facilities that stand somewhere in a ground on a day (no query)."""
    listed = list(facilities)
    there = Grounds(where_they_are(listed, on=on), on).meeting(ground)
    return [one for one in listed if one.pk in there]


Said = Iterable[tuple[int, Terrain, date]]
"""Of what (by id) a terrain is said, and up to when what became of it was read."""


def said_by(rows: QuerySet[Any], column: str) -> Said:
    """What rows say of what a column points to; a network may have tens of thousands of them."""
    for pk, division, named, known_on in rows.values_list(column, "division", "named", "known_on"):
        yield pk, Terrain(division, named), known_on


def grounds(said: Said, on: date) -> Terrains:
    """Terrain on a day by what it is said of."""
    found: dict[int, set[Terrain]] = defaultdict(set)
    for pk, terrain, known_on in said:
        found[pk] |= terrain.on(known_on, on)
    return {pk: frozenset(some) for pk, some in found.items()}


@dataclass(frozen=True)
class Grounds:
    """What many things cover on a day, compared with one territory after another."""

    said: Terrains
    on: date

    @cached_property
    def held(self) -> Mapping[int, frozenset[str]]:
        """The communes of each: whoever has none in common has nothing in common."""
        return {pk: communes_of(ground, self.on) for pk, ground in self.said.items()}

    def meeting(self, territory: frozenset[Terrain]) -> set[int]:
        """Those that have something in common with a territory (no query)."""
        here = communes_of(territory, self.on)
        near = [pk for pk, held in self.held.items() if not held.isdisjoint(here)]
        return {pk for pk in near if have_in_common(self.said[pk], territory, self.on)}


def ids(rows: Iterable[Any]) -> list[int]:
    """The keys of rows, or keys."""
    return [row if isinstance(row, int) else row.pk for row in rows]


@dataclass(frozen=True)
class Unsettled:
    """A row whose division went through something since it was last read, and what."""

    row: OfDivision
    changes: tuple[Evolution, ...]


def unsettled(rows: Iterable[OfDivision], *, on: date) -> list[Unsettled]:
    """Those of some rows for which somebody has to say what becomes of them (no query). A change of
    name asks nothing: the new one is shown. Nor does what happened once a row had ended; nor, of
    a facility, anything but a split: it stands somewhere, whatever holds the ground."""
    found = ((row, met(row.division, row.known_on, min(on, row.ends or on))) for row in rows)
    asking = ((row, [one for one in some if asks(row, one)]) for row, some in found)
    return [Unsettled(row, tuple(some)) for row, some in asking if some]


def asks(row: OfDivision, one: Evolution) -> bool:
    """Whether somebody has to say what a change makes of a row."""
    return not isinstance(row, Facility) or one.how in (Becoming.SPLIT, Becoming.ENDED)


def met(division: str, since: date, on: date) -> list[Evolution]:
    """What a division went through after a day, up to another, but for its name: nothing since the
    last vintage, which is known without reading any."""
    found = changes(division, since, on) if since < min(on, LATEST) else []
    return [one for one in found if one.how != Becoming.RENAMED]


def unsettled_of(network: Network, *, on: date) -> list[Unsettled]:
    """What the network has to settle on a day: its bodies, what institutions that sit or are
    present there cover, its facilities and their areas (four queries, and one for each kind of
    which something waits)."""
    found: list[Unsettled] = []
    for rows in rows_of(network, on=on):
        said = rows.filter(known_on__lt=LATEST).values_list("pk", "division", "known_on", "ends")
        went = [pk for pk, key, since, ends in said if met(key, since, min(on, ends or on))]
        found += unsettled(rows.filter(pk__in=went), on=on) if went else []
    return found


def rows_of(network: Network, *, on: date) -> tuple[QuerySet[Any], ...]:
    """Every row of a network that names a division and is not past."""
    seated = Seat.objects.filter(body__network=network).active(on).values("institution")
    present = Presence.objects.filter(body__network=network).active(on).values("institution")
    there = Q(institution__in=seated) | Q(institution__in=present)
    bodies = Body.objects.during(on, date.max).filter(network=network).order_by()
    parts = BodyTerritory.objects.filter(body__in=bodies).select_related("body__network")
    facilities = Facility.objects.filter(network=network).select_related("network", "institution")
    areas = CatchmentArea.objects.filter(facility__network=network)
    coverages = Coverage.objects.filter(there).select_related("institution")
    every = (parts, coverages, facilities, areas.select_related("facility__network"))
    return tuple(rows.during(on, date.max) for rows in every)
