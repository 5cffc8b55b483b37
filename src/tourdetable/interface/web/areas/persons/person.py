"""The page of a person, in one network: what they hold and held there. It says nothing of another
network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Page
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.networks.directory import persons_of
from tourdetable.domain.networks.models import Mandate, Office
from tourdetable.domain.networks.rules import phone_shown_to
from tourdetable.domain.people.finding import at_address
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.inbox.reaching import reached
from tourdetable.interface.web.areas.persons.access import composes
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages

PAGE = 20
"""Mandates on a page."""


@dataclass(frozen=True)
class HeldRow:
    """What somebody holds or held: of which body (none: of the whole network), and when."""

    name: str
    url: str
    body: str
    body_url: str
    starts: date
    ends: date | None
    current: bool


@dataclass(frozen=True)
class Sharing:
    """Who else reads the mailbox of a person: those whom the reader may know, and how many more."""

    names: tuple[str, ...]
    others: int


@dataclass(frozen=True)
class PersonPage:
    """What the reader may know of a person."""

    scene: Scene
    person: Person
    asked: Mapping[str, str]

    @property
    def composes(self) -> bool:
        return composes(self.scene)

    @property
    def reached(self) -> str:
        """What is known of their mailbox, if messages do not reach it (two queries)."""
        account = self.person.account_id
        return reached([account], now=self.scene.now).get(account or 0, "")

    @property
    def to_invite(self) -> bool:
        """Whether they hold something, have an address, and have never signed in."""
        account = self.person.account
        return self.holds and account is not None and account.last_login is None

    @property
    def holds(self) -> bool:
        """Whether they hold something here, today or later."""
        rows, today = (*self.held, *self.offices), self.scene.today
        return any(row.ends is None or row.ends >= today for row in rows)

    @property
    def themselves(self) -> bool:
        """Whether it is the reader's own page."""
        return self.person == self.scene.member.person

    @cached_property
    def mandates(self) -> QuerySet[Mandate]:
        """Those of this network, those of today first."""
        rows = Mandate.objects.filter(
            person=self.person, seat__body__network=self.scene.network
        ).select_related("seat__institution", "seat__body")
        return rows.order_by(today_first(self.scene.today, "seat__"), "-starts", "pk")

    @cached_property
    def page(self) -> Page[Mandate]:
        return Pages(self.mandates, PAGE).get_page(self.asked.get("page"))

    @cached_property
    def held(self) -> list[HeldRow]:
        """The mandates of the page."""
        body, institution = map(self.scene.addresses, ("body", "institution"))
        return [
            HeldRow(
                name=row.seat.institution.name,
                url=institution(row.seat.institution_id),
                body=row.seat.body.name,
                body_url=body(row.seat.body.slug),
                starts=row.starts,
                ends=earliest(row.ends, row.seat.ends),
                current=holds(row.starts, earliest(row.ends, row.seat.ends), self.scene.today),
            )
            for row in self.page
        ]

    @cached_property
    def offices(self) -> list[HeldRow]:
        """Their offices in this network, those of today first."""
        rows = Office.objects.filter(person=self.person, network=self.scene.network)
        found = rows.select_related("body").order_by(today_first(self.scene.today), "-starts", "pk")
        return [self.office(row) for row in found]

    def office(self, row: Office) -> HeldRow:
        """One of them, as the charter calls it."""
        name = word_for(self.scene.charter.vocabulary.offices, row.kind)
        current = holds(row.starts, row.ends, self.scene.today)
        where = (row.body.name, self.scene.url("body", row.body.slug)) if row.body else ("", "")
        return HeldRow(name, "", *where, row.starts, row.ends, current)

    @cached_property
    def phone(self) -> str:
        """Their telephone, to whom they give it."""
        if self.themselves or not self.person.phone:
            return self.person.phone
        return phone_shown_to(self.scene.member, self.person, self.bodies_today())

    def bodies_today(self) -> list[int | None]:
        """Those of this network where they have a place today; None for an office of the whole
        network (two queries)."""
        today, network = self.scene.today, self.scene.network
        sitting = Q(seat__ends=None) | Q(seat__ends__gte=today)
        seated = Mandate.objects.active(today).filter(sitting, seat__body__network=network)
        offices = Office.objects.active(today).filter(network=network, person=self.person)
        seats = seated.filter(person=self.person).values_list("seat__body", flat=True)
        return [*seats, *offices.values_list("body", flat=True)]

    @cached_property
    def sharing(self) -> Sharing | None:
        """Who else reads their mailbox; nobody but whoever composes asks."""
        account = self.person.account
        if account is None:
            return None
        rows = at_address(account.email).exclude(pk=self.person.pk)
        total = rows.count()
        if not total:
            return None
        known = rows.filter(pk__in=persons_of([self.scene.network]).values("pk"))
        names = tuple(str(one) for one in known.order_by("sort_key", "pk")[:PAGE])
        return Sharing(names, total - len(names))


def today_first(today: date, seat: str = "") -> Case:
    """What holds today comes first."""
    now = (Q(ends=None) | Q(ends__gte=today)) & Q(starts__lte=today)
    if seat:
        now &= Q(**{f"{seat}ends": None}) | Q(**{f"{seat}ends__gte": today})
    return Case(When(now, then=Value(0)), default=Value(1), output_field=IntegerField())


def earliest(*days: date | None) -> date | None:
    """The first of these days; none when nothing ends."""
    return min((day for day in days if day is not None), default=None)


def holds(starts: date, ends: date | None, today: date) -> bool:
    return starts <= today and (ends is None or ends >= today)
