"""What a plan gave up, wish by wish, and what it costs: the sum of that (PLANNER §3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tourdetable.core.planner.judge.absences import unattended
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule
from tourdetable.core.planner.terms.days import AM, DAY, PM, week
from tourdetable.core.planner.terms.gaps import silences
from tourdetable.core.planner.terms.instance import (
    SOFT,
    BodySpec,
    GapSpec,
    Instance,
    SeatSpec,
)
from tourdetable.core.planner.terms.plan import Cost, Plan, PlannedMeeting
from tourdetable.core.words.phrase import Phrase, gettext_noop, ngettext_noop

Day = date
DAYS_IN_WEEK = 7
KINDS = PREF, SCHOOL, BRIDGE, AVOID, ABSENT, NEED, GAP_LONG, GAP_SHORT = (
    "pref", "school", "bridge", "avoid", "absent", "if_need_be", "gap_long", "gap_short",
)  # fmt: skip

LESS_LIKED = {
    AM: gettext_noop("%(day)s, in the morning: a moment that suits less."),
    PM: gettext_noop("%(day)s, in the afternoon: a moment that suits less."),
    DAY: gettext_noop("%(day)s, the whole day: a moment that suits less."),
}
AT_SCHOOL = ngettext_noop(
    "%(day)s: school holidays (zone %(zones)s).", "%(day)s: school holidays (zones %(zones)s)."
)
ON_BRIDGE = gettext_noop("%(day)s: a day between a public holiday and a week-end.")
TO_AVOID = gettext_noop("%(day)s: in a period to avoid.")
ALONE = gettext_noop("%(day)s: %(who)s does not come.")
NEITHER = gettext_noop("%(day)s: neither %(who)s nor %(other)s comes.")
VACANT = gettext_noop("%(day)s: nobody holds the seat %(seat)s then.")
SEVERAL = gettext_noop("%(day)s: nobody comes for %(count)s seats (%(who)s).")
ONE_AT_NEED = gettext_noop("%(day)s: somebody comes who would come only if need be.")
SEVERAL_AT_NEED = gettext_noop("%(day)s: %(count)s people come who would come only if need be.")
SILENT = gettext_noop(
    "%(weeks)s weeks without one of these meetings, from %(day)s to %(until)s, instead of at most "
    "%(most)s."
)
SILENT_FIRST = gettext_noop(
    "%(weeks)s weeks before the first of these meetings, on %(until)s, instead of at most %(most)s."
)
SILENT_LAST = gettext_noop(
    "%(weeks)s weeks after the last of these meetings, on %(day)s, instead of at most %(most)s."
)
SOON = gettext_noop("%(day)s then %(until)s: closer than the %(least)s weeks wished.")
SAME_WEEK = gettext_noop("%(day)s then %(until)s: twice in one week.")


@dataclass(frozen=True, slots=True)
class Charge:
    """A wish that a plan does not meet, and what that costs.

    At a meeting, or in a gap from `date` to `until`.

    `seats` are those that nobody attends then, `persons` those who hold them; or the seats attended
    by persons who come only if need be.
    """

    kind: str
    amount: int
    body: str
    date: date
    words: Phrase
    part: str = ""
    until: Day | None = None
    seats: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


def charges(instance: Instance, plan: Plan) -> tuple[Charge, ...]:
    """All that a plan costs, body by body, each in order of date."""
    return tuple(_charges(Ground(instance), plan))


def plan_cost(ground: Ground, plan: Plan) -> Cost:
    """A whole plan's cost: its dates, and the unevenness of its gaps."""
    found = list(_charges(ground, plan))
    gaps = total(charge for charge in found if charge.kind in (GAP_LONG, GAP_SHORT))
    return Cost(total(found) - gaps, gaps)


def total(found: Iterable[Charge]) -> int:
    """What these cost together."""
    return sum(charge.amount for charge in found)


def _charges(ground: Ground, plan: Plan) -> Iterator[Charge]:
    for body, meetings in Schedule(ground, plan).years:
        mine = [charge for meeting in meetings for charge in meeting_charges(ground, body, meeting)]
        mine += gap_charges(ground, body, [meeting.date for meeting in meetings])
        yield from sorted(mine, key=lambda charge: charge.date)


def meeting_charges(ground: Ground, body: BodySpec, meeting: PlannedMeeting) -> Iterator[Charge]:
    """What a meeting costs by itself."""
    day, part, weights = meeting.date, meeting.part, ground.instance.weights
    pref = weights.pref * body.dislike(day.weekday(), part)
    if pref:
        yield Charge(PREF, pref, body.id, day, Phrase(LESS_LIKED[part], day=day), part)
    yield from _day_charges(ground, body, day, part)
    absent = unattended(body, meeting) if weights.optional_absent else []
    if absent:
        yield _absent(ground, body, meeting, absent)
    if weights.if_need_be:
        yield from _at_need(ground, body, meeting)


