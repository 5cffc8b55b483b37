"""Turns: what a duty asks of whoever takes it, the swaps that wait for an answer, the turns that
nobody has yet and that would be the person's."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import IntegerField, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tourdetable.core.charter.terms.model import Right, word_for
from tourdetable.domain.journal.prepared import Given, Part, Prepared, Row
from tourdetable.domain.meetings.enums import CALENDAR, MeetingState
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.networks.queries import Standing, local_day
from tourdetable.domain.people.models import Institution
from tourdetable.domain.rota.balance import MeetingTurns
from tourdetable.domain.rota.enums import SwapState
from tourdetable.domain.rota.models import Swap
from tourdetable.domain.rota.queries import Rows, told_of, turns_within
from tourdetable.interface.web.areas.home.holdings import NOW, bodies, number_of, seats


@dataclass(frozen=True)
class SwapLine:
    """A swap that waits for the person's answer, or (`asked`) that they wait for."""

    network: Network
    swap: Swap
    duty: str
    duty_back: str
    asked: bool


@dataclass(frozen=True)
class ForeseenLine:
    """A duty that nobody has yet, and that would fall to one of the person's seats."""

    network: Network
    body: Body
    seat: Seat
    meeting: MeetingTurns
    duty: str


def swaps() -> QuerySet[Swap]:
    """What was asked of the person's seats, and what they asked, of meetings to come."""
    mine = Q(other__in=seats()) | Q(seat__in=seats())
    rows = Swap.objects.filter(mine, state=SwapState.ASKED, meeting__starts_at__gt=NOW)
    return rows.filter(meeting__state__in=CALENDAR).order_by("meeting__starts_at", "pk")


SWAPS = Prepared(
    swaps,
    Part("", Swap),
    Part("meeting__", Meeting, without=("invited_agenda", "purpose")),
    Part("meeting__body__", Body),
    Part("in_exchange__", Meeting, without=("invited_agenda", "purpose")),
    Part("seat__", Seat),
    Part("seat__institution__", Institution),
    Part("other__", Seat),
    Part("other__institution__", Institution),
)


def untaken() -> QuerySet[Meeting]:
    """The meetings to come of the person's bodies at which there may be a duty that nobody has."""
    taken = number_of(Turn.objects.filter(meeting=OuterRef("pk")), "meeting")
    rows = Meeting.objects.filter(body__in=bodies(), starts_at__gt=NOW, state__in=CALENDAR)
    rows = rows.exclude(state=MeetingState.OPENED).annotate(taken=taken)
    return rows.filter(taken__lt=Given("duties", IntegerField()))


TURNS = turns_within(lambda path: Q(**{f"{path}__in": bodies()}))


def swap_lines(
    rows: Iterable[Row], mine: Mapping[int, Seat], places: Mapping[int, Standing]
) -> Iterator[SwapLine]:
    """Those that wait for the person, then those that they wait for."""
    found = []
    for swap, *_rest in rows:
        place = places.get(swap.meeting.body.network_id)
        if place is not None and (swap.other_id in mine or swap.seat_id in mine):
            words = place.charter.vocabulary.duties
            duty, back = word_for(words, swap.duty), word_for(words, swap.duty_back)
            found.append(SwapLine(place.network, swap, duty, back, swap.other_id not in mine))
    yield from sorted(found, key=lambda line: line.asked)


def foreseen_lines(
    places: Iterable[Standing], given: Mapping[str, object], now: datetime
) -> list[ForeseenLine]:
    """The turns that would be theirs, soonest first (one query)."""
    rows, found = TURNS.rows(**given), list[ForeseenLine]()
    for place in places:
        found += foreseen_at(place, rows, local_day(place.network, now))
    return sorted(found, key=lambda line: (line.meeting.on, line.meeting.pk, line.duty))


def foreseen_at(place: Standing, rows: Rows, today: date) -> Iterator[ForeseenLine]:
    """Those of one network, body by body."""
    mine = {seat.pk: seat for seat in place.seats if seat.takes_turns}
    for body in {seat.body_id: seat.body for seat in mine.values()}.values():
        if place.charter.vocabulary.duties_of(body.kind):
            yield from foreseen_in(place, body, mine, rows, today)


def foreseen_in(
    place: Standing, body: Body, mine: Mapping[int, Seat], rows: Rows, today: date
) -> Iterator[ForeseenLine]:
    """Those of one body."""
    rota = told_of(body, place.charter, rows, on=today)
    duties = place.charter.vocabulary.duties
    dated = {m.pk: m for line in rota.meetings.values() for m in line}
    for (meeting, duty), seat in rota.foreseen().at.items():
        if seat.pk in mine:
            name = word_for(duties, duty)
            yield ForeseenLine(place.network, body, mine[seat.pk], dated[meeting], name)


TASKS = {
    Right.CONVENE: _("convene the members"),
    Right.AGENDA: _("prepare the agenda"),
    Right.ATTENDANCE: _("note who is there"),
    Right.DECISIONS: _("record decisions and dissensus"),
    Right.MINUTES: _("write the minutes"),
    Right.TURNS: _("share out the next turns"),
}
"""What each right asks, in the order of a meeting; to move or cancel a meeting asks nothing in
advance."""


def preparation(rights: Collection[Right]) -> tuple[str, ...]:
    """The tasks that go with these rights."""
    return tuple(str(words) for right, words in TASKS.items() if right in rights)


def still_asked(rights: Collection[Right], state: str, *, past: bool) -> set[Right]:
    """What is left to do of a meeting: once it is past, only the minutes; members are convened
    once."""
    if past:
        return {Right.MINUTES}.intersection(rights)
    done = set[Right]() if state == MeetingState.PLANNED else {Right.CONVENE}
    return set(rights) - done
