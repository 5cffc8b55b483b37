"""Reads: who sits in a body, by values, where nothing is changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, FilteredRelation, Q, QuerySet

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.journal.prepared import Given, PreparedValues, Row
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.domain.networks.queries import GIVEN_DAY, GIVEN_PERSON
from tourdetable.domain.people.models import Person

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
    "held__person__phone",
    "held__person__phone_for",
    "held__person__access_needs",
)


@dataclass(frozen=True, slots=True)
class SeatHolder:
    """Somebody who holds a seat (`person` is their id), and until when; their telephone, which only
    those may see whom they show it to (`rules.phone_shown_to`), and what they need to take part,
    which only whoever hosts a meeting may see."""

    person: int
    name: str
    ends: date | None
    phone: str = ""
    phone_for: str = ""
    needs: str = ""


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


def held_seats(body: Body, *, on: date) -> list[HeldSeat]:
    """The seats active that day, by institution (one query)."""
    return told(HELD_SEATS.rows(body=body.pk, on=on))


def seats_of_holder(body: Body, *, on: date, person: Person) -> list[HeldSeat]:
    """Those that one person holds then, with all their holders (one query)."""
    return told(SEATS_OF_HOLDER.rows(body=body.pk, on=on, person=person.pk))


def told(rows: Iterable[Row]) -> list[HeldSeat]:
    """Seats, of rows with one of their holders each."""
    found: dict[int, HeldSeat] = {}
    for pk, name, college, kind, volunteers, ends, *holder in rows:
        seat = found.get(pk)
        if seat is None:
            seat = found[pk] = HeldSeat(pk, name, college, SeatKind(kind), volunteers, ends)
        person, given, family, *rest = holder
        if person is not None:
            seat.holders.append(SeatHolder(person, f"{given} {family}", *rest))
    return list(found.values())


def rows_of_seats() -> QuerySet[Seat, Any]:
    """One row for each holder of each seat of a given body, on a given day."""
    then = Q(mandates__ends=None) | Q(mandates__ends__gte=GIVEN_DAY)
    held = FilteredRelation("mandates", condition=then & Q(mandates__starts__lte=GIVEN_DAY))
    rows = Seat.objects.active(GIVEN_DAY).filter(body=Given("body", BigIntegerField()))
    rows = rows.annotate(held=held)
    rows = rows.order_by("institution__sort_key", "pk", "held__starts", "held__pk")
    return rows.values_list(*FIELDS)


HELD_SEATS = PreparedValues(rows_of_seats)
SEATS_OF_HOLDER = PreparedValues(
    lambda: rows_of_seats().filter(
        pk__in=Mandate.objects.active(GIVEN_DAY).filter(person=GIVEN_PERSON).values("seat")
    )
)
