"""Reads about relays: which institutions were reached, what a charter counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from tourdetable.core.charter.terms.model import Charter, SeatKind
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.relays.models import COLUMNS, Relay, RelayedContent, Shared
from tourdetable.domain.relays.rules import is_out, may_relay

KIND = "relays"
"""What the charter calls them among the contributions of a seat."""


def counts_relays(charter: Charter, body_kind: str) -> bool:
    """Whether an article of the charter counts what the seats of such a body relay."""
    rules = (rule for article in charter.articles for rule in article.rules)
    return any(
        KIND in kinds_in(rule.parameters.get("kinds"))
        for rule in rules
        if not rule.bodies or body_kind in rule.bodies
    )


def kinds_in(value: object) -> list[str]:
    """What a parameter lists, whichever day it comes into force."""
    if isinstance(value, Mapping):
        return [kind for one in value.values() for kind in kinds_in(one)]
    return [str(kind) for kind in value] if isinstance(value, Iterable) else []


@dataclass(frozen=True)
class SeatReach:
    """How far minutes went to the institution of a seat: no relay yet, or several."""

    seat: Seat
    relays: tuple[Relay, ...]

    @property
    def awaited(self) -> bool:
        """Whether the charter expects it to relay: others are welcome to."""
        return self.seat.kind == SeatKind.STANDING

    @property
    def reached(self) -> bool:
        return bool(self.relays)


def reach_of(minutes: Minutes, *, on: date) -> list[SeatReach]:
    """The seats of the body that are expected to relay, and any other that did, by institution (two
    queries)."""
    seats = Seat.objects.filter(body=minutes.meeting.body_id).select_related("institution")
    rows = seats.prefetch_related(Prefetch("relays", relays_of(minutes), to_attr="mine"))
    every = [
        (SeatReach(seat, tuple(seat.mine)), seat.starts <= on <= (seat.ends or on))
        for seat in rows.order_by("institution__sort_key", "pk")
    ]
    return [one for one, there in every if one.reached or (there and one.awaited)]


def relays_of(content: RelayedContent) -> QuerySet[Relay]:
    """The relays of something, in their order."""
    rows = Relay.objects.filter(**{COLUMNS[type(content)]: content})
    return rows.select_related("person").order_by("on", "pk")


def institutions_reached(content: RelayedContent) -> int:
    """How many institutions something reached by relays (one query)."""
    found = relays_of(content).aggregate(n=Count("seat__institution", distinct=True))
    return int(found["n"])


@dataclass(frozen=True)
class ReachCount:
    """How many of the seats that are awaited relayed; how many of one's own."""

    reached: int
    awaited: int
    own: int = 0


def counted(reach: Iterable[SeatReach]) -> ReachCount:
    """In all."""
    rows = [one for one in reach if one.awaited]
    return ReachCount(sum(one.reached for one in rows), len(rows))


def count_of(minutes: Minutes, *, on: date, own: Collection[int] = ()) -> ReachCount:
    """The same without reading the seats, and how many of one's `own` relayed (one query)."""
    done = Exists(Relay.objects.filter(minutes=minutes, seat=OuterRef("pk")))
    there = Q(starts__lte=on) & (Q(ends=None) | Q(ends__gte=on))
    seats = Seat.objects.filter(body=minutes.meeting.body_id).annotate(done=done).order_by()
    standing, relayed = Q(kind=SeatKind.STANDING), Q(done=True)
    found = seats.filter(there | relayed).aggregate(
        reached=Count("pk", filter=standing & relayed),
        awaited=Count("pk", filter=standing),
        own=Count("pk", filter=relayed & Q(pk__in=[0, *own])),
    )
    return ReachCount(**found)


def by_college(reach: Iterable[SeatReach]) -> dict[str, ReachCount]:
    """The same for each college, by its code."""
    colleges: dict[str, list[SeatReach]] = {}
    for one in reach:
        if one.awaited:
            colleges.setdefault(one.seat.college, []).append(one)
    return {college: counted(rows) for college, rows in colleges.items()}


@dataclass(frozen=True)
class CarriedHome:
    """How many institutions something that the network shares reached; whether the reader may
    relay it."""

    kind: str
    pk: int
    reached: int
    may_relay: bool


def carried_home(standing: Standing | None, content: Shared) -> CarriedHome | None:
    """That of one that is out, for a member (one query)."""
    if standing is None or not standing.belongs or not is_out(content):
        return None
    kind, may = COLUMNS[type(content)], bool(may_relay(standing, content))
    return CarriedHome(kind, content.pk, institutions_reached(content), may)
