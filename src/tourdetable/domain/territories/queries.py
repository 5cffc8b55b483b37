"""Reads: where bodies work, what institutions cover, where facilities are, on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
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
from tourdetable.domain.territories.terrain import Terrain, have_in_common

Terrains = Mapping[int, frozenset[Terrain]]
"""Terrain by the row (body, institution, facility) that it is said of; none where none is said."""


def territories_on(bodies: Iterable[Body | int], *, on: date) -> Terrains:
    """The territory of each of these bodies on a day, as divisions that stand then (one query)."""
    rows = BodyTerritory.objects.active(on).filter(body__in=ids(bodies))
    return grounds(rows, "body_id", on)


def territory_on(body: Body, *, on: date) -> frozenset[Terrain]:
    """The territory of a body on a day, as divisions that stand then; empty when none is said."""
    return territories_on([body], on=on).get(body.pk, frozenset())


def coverages_on(institutions: Iterable[Institution | int], *, on: date) -> Terrains:
    """What each of these institutions covers on a day (one query)."""
    rows = Coverage.objects.active(on).filter(institution__in=ids(institutions))
    return grounds(rows, "institution_id", on)


def facilities_on(network: Network, *, on: date) -> QuerySet[Facility]:
    """The facilities of a network on a day, with their institution and area (two queries)."""
    areas = CatchmentArea.objects.active(on)
    rows = Facility.objects.active(on).filter(network=network).select_related("institution")
    return rows.prefetch_related(Prefetch("areas", queryset=areas, to_attr="areas_now"))


def where_they_are(facilities: Iterable[Facility], *, on: date) -> Terrains:
    """Where each facility stands on a day (no query)."""
    return grounds(facilities, "pk", on)


def areas_on(facilities: Iterable[Facility], *, on: date) -> Terrains:
    """The area of influence of each facility on a day, which where it stands is part of (one
    query)."""
    listed = list(facilities)
    said = grounds(CatchmentArea.objects.active(on).filter(facility__in=listed), "facility_id", on)
    stands = where_they_are(listed, on=on)
    return {one.pk: said.get(one.pk, frozenset()) | stands[one.pk] for one in listed}


def covering(
    ground: frozenset[Terrain], institutions: Iterable[Institution | int], *, on: date
) -> set[int]:
    """Those of some institutions that cover something of a ground on a day (one query)."""
    found = coverages_on(institutions, on=on)
    return {pk for pk, covered in found.items() if have_in_common(covered, ground, on)}


def facilities_in(
    ground: frozenset[Terrain], facilities: Iterable[Facility], *, on: date
) -> list[Facility]:
    """Those of some facilities that stand somewhere in a ground on a day (no query)."""
    listed = list(facilities)
    stands = where_they_are(listed, on=on)
    return [one for one in listed if have_in_common(stands[one.pk], ground, on)]


def grounds(rows: Iterable[Any], column: str, on: date) -> Terrains:
    """Terrain by a column of the rows that say it."""
    found: dict[int, set[Terrain]] = defaultdict(set)
    for row in rows:
        found[getattr(row, column)] |= row.terrain.on(row.known_on, on)
    return {pk: frozenset(said) for pk, said in found.items()}


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
    present there cover, its facilities and their areas (four queries)."""
    return unsettled(rows_of(network, on=on), on=on)


def rows_of(network: Network, *, on: date) -> list[OfDivision]:
    """Every row of a network that names a division and is not past."""
    seated = Seat.objects.filter(body__network=network).active(on).values("institution")
    present = Presence.objects.filter(body__network=network).active(on).values("institution")
    there = Q(institution__in=seated) | Q(institution__in=present)
    bodies = Body.objects.during(on, date.max).filter(network=network).order_by()
    parts = BodyTerritory.objects.filter(body__in=bodies).select_related("body__network")
    facilities = Facility.objects.filter(network=network).select_related("network", "institution")
    areas = CatchmentArea.objects.filter(facility__network=network)
    return [
        *parts.during(on, date.max),
        *Coverage.objects.filter(there).select_related("institution").during(on, date.max),
        *facilities.during(on, date.max),
        *areas.select_related("facility__network").during(on, date.max),
    ]
