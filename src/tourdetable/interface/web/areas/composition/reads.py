"""Reads of the board: the seats of today and to come, with who holds them then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.networks.models import Body, Mandate, Network, Office, Seat

SEAT = ("pk", "institution__name", "college", "kind", "volunteers", "starts", "ends")
MANDATE = (
    "seat",
    "person__given_name",
    "person__family_name",
    "starts",
    "ends",
    "person__account_id",
)


class BoardHolder(NamedTuple):
    """Somebody who holds a seat, or is to, and the mailbox where they are written to."""

    name: str
    starts: date
    ends: date | None
    account: int | None = None


@dataclass(frozen=True, slots=True)
class BoardSeat:
    """A seat that has not ended: who holds it that day, and who is to."""

    pk: int
    name: str
    college: str
    kind: str
    volunteers: bool
    starts: date
    ends: date | None
    holders: list[BoardHolder] = field(default_factory=list)
    coming: list[BoardHolder] = field(default_factory=list)

    @property
    def counts(self) -> bool:
        """Standing seats are waited for; the others are welcome (ITC-10, ITC-13)."""
        return self.kind == SeatKind.STANDING


def board_seats(body: Body, on: date) -> list[BoardSeat]:
    """The seats of a body that have not ended, by institution (two queries)."""
    rows = Seat.objects.filter(Q(ends=None) | Q(ends__gte=on), body=body)
    ordered = rows.order_by("institution__sort_key", "starts", "pk")
    seats = {row[0]: BoardSeat(*row) for row in ordered.values_list(*SEAT)}
    put_holders(seats, body, on)
    return list(seats.values())


def put_holders(seats: Mapping[int, BoardSeat], body: Body, on: date) -> None:
    """Those who hold the seats, and those who will."""
    held = Mandate.objects.filter(Q(ends=None) | Q(ends__gte=on), seat__body=body)
    for pk, given, family, starts, ends, account in held.order_by("starts", "pk").values_list(
        *MANDATE
    ):
        if (seat := seats.get(pk)) is not None:
            one = BoardHolder(f"{given} {family}", starts, ends, account)
            (seat.holders if starts <= on else seat.coming).append(one)


class EndedSeat(NamedTuple):
    """A seat that has ended."""

    pk: int
    name: str
    college: str
    starts: date
    ends: date


def ended_seats(body: Body, on: date) -> list[EndedSeat]:
    """The latest first (one query)."""
    rows = Seat.objects.filter(body=body, ends__lt=on).order_by("-ends", "institution__sort_key")
    return list(
        map(
            EndedSeat._make,
            rows.values_list("pk", "institution__name", "college", "starts", "ends"),
        )
    )


class BodyCounted(NamedTuple):
    """A body, and how many seats it has today: nobody holds some, some end or lose somebody
    soon."""

    pk: int
    slug: str
    name: str
    kind: str
    ends: date | None
    seats: int
    vacant: int
    ending: int


def seats_counted(on: date, soon: date) -> dict[str, Count]:
    """How many seats of a body are open that day, vacant, soon to end."""
    here = Mandate.objects.active(on).filter(seat=OuterRef("seats"))
    today = Q(seats__starts__lte=on) & (Q(seats__ends=None) | Q(seats__ends__gte=on))
    leaving = Q(Exists(here.filter(ends__lte=soon))) | Q(seats__ends__lte=soon)
    return {
        "open_seats": Count("seats", filter=today),
        "vacant": Count("seats", filter=today & ~Q(Exists(here))),
        "ending": Count("seats", filter=today & leaving),
    }


def bodies_counted(network: Network, on: date, soon: date) -> list[BodyCounted]:
    """The bodies that have not ended, by name (one query)."""
    rows = Body.objects.filter(Q(ends=None) | Q(ends__gte=on), network=network)
    counted = rows.annotate(**seats_counted(on, soon))
    columns = ("pk", "slug", "name", "kind", "ends", "open_seats", "vacant", "ending")
    ordered = counted.order_by("sort_key", "pk").values_list(*columns)
    return list(map(BodyCounted._make, ordered))


def offices_of(body: Body, on: date) -> list[Office]:
    """The offices of a body that have not ended (one query)."""
    rows = Office.objects.filter(Q(ends=None) | Q(ends__gte=on), body=body)
    return list(rows.select_related("person").order_by("person__sort_key", "starts", "pk"))
