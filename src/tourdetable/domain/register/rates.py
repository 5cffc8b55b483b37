"""How regularly the seats of a body come, over a period or for as long as a theme is worked on.

A seat is only counted where the charter would count it (ITC-12): a standing seat, at meetings that
were held, of which somebody recorded who came, while somebody held it; and, for a theme to which it
was asked to commit, within what it accepted. A pair is one seat. Nothing here compares persons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.commitments.enums import CommitmentState
from tourdetable.domain.commitments.models import Commitment, Theme
from tourdetable.domain.meetings.calendar.seasons import moments
from tourdetable.domain.meetings.enums import CAME, MeetingState
from tourdetable.domain.meetings.models import Attendance, Meeting
from tourdetable.domain.networks.models import Body, Mandate

SMALL = 5
"""Of fewer seats than this, what is published says nothing: one would know who."""
COUNTED = (CommitmentState.ACCEPTED, CommitmentState.ENDED)


@dataclass(frozen=True)
class SeatRate:
    """To how many of its meetings a seat came; `unrecorded`: those of which nobody knows who
    came. `committed`: only those of its commitment are counted."""

    seat: int
    name: str
    college: str
    came: int
    meetings: int
    unrecorded: int
    committed: bool = False

    @property
    def percent(self) -> int | None:
        return round(100 * self.came / self.meetings) if self.meetings else None


@dataclass(frozen=True)
class CollegeRate:
    """The same for the seats of a college together; `hidden` when they are too few to be told."""

    college: str
    seats: int
    came: int
    meetings: int
    hidden: bool = False

    @property
    def percent(self) -> int | None:
        return round(100 * self.came / self.meetings) if self.meetings else None


Held = tuple[int, date]
"""A meeting, and its day."""
Spans = list[tuple[date, date]]
"""First and last days."""


def seat_rates(body: Body, period: Period, *, theme: Theme | None = None) -> list[SeatRate]:
    """Each standing seat, by institution, at the meetings of a period (of a theme's days in it);
    five queries whatever they are."""
    held = meetings_held(body, period)
    recorded = recorded_among([pk for pk, _day in held])
    came = seats_at([pk for pk, _day in held])
    days = commitment_days(theme) if theme else {}
    found = []
    for seat, mandates in held_by(body, period).items():
        mine, committed = within(held, mandates), seat[0] in days
        if committed:
            mine = within(mine, days[seat[0]])
        found.append(counted(seat, mine, recorded, came, committed=committed))
    return found


def within(held: Iterable[Held], spans: Spans) -> list[Held]:
    """The meetings of some days."""
    return [(pk, day) for pk, day in held if any(first <= day <= last for first, last in spans)]


def counted(
    seat: tuple[int, str, str],
    held: Sequence[Held],
    recorded: set[int],
    came: set[tuple[int, int]],
    *,
    committed: bool,
) -> SeatRate:
    """The sum of one seat."""
    known = [pk for pk, _day in held if pk in recorded]
    present = sum((pk, seat[0]) in came for pk in known)
    return SeatRate(*seat, present, len(known), len(held) - len(known), committed)


def meetings_held(body: Body, period: Period) -> list[Held]:
    """What was held in a period, in order."""
    first, after = moments(body.network, period)
    rows = Meeting.objects.filter(body=body, state=MeetingState.OPENED)
    rows = rows.filter(starts_at__gte=first, starts_at__lt=after).order_by("starts_at", "pk")
    for meeting in (found := list(rows)):
        meeting.body = body
    return [(meeting.pk, meeting.day) for meeting in found]


def recorded_among(meetings: Sequence[int]) -> set[int]:
    """Those of which somebody recorded who came."""
    rows = Attendance.objects.filter(meeting__in=meetings).order_by()
    return set(rows.values_list("meeting_id", flat=True).distinct())


def seats_at(meetings: Sequence[int]) -> set[tuple[int, int]]:
    """Which seat came to which."""
    rows = Attendance.objects.filter(meeting__in=meetings, mode__in=CAME)
    return set(rows.values_list("meeting_id", "seat_id"))


def held_by(body: Body, period: Period) -> dict[tuple[int, str, str], Spans]:
    """The standing seats of a period, by institution, and the days on which somebody held each."""
    rows = mandates_during(body, period)
    columns = ("seat", "seat__institution__name", "seat__college")
    found: dict[tuple[int, str, str], Spans] = {}
    for seat, name, college, starts, ends in rows.values_list(*columns, "starts", "ends"):
        found.setdefault((seat, name, college), []).append((starts, ends or date.max))
    return found


def mandates_during(body: Body, period: Period) -> QuerySet[Mandate]:
    """The mandates of the standing seats in a period, by institution."""
    rows = Mandate.objects.during(period.first, period.last)
    rows = rows.filter(seat__body=body, seat__kind=SeatKind.STANDING)
    return rows.order_by("seat__institution__sort_key", "seat", "starts")


def commitment_days(theme: Theme) -> Mapping[int, Spans]:
    """By seat that was asked to commit to a theme: the days that it accepted (none: declined, or
    not answered yet)."""
    rows = Commitment.objects.filter(theme=theme).exclude(seat=None)
    found: dict[int, Spans] = {}
    for seat, state, starts, ends in rows.values_list("seat", "state", "starts", "ends"):
        spans = found.setdefault(seat, [])
        if state in COUNTED:
            spans.append((starts, ends or date.max))
    return found


def college_rates(rates: Iterable[SeatRate]) -> list[CollegeRate]:
    """What may be published: colleges together, those that are too few hidden; and others with
    them until those that are hidden are enough, as one would find them by subtracting."""
    colleges = by_college(rates)
    sums = [together(college, some) for college, some in colleges.items()]
    told = sorted((one for one in sums if not one.hidden), key=lambda one: one.seats)
    unsaid = sum(map(len, colleges.values())) - sum(one.seats for one in told)
    while told and 0 < unsaid < SMALL:
        unsaid += told.pop(0).seats
    return [one if one in told else hidden(one.college) for one in sums]


def by_college(rates: Iterable[SeatRate]) -> dict[str, list[SeatRate]]:
    """The seats of each college of which something is known."""
    colleges: dict[str, list[SeatRate]] = {}
    for rate in rates:
        if rate.meetings:
            colleges.setdefault(rate.college, []).append(rate)
    return colleges


def together(college: str, rates: Sequence[SeatRate]) -> CollegeRate:
    """The sum of some seats, hidden when they are too few."""
    if len(rates) < SMALL:
        return hidden(college)
    came, meetings = sum(one.came for one in rates), sum(one.meetings for one in rates)
    return CollegeRate(college, len(rates), came, meetings)


def hidden(college: str) -> CollegeRate:
    return CollegeRate(college, 0, 0, 0, hidden=True)


def all_seats(rates: Iterable[SeatRate]) -> CollegeRate:
    """The whole body, hidden when it is too small."""
    return together("", [rate for rate in rates if rate.meetings])
