"""What the pages of a network and of a body are read from: prepared statements, one for each set
of kinds that a charter opens, and each number of bodies that a reader sits in."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    FilteredRelation,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)

from tourdetable.domain.commitments.models import Commitment, Theme
from tourdetable.domain.coordination.models import DatesCall
from tourdetable.domain.guests.queries import CONTINUING
from tourdetable.domain.journal.prepared import (
    Given,
    Part,
    Prepared,
    PreparedValues,
    Together,
    each_given,
)
from tourdetable.domain.meetings.calendar.seasons import Reach, within
from tourdetable.domain.meetings.enums import CALENDAR, CAME
from tourdetable.domain.meetings.models import Attendance, Meeting, Turn
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.seating import HELD_SEATS
from tourdetable.domain.places.models import Place

KEY = BigIntegerField()
NETWORK = Given("network", KEY)
BODY = Given("body", KEY)
PERSON = Given("person", KEY)
DAY = Given("on", DateField())
NOW = Given("now", DateTimeField())
SHAPES = 64
"""How many statements of one kind a process keeps."""

LINE = Part("", Meeting, without=("invited_agenda", "purpose"))
"""What a line says of a meeting."""


def of_network(kinds: tuple[str, ...] | None, bodies: int) -> QuerySet[Meeting]:
    """The meetings of a network that are not over, among those that a reader may know of."""
    rows = Meeting.objects.filter(body__network=NETWORK, ends_at__gte=NOW)
    return within(rows, Reach(kinds, each_given("reach", bodies, KEY)))


@lru_cache(maxsize=SHAPES)
def next_in_network(kinds: tuple[str, ...] | None, bodies: int, most: int) -> Prepared:
    """The next meetings of the calendar, with their bodies and places."""

    def make() -> QuerySet[Meeting]:
        rows = of_network(kinds, bodies).filter(state__in=CALENDAR)
        return rows.order_by("starts_at", "pk")[:most]

    return Prepared(make, LINE, Part("body__", Body), Part("place__", Place))


@lru_cache(maxsize=SHAPES)
def next_in_public(kinds: tuple[str, ...] | None, most: int) -> Prepared:
    """The same of some kinds for anybody, cancelled ones included."""

    def make() -> QuerySet[Meeting]:
        return of_network(kinds, 0).order_by("starts_at", "pk")[:most]

    return Prepared(make, LINE, Part("body__", Body), Part("place__", Place))


@lru_cache(maxsize=SHAPES)
def first_of_bodies(kinds: tuple[str, ...] | None, bodies: int, asked: int) -> PreparedValues:
    """When each of some bodies (`asked0`…) meets next."""

    def make() -> QuerySet[Any, Any]:
        these = Q(body__pk__in=each_given("asked", asked, KEY))
        rows = of_network(kinds, bodies).filter(these, state__in=CALENDAR)
        return rows.order_by().values_list("body_id").annotate(first=Min("starts_at"))

    return PreparedValues(make)


BODIES = PreparedValues(
    lambda: (
        Body.objects.active(DAY)
        .filter(network=NETWORK)
        .values_list("pk", "kind", "name", "slug", "ends")
    )
)


@lru_cache(maxsize=SHAPES)
def bodies_of(kinds: tuple[str, ...]) -> PreparedValues:
    """What anybody may read of the bodies of some kinds."""
    return PreparedValues(
        lambda: (
            Body.objects.active(DAY)
            .filter(network=NETWORK, kind__in=kinds)
            .values_list("kind", "name", "territory", "purpose")
        )
    )


def body_and_offices() -> QuerySet[Body]:
    """One body: a row for each of its offices of the day, the oldest first; whether it ever had a
    theme, or asked somebody to commit; by which day a date is asked of it."""
    then = Q(offices__ends=None) | Q(offices__ends__gte=DAY)
    held = FilteredRelation("offices", condition=then & Q(offices__starts__lte=DAY))
    rows = Body.objects.filter(network=NETWORK, slug=Given("slug", CharField()))
    themes, asked = (
        Exists(kind.objects.filter(body=OuterRef("pk")).order_by()) for kind in (Theme, Commitment)
    )
    calls = DatesCall.objects.filter(body=OuterRef("pk"), taken_back_on=None, until__gte=DAY)
    until = Subquery(calls.order_by("until").values("until")[:1])
    rows = rows.annotate(held=held, commits=themes | asked, dates_until=until)
    return rows.order_by("held__starts", "held__pk")


BODY_AND_OFFICES = Prepared(
    body_and_offices,
    Part("", Body),
    columns=(
        "held__kind",
        "held__person__given_name",
        "held__person__family_name",
        "commits",
        "dates_until",
    ),
)


SEATS_AND_GUESTS = Together(HELD_SEATS, CONTINUING)
"""The seats of a body on a day, with who holds them; and who is called in for a time."""


def of_body(kinds: tuple[str, ...] | None) -> QuerySet[Meeting]:
    """The meetings of a body's calendar, among those that a reader may know of."""
    return within(Meeting.objects.filter(body=BODY, state__in=CALENDAR), Reach(kinds))


@lru_cache(maxsize=SHAPES)
def coming_in_body(kinds: tuple[str, ...] | None, most: int) -> Prepared:
    """Those that are not over, the next one first."""

    def make() -> QuerySet[Meeting]:
        return of_body(kinds).filter(ends_at__gte=NOW).order_by("starts_at", "pk")[:most]

    return Prepared(make, LINE, Part("place__", Place))


@lru_cache(maxsize=SHAPES)
def past_in_body(kinds: tuple[str, ...] | None, most: int) -> Prepared:
    """Those that are, the latest first, with their minutes, and whether a person came."""

    def make() -> QuerySet[Meeting]:
        there = Attendance.objects.filter(person=PERSON, mode__in=CAME, meeting=OuterRef("pk"))
        rows = of_body(kinds).filter(ends_at__lt=NOW).annotate(came=Exists(there.order_by()))
        return rows.order_by("-starts_at", "-pk")[:most]

    return Prepared(make, LINE, Part("record__", Minutes, without=("text",)), columns=("came",))


def turns_in_body(since: Given, until: Given) -> QuerySet[Any, Any]:
    """Who has which duty at the meetings of a body, but for those that are cancelled."""
    rows = Turn.objects.filter(meeting__body=BODY).exclude(meeting__state="cancelled")
    then = rows.filter(meeting__starts_at__gte=since, meeting__starts_at__lt=until)
    return then.values_list("seat_id", "duty", "meeting_id", "meeting__starts_at", "meeting__kind")


TURNS_IN_BODY = PreparedValues(
    partial(turns_in_body, Given("since", DateTimeField()), Given("until", DateTimeField()))
)
