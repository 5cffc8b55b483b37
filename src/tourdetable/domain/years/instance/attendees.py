"""Who may come for each seat on each day of a season, for the planner: one person, or a pair.

A seat that nobody holds for a while is vacant then: it has nobody, and is missed (adr/0056);
before it begins, or once it has ended, it is no seat, and nobody misses it. One
that nobody holds at all has a name for nobody (`vacant:<pk>`), who never comes. A seat that more
than two people hold one after the other has a stand-in (`relay:<pk>`) for all but one of them, who
is free whenever one of these holds it and is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.planner.terms import instance as planner
from tourdetable.core.planner.terms.days import joined
from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.availability.enums import HALVES
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.domain.people.models import Person
from tourdetable.domain.years.ids import PersonId, RelayId, RowId, VacantId, read, row_in

Half = tuple[date, str]
"""A day and its part, as the planner takes an absence."""

MOST_HOLDERS = 2


@dataclass(frozen=True)
class Away:
    """What keeps a person from coming: half-days, and half-days of each week; and the half-days on
    which they come only `if_need_be`."""

    halves: frozenset[Half] = frozenset()
    weekly: tuple[tuple[int, str], ...] = ()
    if_need_be: frozenset[Half] = frozenset()

    def half_days(self, days: Iterable[date]) -> set[Half]:
        """The half-days of these days on which they are away."""
        wanted = set(days)
        found = {(day, half) for day, part in self.halves if day in wanted for half in HALVES[part]}
        for day in wanted:
            for weekday, part in self.weekly:
                if day.weekday() == weekday:
                    found.update((day, half) for half in HALVES[part])
        return found


@dataclass(frozen=True)
class Tenure:
    """A person's days at a seat, or in an office."""

    person: int
    span: Span


@dataclass
class SeatHolders:
    """The seats of some bodies over a window of days, and the planner's persons for them."""

    window: Span
    seats: Mapping[int, Seat]
    tenures: dict[int, list[Tenure]] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    away: Mapping[int, Away] = field(default_factory=dict)
    extra: dict[str, planner.PersonSpec] = field(default_factory=dict)
    _members: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def add(self, mandate: Mandate) -> None:
        """Count the days of a mandate in the window, if it gives its seat then."""
        span = term(mandate, self.seats[mandate.seat_id], self.window)
        if span is not None:
            tenure = Tenure(mandate.person_id, span)
            self.tenures.setdefault(mandate.seat_id, []).append(tenure)
            self.people[mandate.person_id] = mandate.person

    @cached_property
    def days(self) -> Sequence[date]:
        """The days of the window."""
        return days_of(self.window)

    @cached_property
    def _seats_of(self) -> Mapping[int, Mapping[int, list[Span]]]:
        """By person, the days of each of their seats."""
        found: dict[int, dict[int, list[Span]]] = {}
        for seat, held in self.tenures.items():
            for tenure in held:
                found.setdefault(tenure.person, {}).setdefault(seat, []).append(tenure.span)
        return found

    @cached_property
    def _by_body(self) -> Mapping[int, list[Seat]]:
        found: dict[int, list[Seat]] = {}
        for seat in self.seats.values():
            found.setdefault(seat.body_id, []).append(seat)
        return found

    def of_body(self, body: Body) -> list[Seat]:
        """The seats of a body that somebody holds at some time in the window, or that are vacant
        though they are expected."""
        return [seat for seat in self._by_body.get(body.pk, []) if self._counts(seat)]

    def _counts(self, seat: Seat) -> bool:
        first, last = max(seat.starts, self.window.first), seat.ends or self.window.last
        vacant = seat.kind == SeatKind.STANDING and first <= min(last, self.window.last)
        return bool(self.tenures.get(seat.pk)) or vacant

    def held_share(self, seat: Seat) -> float:
        """The share of the window's days on which somebody holds the seat."""
        return self._held_count(seat) / len(self.days)

    def always_held(self, seat: Seat) -> bool:
        """Whether somebody holds the seat on each day of the window."""
        return self._held_count(seat) == len(self.days)

    def _held_count(self, seat: Seat) -> int:
        held = self.tenures.get(seat.pk, ())
        if any(tenure.span == self.window for tenure in held):
            return len(self.days)
        return len({day for tenure in held for day in days_of(tenure.span)})

    def persons(self, seat: Seat) -> tuple[str, ...]:
        """The one or two planner's persons who stand for the seat, on any day of the window."""
        if seat.pk not in self._members:
            self._members[seat.pk] = self._named(seat)
        return self._members[seat.pk]

    def terms(self, seat: Seat) -> Mapping[str, tuple[Span, ...]]:
        """The days on which each of these holds the seat, when it is not always."""
        names = self.persons(seat)
        held = self.tenures.get(seat.pk, ())
        found = spans_by_name(held, names, str(RelayId(seat.pk)))
        whole = {name for name, spans in found.items() if self.window in spans}
        return {name: found.get(name, ()) for name in names if name not in whole}

    def days_of(self, seat: Seat) -> tuple[Span, ...] | None:
        """The days of the window on which the seat is one, when it is not always."""
        found = Span(
            max(self.window.first, seat.starts), min(self.window.last, seat.ends or date.max)
        )
        if found == self.window:
            return None
        return (found,) if found.first <= found.last else ()

    def _named(self, seat: Seat) -> tuple[str, ...]:
        people = longest_first(self.tenures.get(seat.pk, ()))
        if not people:
            vacant = str(VacantId(seat.pk))
            self.extra[vacant] = planner.PersonSpec(vacant, str(seat))
            return (vacant,)
        if len(people) <= MOST_HOLDERS:
            return person_ids(sorted(people))
        return self._relayed(seat, people)

    def _relayed(self, seat: Seat, people: list[int]) -> tuple[str, ...]:
        """One of many holders, who sits elsewhere too if any does, and a stand-in for the rest."""
        kept = next((pk for pk in people if not self.sits_once(pk)), people[0])
        return (*person_ids([kept]), self._stand_in(seat, [pk for pk in people if pk != kept]))

    def sits_once(self, person: int) -> bool:
        """Whether the person holds one seat only."""
        return len(self._seats_of[person]) == 1

    def _stand_in(self, seat: Seat, people: Sequence[int]) -> str:
        """Somebody free when one of these holds the seat and is free."""
        taken = halves_of(self.days)
        for tenure in self.tenures[seat.pk]:
            if tenure.person in people:
                days = days_of(tenure.span)
                taken -= halves_of(days) - self.away.get(tenure.person, Away()).half_days(days)
        name = str(RelayId(seat.pk))
        self.extra[name] = planner.PersonSpec(name, str(seat), unavail=joined(taken))
        return name

    def planner_persons(self, named: Iterable[str]) -> Iterator[planner.PersonSpec]:
        """The planner's persons of these names, in order."""
        for name in sorted(set(named), key=_order):
            pk = row_in(name, PersonId)
            yield self.extra[name] if pk is None else self._person(pk)

    def _person(self, pk: int) -> planner.PersonSpec:
        away = self.away.get(pk, Away())
        return planner.PersonSpec(
            str(PersonId(pk)),
            str(self.people[pk]),
            weekly_off=away.weekly,
            unavail=tuple(sorted(away.halves)),
            if_need_be=tuple(sorted(away.if_need_be)),
        )


