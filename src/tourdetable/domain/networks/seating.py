"""Reads: who sits in a body, by values, where nothing is changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import FilteredRelation, Q

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.networks.models import Body, Seat

FIELDS = (
    "pk",
    "institution__name",
    "college",
    "kind",
    "volunteers",
    "ends",
    "held__person",
    "held__person__given_name",
    "held__person__family_name",
    "held__ends",
)


@dataclass(frozen=True, slots=True)
class SeatHolder:
    """Somebody who holds a seat (`person` is their id), and until when."""

    person: int
    name: str
    ends: date | None


@dataclass(frozen=True, slots=True)
class HeldSeat:
    """A seat, called by its institution, and who holds it on a day, the longest first."""

    pk: int
    name: str
    college: str
    kind: SeatKind
    volunteers: bool
    ends: date | None
    holders: list[SeatHolder] = field(default_factory=list)

    @property
    def counts(self) -> bool:
        """Standing seats are waited for; the others are welcome (ITC-10, ITC-13)."""
        return self.kind == SeatKind.STANDING

    @property
    def takes_turns(self) -> bool:
        """Standing seats do, and the others if they volunteer (ITC-06)."""
        return self.counts or self.volunteers

    def __str__(self) -> str:
        return self.name


def held_seats(body: Body, *, on: date, among: Collection[int] | None = None) -> list[HeldSeat]:
    """The seats active that day, by institution (one query); `among` these ids only."""
    then = Q(mandates__ends=None) | Q(mandates__ends__gte=on)
    held = FilteredRelation("mandates", condition=then & Q(mandates__starts__lte=on))
    rows = Seat.objects.active(on).filter(body=body).annotate(held=held)
    rows = rows if among is None else rows.filter(pk__in=among)
    rows = rows.order_by("institution__sort_key", "pk", "held__starts", "held__pk")
    found: dict[int, HeldSeat] = {}
    for pk, name, college, kind, volunteers, ends, *holder in rows.values_list(*FIELDS):
        seat = found.get(pk)
        if seat is None:
            seat = found[pk] = HeldSeat(pk, name, college, SeatKind(kind), volunteers, ends)
        person, given, family, until = holder
        if person is not None:
            seat.holders.append(SeatHolder(person, f"{given} {family}", until))
    return list(found.values())
