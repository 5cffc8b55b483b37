"""The people of a network: by college and institution, with their bodies; and who holds an office.

A small network is seen at one glance. A larger one shows its colleges, of which one is opened by
address, and finds people and institutions by their names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.networks.rules import may_compose_some, phone_shown_to
from tourdetable.domain.people.finding import institutions_named, persons_named
from tourdetable.domain.people.models import Institution, Person
from tourdetable.interface.web.areas.networks.officers import Officers
from tourdetable.interface.web.base.groups import by_kind
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages

GLANCE = 120
"""A network of no more seats is seen whole."""

PAGE = 25
"""Seats on a page of a college, or of what is found."""


class TodaysSeat(NamedTuple):
    """A seat of today: its institution and its body."""

    pk: int
    college: str
    institution_id: int
    institution: str
    body: str
    body_slug: str
    body_id: int


SEAT = (
    *("pk", "college", "institution_id", "institution__name"),
    *("body__name", "body__slug", "body_id"),
)


class SeatHolder(NamedTuple):
    """Somebody who holds a seat, and whom they show their telephone to."""

    seat: int
    pk: int
    given_name: str
    family_name: str
    sort_key: str
    phone: str
    phone_for: str

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"


HOLDER = (
    "seat_id",
    *(f"person__{name}" for name in ("pk", "given_name", "family_name", "sort_key")),
    *("person__phone", "person__phone_for"),
)


@dataclass(frozen=True)
class Links:
    """Where the pages of bodies, persons and institutions are."""

    body: Callable[[object], str]
    person: Callable[[object], str]
    institution: Callable[[object], str]


@dataclass(frozen=True)
class BodyLink:
    """A body where somebody sits."""

    name: str
    url: str
    pk: int


@dataclass(frozen=True)
class PersonRow:
    """A person and the bodies where they sit; nobody, and those where a place is vacant. `rows` is
    how many lines the institution spans, on the first of them; `phone`, what they show of it to the
    reader."""

    person: str
    bodies: tuple[BodyLink, ...]
    phone: str = ""
    url: str = ""
    rows: int = 0


@dataclass(frozen=True)
class InstitutionRow:
    """An institution of a college: its people, then its vacant places."""

    name: str
    url: str
    rows: tuple[PersonRow, ...]


@dataclass(frozen=True)
class CollegeGroup:
    """Institutions of a college; `count` is how many it has, or how many were found."""

    code: str
    name: str
    count: int
    institutions: list[InstitutionRow]


@dataclass(frozen=True)
class CollegeLink:
    """A college to open, and how many institutions sit there."""

    code: str
    name: str
    seats: int
    institutions: int
    query: str
    current: bool


@dataclass(frozen=True)
class Directory:
    """What the address asks of the people of a network: some names (`q`), or a college."""

    scene: Scene
    asked: Mapping[str, str]

    @property
    def composes(self) -> bool:
        """Whether the reader may find, add and correct people."""
        return bool(may_compose_some(self.scene.member))

    @cached_property
    def names(self) -> Mapping[str, Any]:
        return self.scene.charter.vocabulary.colleges

    @cached_property
    def seats(self) -> QuerySet[Seat]:
        return todays_seats(self.scene)

    @cached_property
    def words(self) -> str:
        """The name that is looked for."""
        return " ".join(self.asked.get("q", "").split())[:100]

    @cached_property
    def colleges(self) -> list[CollegeLink]:
        """The colleges of those who sit, in the charter's order (one query)."""
        rows = self.seats.order_by().values_list("college")
        counted = rows.annotate(Count("pk"), Count("institution", distinct=True))
        found = by_kind(counted, self.names, lambda row: row[0])
        asked = self.asked.get("college", "")
        return [
            CollegeLink(
                code=code,
                name=word_for(self.names, code),
                seats=seats,
                institutions=institutions,
                query=urlencode({"college": code}),
                current=code == asked and not self.words,
            )
            for ((code, seats, institutions),) in found.values()
        ]

    @property
    def total(self) -> int:
        """How many seats there are."""
        return sum(college.seats for college in self.colleges)

    @property
    def large(self) -> bool:
        """Whether there are too many to be seen at one glance."""
        return self.total > GLANCE

    @property
    def opened(self) -> CollegeLink | None:
        """The college that is asked."""
        return next((college for college in self.colleges if college.current), None)

    @property
    def whole(self) -> bool:
        """Whether everybody is shown."""
        return not self.words and not self.opened and (not self.large or self.everything)

    @property
    def everything(self) -> bool:
        """Whether all is asked on one page, however long."""
        return self.asked.get("show") == "all"

    @cached_property
    def chosen(self) -> QuerySet[Seat]:
        """The seats that are shown, of all pages."""
        if self.words:
            return self.seats.filter(of_name(self.scene, self.words))
        if self.opened:
            return self.seats.filter(college=self.opened.code)
        return self.seats if self.whole else self.seats.none()

    @cached_property
    def page(self) -> Page[Any]:
        """The ranks of those that the page shows."""
        if self.words:
            count = self.chosen.count()
        elif self.opened:
            count = self.opened.seats
        else:
            count = self.total if self.whole else 0
        size = max(count, 1) if self.whole else PAGE
        return Pages(range(count), size).get_page(self.asked.get("page"))

    @property
    def query(self) -> str:
        """The address of the other pages, but for their number."""
        code = self.opened.code if self.opened else ""
        said = {"q": self.words, "college": code}
        return f"{urlencode({name: value for name, value in said.items() if value})}&"

    @cached_property
    def shown(self) -> list[TodaysSeat]:
        """The seats on the page."""
        first, last = max(self.page.start_index() - 1, 0), self.page.end_index()
        return [TodaysSeat._make(row) for row in self.chosen.values_list(*SEAT)[first:last]]

    @property
    def groups(self) -> list[CollegeGroup]:
        """The same, under their colleges."""
        names = ("body", "person", "institution")
        links = Links(*(self.scene.addresses(name) for name in names))
        found = by_kind(self.shown, self.names, lambda seat: seat.college)
        groups = []
        for code, some in found.items():
            rows = institution_rows(some, self.holders, links, self.scene.member)
            count = self.opened.institutions if self.opened else len(rows)
            groups.append(CollegeGroup(code, word_for(self.names, code), count, rows))
        return groups

    @cached_property
    def holders(self) -> dict[int, list[SeatHolder]]:
        """Who holds each of the seats shown, by name."""
        of: Any = self.chosen.values("pk") if self.whole else [seat.pk for seat in self.shown]
        held = Mandate.objects.active(self.scene.today).filter(seat__in=of)
        found: dict[int, list[SeatHolder]] = {}
        for row in held.order_by("person__sort_key", "person", "pk").values_list(*HOLDER):
            found.setdefault(row[0], []).append(SeatHolder._make(row))
        return found

    @property
    def people(self) -> int:
        """How many people are shown."""
        return len({holder.pk for some in self.holders.values() for holder in some})

    @property
    def institutions(self) -> int:
        """How many institutions are shown."""
        return len({seat.institution_id for seat in self.shown})

    @cached_property
    def officers(self) -> Officers:
        """Who holds an office: those of the names that are looked for, else all."""
        return Officers(self.scene, self.asked, self.words)


