"""Who sits, and for which institution: for members, as long as they do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from tourdetable.core.words.collation import folded
from tourdetable.domain.networks.models import Mandate, Office, Seat
from tourdetable.domain.people.models import Institution, Person
from tourdetable.domain.search.marks import MEMBERS, NOBODY
from tourdetable.domain.search.sources.base import (
    SearchNews,
    SearchReading,
    SearchSource,
    Seen,
    Thing,
    joined,
)
from tourdetable.domain.search.sources.places import next_day

COMPOSING = ("seat", "mandate", "office", "body", "import", "invitation")
"""What events are about when who sits in the body that they name changes."""


class HeldWhile(NamedTuple):
    """A seat or an office, held for some time; an institution's name for a seat."""

    starts: date
    ends: date | None
    named: str = ""

    def on(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or self.ends >= day)


class PeopleSource(SearchSource):
    """Persons who hold a seat or an office today, with the institutions for which they do."""

    code = "person"

    def rows(self, seen: Seen) -> QuerySet[Person]:
        seated = Mandate.objects.filter(lasting(seen), seat__body__network=seen.network)
        filled = Office.objects.filter(lasting(seen), network=seen.network)
        here = Q(pk__in=seated.values("person")) | Q(pk__in=filled.values("person"))
        return Person.objects.filter(here)

    def things(self, rows: Sequence[Person], seen: Seen) -> Iterator[Thing]:
        held = held_by(rows, seen)
        for person in rows:
            yield somebody(person.pk, str(person), "", held[person.pk], seen.on)

    def touched(self, news: SearchNews) -> Iterable[int]:
        renamed, bodies = news.of("institution"), composed(news)
        seated = Mandate.objects.filter(
            Q(seat__body__in=bodies) | Q(seat__institution__in=renamed)
        ).order_by()
        filled = Office.objects.filter(Q(body__in=bodies) | Q(pk__in=news.of("office"))).order_by()
        found = {*seated.values_list("person", flat=True), *filled.values_list("person", flat=True)}
        return found | news.of(self.code)


class InstitutionsSource(SearchSource):
    """Institutions that have a seat today."""

    code = "institution"

    def rows(self, seen: Seen) -> QuerySet[Institution]:
        seats = Seat.objects.filter(lasting(seen), body__network=seen.network)
        return Institution.objects.filter(pk__in=seats.values("institution"))

    def things(self, rows: Sequence[Institution], seen: Seen) -> Iterator[Thing]:
        seats = Seat.objects.filter(institution__in=rows, body__network=seen.network)
        held: dict[int, list[HeldWhile]] = defaultdict(list)
        for pk, starts, ends, closed in seats.values_list(
            "institution", "starts", "ends", "body__ends"
        ):
            held[pk].append(HeldWhile(starts, earliest(ends, closed)))
        for one in rows:
            said = joined(one.kind, one.territory)
            yield somebody(one.pk, called(one.name, one.short_name), said, held[one.pk], seen.on)

    def touched(self, news: SearchNews) -> Iterable[int]:
        seats = Seat.objects.filter(body__in=composed(news)).order_by()
        return {*seats.values_list("institution", flat=True), *news.of(self.code)}


def called(name: str, short: str) -> str:
    """An institution's name, and the short one if it says more."""
    return f"{name} ({short})" if short and folded(short) not in folded(name) else name


def lasting(seen: Seen) -> Q:
    """What is not over: it holds, or it will."""
    return Q(ends=None) | Q(ends__gte=seen.on)


def composed(news: SearchNews) -> set[int]:
    """The bodies of which somebody else may sit."""
    return news.bodies if news.of(*COMPOSING) else set()


def held_by(rows: Sequence[Person], seen: Seen) -> dict[int, list[HeldWhile]]:
    """What some people hold or will hold, by person (two queries)."""
    seats = Mandate.objects.filter(
        lasting(seen), person__in=rows, seat__body__network=seen.network
    ).order_by("starts", "pk")
    ends = ("ends", "seat__ends", "seat__body__ends")
    found: dict[int, list[HeldWhile]] = defaultdict(list)
    told = ("person", "starts", "seat__institution__name", "seat__institution__short_name")
    for pk, starts, name, short, *over in seats.values_list(*told, *ends):
        found[pk].append(HeldWhile(starts, earliest(*over), called(name, short)))
    offices = Office.objects.filter(lasting(seen), person__in=rows, network=seen.network)
    for pk, starts, over in offices.values_list("person", "starts", "ends"):
        found[pk].append(HeldWhile(starts, over))
    return found


def somebody(pk: int, name: str, said: str, held: Sequence[HeldWhile], on: date) -> Thing:
    """Who holds something today, found by their name; nobody finds those who will, before."""
    today = [one for one in held if one.on(on)]
    named = joined(said, *dict.fromkeys(one.named for one in today))
    readers = frozenset({MEMBERS if today else NOBODY})
    again = next_day(on, [(one.starts, one.ends) for one in held])
    return Thing(pk, (SearchReading(readers, name, named),), again_on=again)


def earliest(*days: date | None) -> date | None:
    """The first of some days, if any is said."""
    return min((day for day in days if day is not None), default=None)
