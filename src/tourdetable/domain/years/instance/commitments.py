"""Meetings in the calendar already, which stay; and when they, or what people said, keep each from
coming.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.planner.terms.instance import BodySpec, GapSpec, Leave, PinnedDate, Span
from tourdetable.domain.availability.enums import HALVES, Part, Source
from tourdetable.domain.availability.models import Absence, WeeklyOff
from tourdetable.domain.meetings.calendar.seasons import moments
from tourdetable.domain.meetings.enums import CALENDAR, COMING, Answer
from tourdetable.domain.meetings.models import Meeting, Reply
from tourdetable.domain.meetings.queries import in_calendar, in_network
from tourdetable.domain.networks.models import Mandate, Network
from tourdetable.domain.years.ids import HeldMeetingsId
from tourdetable.domain.years.instance.attendees import Away, Half, days_of

NOON, ONE = time(12, 0), time(13, 0)
FREE = {Answer.EXCUSED, Answer.PAIR}
Weekly = tuple[tuple[int, str], ...]
"""Half-days of each week."""

LONG = 3650
"""Days between meetings that are not to be planned: no gap between them is uneven."""


@dataclass(frozen=True)
class DatedMeeting:
    """A meeting of the calendar, by its local day, part and hours (`where`: of a season's)."""

    pk: int
    body: int
    kind: str
    on: date
    part: str
    title: str
    place: int | None = None
    opens: time = time()
    closes: time = time()
    where: str = ""

    @property
    def half(self) -> Half:
        return self.on, self.part


@dataclass(frozen=True)
class Engagement:
    """A meeting of a body where a person sits that day: whether they are counted on, and whether
    they said that they will not come."""

    person: int
    meeting: DatedMeeting
    expected: bool
    excused: bool


def part_of(opens: time, closes: time) -> str:
    """The part of the day that local hours take (the planner's code)."""
    if closes <= ONE:
        return Part.AM
    return Part.PM if opens >= NOON else Part.DAY


def part_between(starts: datetime, ends: datetime) -> str:
    """The part of the day between two local moments: the whole of it when they are two days."""
    one_day = starts.date() == ends.date()
    return part_of(starts.time(), ends.time()) if one_day else str(Part.DAY)


def commitment(meeting: Meeting, zone: ZoneInfo, where: str = "") -> DatedMeeting:
    """A meeting as its network's days say it; one that ends on another day takes its whole day."""
    starts, ends = meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone)
    part = part_between(starts, ends)
    when = (starts.date(), str(part), meeting.title, meeting.place_id, starts.time(), ends.time())
    return DatedMeeting(meeting.pk, meeting.body_id, meeting.kind, *when, where)


def of_season(network: Network, season: Period) -> list[DatedMeeting]:
    """The meetings of a season that stand in the calendar."""
    zone = ZoneInfo(network.time_zone)
    rows = in_calendar(network, *moments(network, season))
    return [commitment(meeting, zone, meeting.where) for meeting in rows]


def last_before(network: Network, day: date) -> dict[tuple[int, str], date]:
    """The last meeting of the calendar before a day, by body and kind."""
    zone = ZoneInfo(network.time_zone)
    before = in_network(network).filter(
        state__in=CALENDAR, starts_at__lt=datetime.combine(day, time(), zone)
    )
    rows = before.order_by("starts_at").values_list("body_id", "kind", "starts_at")
    return {(body, kind): moment.astimezone(zone).date() for body, kind, moment in rows}


def standing_bodies(
    meetings: Iterable[DatedMeeting], season: Span
) -> Iterator[tuple[BodySpec, list[PinnedDate], list[Leave]]]:
    """A planner's body for each body and kind that has such meetings: nobody is asked or moved."""
    found = {
        PinnedDate(str(HeldMeetingsId(one.body, one.kind)), one.on, one.part) for one in meetings
    }
    ordered = sorted(found, key=lambda pin: (pin.body, pin.date, pin.part))
    for name, group in groupby(ordered, key=lambda pin: pin.body):
        pins = list(group)
        leaves = [Leave("date", name), Leave("weekday", name)]
        yield standing_body(name, len(pins), season), pins, leaves


def standing_body(name: str, meetings: int, season: Span) -> BodySpec:
    """A body whose meetings may be any day and part, without seats."""
    return BodySpec(
        id=name,
        meetings=meetings,
        season=season,
        weekdays=(0, 1, 2, 3, 4),
        parts=tuple(Part.values),
        gap=GapSpec(ideal=LONG, tol=LONG),
        xy=None,
        kind=HeldMeetingsId.prefix,
    )


def away(
    network: Network, people: Iterable[int], days: Span, placed: Iterable[int]
) -> dict[int, Away]:
    """By person, over some days; `placed` are meetings of the calendar that the planner places.

    What was read from somebody's calendar during a meeting of a body where they sit is that very
    meeting, and no absence, unless they have excused themselves.
    """
    asked, kept = list(people), set(placed)
    engaged = list(engagements(network, asked, days))
    halves = by_person(one for one in engaged if one.expected and one.meeting.pk not in kept)
    own = by_person(one for one in engaged if not one.excused)
    weekly, unsure = weekly_of(asked)
    reluctant = {pk: set(each_week(found, days)) for pk, found in unsure.items()}
    for absence in absences_in(asked, days):
        into = reluctant if absence.if_need_be else halves
        into.setdefault(absence.person_id, set()).update(taken_by(absence, days, own))
    return {
        pk: together(halves.get(pk, set()), weekly.get(pk, ()), reluctant.get(pk, set()))
        for pk in {*halves, *weekly, *reluctant}
    }