def seat_holders(bodies: Iterable[Body], window: Span) -> SeatHolders:
    """Who holds which seat of these bodies in a window of days (two queries)."""
    rows = Seat.objects.filter(body__in=list(bodies)).select_related("institution").order_by("pk")
    found = SeatHolders(window, {seat.pk: seat for seat in rows})
    mandates = Mandate.objects.during(window.first, window.last).filter(seat__in=found.seats)
    for mandate in mandates.select_related("person").order_by("starts", "pk"):
        found.add(mandate)
    return found


def longest_first(tenures: Iterable[Tenure]) -> list[int]:
    """Those who hold a seat or an office, who holds it longest first."""
    days: dict[int, int] = {}
    for one in tenures:
        days[one.person] = days.get(one.person, 0) + len(days_of(one.span))
    return sorted(days, key=lambda pk: (-days[pk], pk))


def spans_by_name(
    tenures: Iterable[Tenure], names: Iterable[str], others: str
) -> dict[str, tuple[Span, ...]]:
    """When each of some people holds a seat or an office; under one name, all `others`."""
    found: dict[str, tuple[Span, ...]] = {}
    for tenure in tenures:
        name = str(PersonId(tenure.person))
        name = name if name in names else others
        found[name] = (*found.get(name, ()), tenure.span)
    return found


def person_ids(people: Iterable[int]) -> tuple[str, ...]:
    """The planner's ids of people (by their rows)."""
    return tuple(str(PersonId(pk)) for pk in people)


def halves_of(days: Iterable[date]) -> set[Half]:
    """Both halves of each day."""
    return {(day, half) for day in days for half in HALVES["DAY"]}


def term(mandate: Mandate, seat: Seat, window: Span) -> Span | None:
    """The days of the window on which a mandate gives its seat, which must exist."""
    first = max(window.first, mandate.starts, seat.starts)
    last = min(window.last, mandate.ends or date.max, seat.ends or date.max)
    return Span(first, last) if first <= last else None


@lru_cache(maxsize=1024)
def days_of(span: Span) -> Sequence[date]:
    """The days of a span."""
    return tuple(map(date.fromordinal, range(span.first.toordinal(), span.last.toordinal() + 1)))


def _order(name: str) -> tuple[str, int, str]:
    found = read(name)
    assert found is not None
    row = (found.pk, "") if isinstance(found, RowId) else (found.body, found.kind)
    return found.prefix, *row
