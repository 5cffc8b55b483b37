"""What meetings say: how many, how regular, dated how early, on which days, how long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.core.charter.facts.record import BodyFact, MeetingFact
from tourdetable.core.words.days import add_months
from tourdetable.core.words.phrase import gettext_noop
from tourdetable.domain.evaluation.indicators.facts import Evaluated, RuleOf
from tourdetable.domain.evaluation.indicators.terms import FactLine, GroupedBy, Indicator, Unit

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def of_meeting(meeting: MeetingFact, counts: float = 1, of: float = 1, **more: object) -> FactLine:
    """The line of a meeting."""
    said = {"title": meeting.title, "group": meeting.kind} | more
    return FactLine("meeting", meeting.id, meeting.on, meeting.body, counts, of, **said)  # type: ignore[arg-type]  # said by name


def held(evaluated: Evaluated) -> Iterator[FactLine]:
    """Each meeting that was held."""
    return (of_meeting(one) for one in evaluated.held)


def on_agreed_days(evaluated: Evaluated) -> Iterator[FactLine]:
    """Each meeting under a rule on days of the week."""
    for rule in evaluated.rules("weekday"):
        for one in evaluated.held:
            allowed = rule.parameters.weekdays.on(one.on)
            if allowed and rule.covers(evaluated.body_kinds.get(one.body, ""), one):
                yield of_meeting(one, int(WEEKDAYS[one.on.weekday()] in allowed))


def dated_ahead(evaluated: Evaluated) -> Iterator[FactLine]:
    """Each meeting under a rule on dates known ahead."""
    for rule in evaluated.rules("calendar_ahead"):
        for one in evaluated.held:
            if rule.covers(evaluated.body_kinds.get(one.body, ""), one):
                yield of_meeting(one, int(one.dated_on < due_date(evaluated, rule, one.on)))


def due_date(evaluated: Evaluated, rule: RuleOf, on: date) -> date:
    """The day before which the date of a meeting is to be set, as the charter reads it."""
    if rule.parameters.counting == "twelve_months":
        return add_months(on, -12)
    return evaluated.charter.season.containing(on).first


def regular(evaluated: Evaluated) -> Iterator[FactLine]:
    """Each wait between two meetings of a body, under a rule on the longest one."""
    for rule in evaluated.rules("maximum_gap"):
        for body in evaluated.record.bodies:
            if body.kind in rule.bodies and evaluated.lives(body):
                yield from waits(evaluated, rule, body)


def waits(evaluated: Evaluated, rule: RuleOf, body: BodyFact) -> Iterator[FactLine]:
    """The waits of one body that ended in the period, and the one that still lasts if it is too
    long already."""
    since = body.starts
    for one in evaluated.calendar[body.id]:
        if not rule.covers(body.kind, one):
            continue
        months = rule.parameters.months.on(one.on)
        if evaluated.has(one.on) and months is not None:
            yield of_meeting(one, int(add_months(since, months) >= one.on))
        since = one.on
    end = min(evaluated.last, body.ends or evaluated.last)
    months = rule.parameters.months.on(end)
    if months is not None and add_months(since, months) < end:
        yield FactLine("body", body.id, end, body.id, 0, title=body.name)


def hours(evaluated: Evaluated) -> Iterator[FactLine]:
    """What the meetings of each body asked of its seats: hours of those that were expected."""
    for body, meetings in evaluated.calendar.items():
        asked = [(evaluated.expected(one), one) for one in meetings if evaluated.has(one.on)]
        seats = frozenset[str]().union(*(expected for expected, _one in asked))
        spent = sum(len(all_) * evaluated.beside.hours.get(one.id, 0) for all_, one in asked)
        if seats:
            known = evaluated.bodies[body]
            on = asked[-1][1].on
            yield FactLine("body", body, on, body, spent, len(seats), title=known.name, who=seats)


MEETINGS_HELD = Indicator(
    "meetings_held",
    Unit.NUMBER,
    gettext_noop("Meetings held"),
    gettext_noop(
        "How many meetings took place: drawn in the calendar, not cancelled, their day past."
    ),
    gettext_noop("Number of meetings held"),
    gettext_noop("The calendar of each body"),
    gettext_noop("It says nothing of what happened there."),
    held,
    reads=("meetings",),
    by=GroupedBy.MEETINGS,
)
REGULARITY = Indicator(
    "regularity",
    Unit.PERCENT,
    gettext_noop("Regularity"),
    gettext_noop(
        "Of the waits between two meetings of a body, the share that is no longer than the charter "
        "allows. The first wait begins the day the body is installed; one that still lasts counts "
        "once it is too long."
    ),
    gettext_noop("Waits within the limit ÷ waits"),
    gettext_noop("The calendar of each body, and the rule of the charter in force"),
    gettext_noop(
        "An article that a decision lifted for a while is not taken into account here: the page of "
        "the charter says it."
    ),
    regular,
    checks=("maximum_gap",),
    reads=("meetings",),
    by=GroupedBy.MEETINGS,
    needs=True,
)
AGREED_DAYS = Indicator(
    "agreed_days",
    Unit.PERCENT,
    gettext_noop("Meetings on the days agreed"),
    gettext_noop(
        "Share of the meetings that took place on a day of the week that the charter allows."
    ),
    gettext_noop("Meetings on a day allowed ÷ meetings"),
    gettext_noop("The calendar of each body, and the rule of the charter in force"),
    gettext_noop("Only kinds of meetings that the charter names are counted."),
    on_agreed_days,
    checks=("weekday",),
    reads=("meetings",),
    by=GroupedBy.MEETINGS,
    needs=True,
)
DATED_AHEAD = Indicator(
    "dated_ahead",
    Unit.PERCENT,
    gettext_noop("Dates known ahead"),
    gettext_noop(
        "Share of the meetings whose date was first set before their season began, or a year "
        "before their day where the charter reads it so."
    ),
    gettext_noop("Meetings dated in time ÷ meetings"),
    gettext_noop("The day on which each date was first set"),
    gettext_noop("A meeting that was moved later keeps the day its first date was set."),
    dated_ahead,
    checks=("calendar_ahead",),
    reads=("meetings",),
    by=GroupedBy.MEETINGS,
    needs=True,
)
HOURS_ASKED = Indicator(
    "hours_asked",
    Unit.HOURS,
    gettext_noop("Time asked of a seat"),
    gettext_noop(
        "Hours of meetings at which a standing seat was expected, on average over the seats of "
        "each body."
    ),
    gettext_noop("Hours of each meeting × seats expected there ÷ seats"),
    gettext_noop("Beginning and end of meetings, seats and mandates"),
    gettext_noop("Neither travel nor work between meetings is counted; nor who really came."),
    hours,
    reads=("meetings", "seats", "mandates"),
)
MEETINGS = (MEETINGS_HELD, REGULARITY, AGREED_DAYS, DATED_AHEAD, HOURS_ASKED)