def absences_in(people: Iterable[int], days: Span) -> QuerySet[Absence]:
    """What people said of some days."""
    return Absence.objects.filter(person__in=people, first__lte=days.last, last__gte=days.first)


def taken_by(absence: Absence, days: Span, own: Mapping[int, set[Half]]) -> set[Half]:
    """The half-days of an absence; what a calendar says, but for one's `own` meetings."""
    taken = set(half_days(absence, days))
    if absence.source == Source.CALENDAR:
        return without(taken, own.get(absence.person_id, set()))
    return taken


def together(cannot: set[Half], weekly: Weekly, reluctant: set[Half]) -> Away:
    """All that was said by one person: nobody comes if need be when they cannot come."""
    return Away(frozenset(cannot), weekly, frozenset(without(reluctant, cannot)))


def weekly_of(people: Iterable[int]) -> tuple[dict[int, Weekly], dict[int, Weekly]]:
    """The half-days of each week when people said that they cannot come, in order, by person; then
    those when they come if need be."""
    cannot: dict[int, Weekly] = {}
    may: dict[int, Weekly] = {}
    for off in WeeklyOff.objects.filter(person__in=people).order_by("weekday", "part"):
        found = may if off.if_need_be else cannot
        found[off.person_id] = (*found.get(off.person_id, ()), (off.weekday, off.part))
    return cannot, may


def each_week(weekly: Weekly, days: Span) -> Iterator[Half]:
    """Half-days of each week, on each of some days."""
    for weekday, part in weekly:
        yield from ((day, part) for day in days_of(days) if day.weekday() == weekday)


def half_days(absence: Absence, days: Span) -> Iterator[Half]:
    """The half-days of an absence within some days."""
    span = Span(max(absence.first, days.first), min(absence.last, days.last))
    return ((day, absence.part) for day in days_of(span))


def expected(
    network: Network, people: Iterable[int], window: Span, kept: Iterable[int]
) -> dict[int, set[Half]]:
    """When people are expected at meetings of any network, but those (`kept`) that are placed."""
    engaged, placed = engagements(network, people, window), set(kept)
    return by_person(one for one in engaged if one.expected and one.meeting.pk not in placed)


def engagements(network: Network, people: Iterable[int], window: Span) -> Iterator[Engagement]:
    """The meetings of the bodies where people sit, of any network, and whether they are expected.

    Everybody who holds a standing seat on the day is, unless they said that they will not come, or
    that their partner will; once somebody of a seat comes, the others of that seat are free.
    """
    mandates = mandates_by_body(people, window)
    meetings = meetings_of(network, mandates, window)
    said = answers(one.pk for one in meetings)
    for one in meetings:
        for mandate in mandates[one.body]:
            replies = said.get((one.pk, mandate.seat_id), {})
            if sits(mandate, one):
                excused = replies.get(mandate.person_id) == Answer.EXCUSED
                expected = is_expected(mandate, replies)
                yield Engagement(mandate.person_id, one, expected=expected, excused=excused)


def by_person(engaged: Iterable[Engagement]) -> dict[int, set[Half]]:
    """The half-days of engagements, by person."""
    found: dict[int, set[Half]] = {}
    for one in engaged:
        found.setdefault(one.person, set()).add(one.meeting.half)
    return found


def without(taken: set[Half], others: set[Half]) -> set[Half]:
    """Half-days but for those of others; whole days stay whole where nothing is taken off."""
    off = parts(others)
    split = {half for half in taken if parts({half}) & off}
    return (taken - split) | (parts(split) - off)


def parts(halves: Iterable[Half]) -> set[Half]:
    """Mornings and afternoons: a whole day is both."""
    return {(day, half) for day, part in halves for half in HALVES[part]}


def mandates_by_body(people: Iterable[int], window: Span) -> dict[int, list[Mandate]]:
    """The mandates of people in some days, by the body where they sit."""
    rows = Mandate.objects.during(window.first, window.last).filter(person__in=list(people))
    found: dict[int, list[Mandate]] = {}
    for mandate in rows.select_related("seat"):
        found.setdefault(mandate.seat.body_id, []).append(mandate)
    return found


def meetings_of(network: Network, bodies: Iterable[int], window: Span) -> list[DatedMeeting]:
    """The meetings that stand in the calendar of these bodies in some days."""
    zone = ZoneInfo(network.time_zone)
    opens, closes = moments(network, Period(window.first, window.last))
    rows = Meeting.objects.filter(body__in=list(bodies), state__in=CALENDAR)
    rows = rows.filter(starts_at__lt=closes, ends_at__gt=opens)
    return [commitment(row, zone) for row in rows]


def answers(meetings: Iterable[int]) -> dict[tuple[int, int], dict[int, str]]:
    """What people answered for the time at which it is held, by meeting and seat."""
    found: dict[tuple[int, int], dict[int, str]] = {}
    for row in Reply.objects.filter(meeting__in=list(meetings), stands=True).order_by("pk"):
        found.setdefault((row.meeting_id, row.seat_id), {})[row.person_id] = row.answer
    return found


def sits(mandate: Mandate, meeting: DatedMeeting) -> bool:
    """Whether a mandate gives its seat on the day of a meeting."""
    return all(
        row.starts <= meeting.on <= (row.ends or date.max) for row in (mandate, mandate.seat)
    )


def is_expected(mandate: Mandate, said: Mapping[int, str]) -> bool:
    """Whether a holder is counted on at a meeting, by what was answered for their seat."""
    mine = said.get(mandate.person_id)
    if mine is not None:
        return mine not in FREE
    nobody_comes = not any(answer in COMING for answer in said.values())
    return mandate.seat.kind == SeatKind.STANDING and nobody_comes
