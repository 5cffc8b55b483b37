"""Events that repeat, within a window. `recurring-ical-events` expands them.

Each rule is first brought near the window, so that a birthday of 1920 costs no more than one of
last year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from math import prod

import recurring_ical_events
from icalendar import Calendar, Event
from icalendar.prop import vRecur

Moment = date
"""A whole day, or a moment of one (a `datetime` is a `date` to Python)."""

PERIODS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 30, "YEARLY": 365}
"""How often a rule may repeat: the days of each period.

Whatever repeats within a day is not read.
"""
MOST_TIMES = 24
MOST_RULES, MOST_LETTERS, MOST_CHANGES = 4, 500, 500
DAY, YEAR = timedelta(days=1), timedelta(days=366)
LEAP = 4 * 365 + 2


@dataclass(frozen=True)
class TimeSpan:
    """From one moment to another, excluded: both whole days, or both times with their zone."""

    starts: Moment
    ends: Moment


@dataclass(frozen=True)
class EventComponent:
    """One entry of a series: the event, or (`replaces`) what became of an occurrence."""

    slot: TimeSpan
    free: bool = False
    sequence: int = 0
    rules: tuple[str, ...] = ()
    extra: tuple[TimeSpan, ...] = ()
    but: tuple[Moment, ...] = ()
    replaces: Moment | None = None
    onwards: bool = False


def between(
    entries: Sequence[EventComponent], first: date, last: date, zone: tzinfo
) -> list[TimeSpan]:
    """The busy occurrences of a series of events, by all that a file says of it, on those days.

    Raises `ValueError`: it cannot be read.
    """
    if len(entries) > MOST_CHANGES:
        raise ValueError("too many changes")
    opens, closes = (datetime.combine(day, time(), zone) for day in (first, last + DAY))
    calendar = Calendar()
    for entry in entries:
        calendar.add_component(event(entry, first))
    found = recurring_ical_events.of(calendar).between(opens, closes)
    return [TimeSpan(made.start, made.end) for made in found if not made.get("TRANSP")]


def event(entry: EventComponent, first: date) -> Event:
    """The entry for the expanding library, its rule begun shortly before the first day asked."""
    rules = [] if entry.replaces is not None else rules_of(entry)
    if len(rules) == 1 and "COUNT" not in rules[0]:
        entry = nearer(entry, rules[0], first)
    made = Event()
    made.add("uid", "series")
    made.add("dtstart", entry.slot.starts)
    made.add("dtend", entry.slot.ends)
    made.add("sequence", entry.sequence)
    if entry.free:
        made.add("transp", "TRANSPARENT")
    if entry.replaces is None:
        add_repeats(made, entry, rules)
    else:
        add_replaced(made, entry)
    return made


def add_replaced(made: Event, entry: EventComponent) -> None:
    """Say which date of its series an event takes the place of, and whether of the next ones."""
    reach = {"RANGE": "THISANDFUTURE"} if entry.onwards else {}
    made.add("recurrence-id", entry.replaces, parameters=reach)


def add_repeats(made: Event, entry: EventComponent, rules: list[vRecur]) -> None:
    """Say when an event repeats: its rules, its other dates, its exceptions."""
    for rule in rules:
        made.add("rrule", rule)
    for extra in entry.extra:
        alone = extra.starts == extra.ends
        made.add("rdate", [extra.starts if alone else (extra.starts, extra.ends)])
    if entry.but:
        made.add("exdate", list(entry.but))


def rules_of(entry: EventComponent) -> list[vRecur]:
    """The rules of an event. Raises `ValueError`: too many, too long, or too often."""
    if len(entry.rules) > MOST_RULES or any(len(rule) > MOST_LETTERS for rule in entry.rules):
        raise ValueError("too many rules, or too long ones")
    return [ended(checked(vRecur.from_ical(rule)), entry.slot.starts) for rule in entry.rules]


def checked(rule: vRecur) -> vRecur:
    """The rule, when it repeats at most so many times a day."""
    times = [len(rule.get(key, [0])) for key in ("BYHOUR", "BYMINUTE", "BYSECOND")]
    if frequency(rule) not in PERIODS or interval(rule) < 1 or prod(times) > MOST_TIMES:
        raise ValueError("repeats too often")
    return rule


def frequency(rule: vRecur) -> str:
    return str(rule["FREQ"][0]).upper()


def interval(rule: vRecur) -> int:
    return int(rule.get("INTERVAL", [1])[0])


def nearer(entry: EventComponent, rule: vRecur, first: date) -> EventComponent:
    """The entry begun whole periods later, a year before all that may touch the window."""
    starts, ends, times = entry.slot.starts, entry.slot.ends, interval(rule)
    spare = (first - day_of(ends) - YEAR).days
    if spare <= 0:
        return entry
    if frequency(rule) in {"DAILY", "WEEKLY"}:
        every = PERIODS[frequency(rule)] * times
        later: Moment = starts + timedelta(days=spare // every * every)
    else:  # by four years at least, so that 29 February comes again
        later = starts.replace(year=starts.year + spare // (LEAP * times) * 4 * times)
    return replace(entry, slot=TimeSpan(later, later + (ends - starts)))


def ended(rule: vRecur, starts: Moment) -> vRecur:
    """The rule with its end told as its start is: a day, or a moment of UTC (RFC 5545)."""
    for end in rule.get("UNTIL", [])[:1]:
        rule["UNTIL"] = [until(end, starts)]
    return rule


def until(end: Moment, starts: Moment) -> Moment:
    if not isinstance(starts, datetime):
        return day_of(end)
    if not isinstance(end, datetime):
        end = datetime.combine(end, time(23, 59, 59))
    return (end if end.tzinfo else end.replace(tzinfo=starts.tzinfo)).astimezone(UTC)


def day_of(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
