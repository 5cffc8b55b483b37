"""Reads: who sits in a body, by values, where nothing is changed."""

from __future__ import annotations

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
    "held__pk",
    "held__ends",
    "held__person__given_name",
    "held__person__family_name",
)


@dataclass(frozen=True)
class HolderNamed:
    """Somebody who holds a seat, and until when."""

    name: str
    ends: date | None


@dataclass(frozen=True)
class SeatTold:
    """A seat, called by its institution, and who holds it on a day, the longest first."""

    pk: int
    institution: str
    college: str
    kind: SeatKind
    volunteers: bool
    ends: date | None
    holders: list[HolderNamed] = field(default_factory=list)

    @property
    def takes_turns(self) -> bool:
        """Standing seats do, and the others if they volunteer (ITC-06)."""
        return self.kind == SeatKind.STANDING or self.volunteers

    def __str__(self) -> str:
        return self.institution


def seats_held(body: Body, *, on: date) -> list[SeatTold]:
    """The seats active that day, by institution (one query)."""
    held = Q(mandates__starts__lte=on) & (Q(mandates__ends=None) | Q(mandates__ends__gte=on))
    rows = Seat.objects.active(on).filter(body=body)
    rows = rows.annotate(held=FilteredRelation("mandates", condition=held))
    found: dict[int, SeatTold] = {}
    order = ("institution__sort_key", "pk", "held__starts", "held__pk")
    for row in rows.order_by(*order).values_list(*FIELDS):
        pk, institution, college, kind, volunteers, ends, mandate, until, given, family = row
        seat = found.get(pk)
        if seat is None:
            seat = SeatTold(pk, institution, college, SeatKind(kind), volunteers, ends)
            found[pk] = seat
        if mandate is not None:
            seat.holders.append(HolderNamed(f"{given} {family}", until))
    return list(found.values())