def todays_seats(scene: Scene) -> QuerySet[Seat]:
    """The seats of today, by institution."""
    bodies = Body.objects.active(scene.today).filter(network=scene.network)
    seats = Seat.objects.active(scene.today).filter(body__in=bodies)
    return seats.order_by("institution__sort_key", "institution", "body__sort_key", "pk")


def of_name(scene: Scene, words: str) -> Q:
    """The seats whose institution, or one of whose holders, bears a name."""
    people = Person.objects.filter(persons_named(words))
    institutions = Institution.objects.filter(institutions_named(words))
    held = Mandate.objects.active(scene.today).filter(person__in=people)
    return Q(institution__in=institutions) | Q(pk__in=held.values("seat"))


def institution_rows(
    seats: Iterable[TodaysSeat],
    holders: Mapping[int, list[SeatHolder]],
    links: Links,
    reader: Standing,
) -> list[InstitutionRow]:
    """Seats, by institution, as rows."""
    return [
        InstitutionRow(name, links.institution(pk), person_rows(list(some), holders, links, reader))
        for (pk, name), some in groupby(seats, key=lambda seat: seat[2:4])
    ]


def person_rows(
    seats: list[TodaysSeat],
    holders: Mapping[int, list[SeatHolder]],
    links: Links,
    reader: Standing,
) -> tuple[PersonRow, ...]:
    """The people of an institution by name, then its vacant places."""
    held, vacant = bodies_held(seats, holders, links)
    rows = [
        person_row(holder, bodies, reader, links.person(holder.pk))
        for holder, bodies in sorted(held.items(), key=lambda row: (row[0].sort_key, row[0].pk))
    ]
    if vacant:
        rows.append(PersonRow("", tuple(vacant)))
    return (replace(rows[0], rows=len(rows)), *rows[1:])


def bodies_held(
    seats: list[TodaysSeat], holders: Mapping[int, list[SeatHolder]], links: Links
) -> tuple[dict[SeatHolder, list[BodyLink]], list[BodyLink]]:
    """The bodies where each person of an institution sits, and those where nobody does."""
    held: dict[SeatHolder, list[BodyLink]] = {}
    vacant = []
    for seat in seats:
        link = BodyLink(seat.body, links.body(seat.body_slug), seat.body_id)
        for holder in holders.get(seat.pk, ()):
            held.setdefault(holder._replace(seat=0), []).append(link)
        if seat.pk not in holders:
            vacant.append(link)
    return held, vacant


def person_row(
    holder: SeatHolder, bodies: Sequence[BodyLink], reader: Standing, url: str
) -> PersonRow:
    """A person, the bodies where they sit, and their telephone if they show it to the reader."""
    phone = phone_shown_to(reader, holder, [body.pk for body in bodies])
    return PersonRow(holder.name, tuple(bodies), phone, url)
