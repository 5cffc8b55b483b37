"""Whom a group brings together: networks, tiers and territories at its table, and in the network as
a whole (CLUB-05, CLUB-10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tourdetable.core.words.collation import sort_key
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.people.enums import Tier
from tourdetable.domain.people.models import Institution

WAYS = ("professional_network", "tier", "territory")
"""In what ways institutions differ, as they say it of themselves."""


@dataclass(frozen=True)
class Crossing:
    """One way in which institutions differ: how many of those at the table are of each, and which
    are in the network and not there. `untold`: institutions that do not say it."""

    way: str
    here: Mapping[str, int]
    missing: tuple[str, ...]
    untold: int


def crossings(body: Body, *, on: date) -> list[Crossing]:
    """Who is at the table of a group, beside the whole network, that day (one query)."""
    rows = Seat.objects.active(on).filter(body__network=body.network_id)
    held = list(rows.select_related("institution").order_by("pk"))
    here = {seat.institution_id: seat.institution for seat in held if seat.body_id == body.pk}
    every = {seat.institution_id: seat.institution for seat in held}
    return [crossing(way, here.values(), every.values()) for way in WAYS]


def crossing(way: str, here: Iterable[Institution], every: Iterable[Institution]) -> Crossing:
    """One way, among the institutions at the table, beside all of them."""
    told = [said(one, way) for one in here]
    known = sorted({said(one, way) for one in every} - {""}, key=sort_key)
    counted = {name: told.count(name) for name in known if name in told}
    missing = tuple(name for name in known if name not in counted)
    return Crossing(way, counted, missing, told.count(""))


def said(one: Institution, way: str) -> str:
    """What an institution says of itself, in words."""
    value = str(getattr(one, way)).strip()
    return str(Tier(value).label) if way == "tier" and value else value