def _day_charges(ground: Ground, body: BodySpec, day: date, part: str) -> Iterator[Charge]:
    weights = ground.instance.weights
    zones = tuple(ground.zones_on_holiday(body, day)) if body.school_holidays == SOFT else ()
    avoided = any(day in span for span in body.avoid)
    for kind, off, weight, source in (
        (SCHOOL, bool(zones), weights.school_soft, AT_SCHOOL),
        (BRIDGE, day in ground.bridges, weights.bridge, ON_BRIDGE),
        (AVOID, avoided, weights.avoid, TO_AVOID),
    ):
        if off and weight:
            words = Phrase(source, day=day, zones=zones, count=len(zones))
            yield Charge(kind, weight, body.id, day, words, part)


def week_bounds(gap: GapSpec) -> tuple[int, int]:
    """The least and most weeks between meetings that cost nothing."""
    ideal = max(1, round(gap.ideal / DAYS_IN_WEEK))
    tolerance = max(1, gap.tol // DAYS_IN_WEEK)
    return ideal - tolerance, ideal + tolerance


def gap_charges(ground: Ground, body: BodySpec, days: Sequence[date]) -> Iterator[Charge]:
    """What a body's uneven gaps cost, its `days` being in order.

    Long ones to both borders of the year, short ones between meetings.
    """
    weight = ground.instance.weights.gap_excess_week
    if not body.meetings or not weight:
        return
    least, most = week_bounds(body.gap)
    line = silences(body, days)
    end = len(line) - 2
    for at, (one, other) in enumerate(pairwise(line)):
        weeks = week(other) - week(one)
        if weeks > most:
            source = _gap_words(body, GAP_LONG, weeks, at, end)
            words = Phrase(source, day=one, until=other, weeks=weeks, least=least, most=most)
            yield Charge(GAP_LONG, weight * (weeks - most), body.id, one, words, until=other)
    for one, other in pairwise(days):
        weeks = week(other) - week(one)
        if weeks < least:
            source = _gap_words(body, GAP_SHORT, weeks, 0, 0)
            words = Phrase(source, day=one, until=other, weeks=weeks, least=least, most=most)
            yield Charge(GAP_SHORT, weight * (least - weeks), body.id, one, words, until=other)


def _gap_words(body: BodySpec, kind: str, weeks: int, at: int, end: int) -> str:
    """What is said of the gap number `at`, `end` being the last one's."""
    if kind == GAP_SHORT:
        return SOON if weeks else SAME_WEEK
    if at == 0 < end and body.prev_last is None:
        return SILENT_FIRST
    return SILENT_LAST if at == end > 0 else SILENT


def _absent(
    ground: Ground, body: BodySpec, meeting: PlannedMeeting, seats: Sequence[SeatSpec]
) -> Charge:
    persons = tuple(person for seat in seats for person in seat.persons)
    amount = ground.instance.weights.optional_absent * len(seats)
    names = [[ground.persons[p].name or p for p in seat.persons] for seat in seats]
    words, empty = _nobody(meeting.date, names), tuple(seat.id for seat in seats)
    if len(seats) == 1 and not seats[0].held(meeting.date):
        words = Phrase(VACANT, day=meeting.date, seat=seats[0].id)
    return Charge(
        ABSENT, amount, body.id, meeting.date, words, meeting.part, seats=empty, persons=persons
    )


def _at_need(ground: Ground, body: BodySpec, meeting: PlannedMeeting) -> Iterator[Charge]:
    """The seats attended by people who come only if need be."""
    day, part = meeting.date, meeting.part
    found = {
        seat: who for seat, who in meeting.attendees.items() if ground.reluctant(who, day, part)
    }
    if found:
        count, weight = len(found), ground.instance.weights.if_need_be
        words = Phrase(SEVERAL_AT_NEED if count > 1 else ONE_AT_NEED, day=day, count=count)
        seats, persons = tuple(found), tuple(found.values())
        yield Charge(NEED, weight * count, body.id, day, words, part, None, seats, persons)


def _nobody(day: date, names: Sequence[Sequence[str]]) -> Phrase:
    """Who does not come, seat by seat; the two of a pair are told together."""
    if len(names) > 1:
        who = ", ".join(" / ".join(holders) for holders in names)
        return Phrase(SEVERAL, day=day, count=len(names), who=who)
    who, *others = names[0]
    return Phrase(NEITHER if others else ALONE, day=day, who=who, other="".join(others))
