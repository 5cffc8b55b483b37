"""How large a year may be: what is beyond is refused before it costs anything.

Wide of any year that people could meet in: these bounds stop slips of the keyboard, and files made
to keep a machine busy. Each refusal says the bound, why it is there and what to write.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import (
    BodySpec,
    Calendar,
    Instance,
    PersonSpec,
    Span,
)
from tourdetable.core.words.phrase import Phrase, gettext_noop

Dated = tuple[str, date]
"""Where a day is written, and the day."""

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
MOST_DAYS = 1100
MOST_APART = 3660
MOST_MONTHS = 120
MOST_MEETINGS = 1000
MOST_TURNS = 10_000
MOST_OPTIONS = 2_000_000

FAR = gettext_noop("a day from %(first)s to %(last)s is expected")
RANGE = gettext_noop("%(first)s to %(last)s")
TOO_LONG = gettext_noop(
    "a plan covers at most %(most)s days, three years: plan these years one after the other"
)
UNCHARTED = gettext_noop(
    "it goes out of the calendar (%(first)s to %(last)s), where public holidays are not known: "
    "widen the calendar or shorten the season"
)
APART = gettext_noop("at most %(most)s days, ten years: leave it out where nothing bounds it")
MONTHS = gettext_noop("at most %(most)s months, ten years: leave it out where nothing bounds it")
MEETINGS = gettext_noop("a body meets at most %(most)s times in a plan: write how many it holds")
TURNS = gettext_noop("at most %(most)s past turns are counted: write those of the last years")
OPTIONS = gettext_noop(
    "%(found)s dates to weigh: bodies × days of their seasons × parts of the day"
)
HEAVY = gettext_noop("at most %(most)s: plan apart the networks that share nobody")


def refused_sizes(instance: Instance) -> Iterator[BadInput]:
    """What is beyond bounds in an instance; days first, as sizes are counted from them."""
    yield from _too_far(_days(instance))
    yield from _too_long(instance.calendar)
    for at, body in enumerate(instance.bodies):
        yield from _out_of(instance.calendar, f"bodies[{at}].season", body.season)
        yield from _of_body(f"bodies[{at}]", body)
    for at, relation in enumerate(instance.relations):
        yield from _beyond(f"relations[{at}].days", relation.days, MOST_APART, APART)
    options = sum(_options(body) for body in instance.bodies)
    yield from _beyond("bodies", options, MOST_OPTIONS, HEAVY, OPTIONS)


def _too_far(days: Iterator[Dated]) -> Iterator[BadInput]:
    for path, day in days:
        if not FIRST_DAY <= day <= LAST_DAY:
            yield BadInput(path, day.isoformat(), Phrase(FAR, first=FIRST_DAY, last=LAST_DAY))


def _too_long(calendar: Calendar) -> Iterator[BadInput]:
    if (calendar.end - calendar.start).days >= MOST_DAYS:
        what = Phrase(RANGE, first=calendar.start, last=calendar.end)
        yield BadInput("calendar", what, Phrase(TOO_LONG, most=MOST_DAYS))


def _out_of(calendar: Calendar, path: str, season: Span) -> Iterator[BadInput]:
    if season.first < calendar.start or season.last > calendar.end:
        what = Phrase(RANGE, first=season.first, last=season.last)
        why = Phrase(UNCHARTED, first=calendar.start, last=calendar.end)
        yield BadInput(path, what, why)


def _of_body(path: str, body: BodySpec) -> Iterator[BadInput]:
    yield from _beyond(f"{path}.meetings", body.meetings, MOST_MEETINGS, MEETINGS)
    for key in ("min", "max", "ideal", "tol"):
        yield from _beyond(f"{path}.gap.{key}", getattr(body.gap, key), MOST_APART, APART)
    yield from _beyond(f"{path}.gap.max_months", body.gap.max_months, MOST_MONTHS, MONTHS)
    yield from _beyond(f"{path}.tail_max", body.tail_max, MOST_APART, APART)
    for person, turns in body.history.items():
        for duty, count in turns.items():
            yield from _beyond(f"{path}.history.{person}.{duty}", count, MOST_TURNS, TURNS)


def _beyond(
    path: str, found: int | None, most: int, why: str, what: str = ""
) -> Iterator[BadInput]:
    if found is not None and found > most:
        said = Phrase(what, found=found) if what else str(found)
        yield BadInput(path, said, Phrase(why, most=most))


def _options(body: BodySpec) -> int:
    return ((body.season.last - body.season.first).days + 1) * len(set(body.parts))


# ---- Every day of a year


def _days(instance: Instance) -> Iterator[Dated]:
    yield from _of_calendar("calendar", instance.calendar)
    if instance.today is not None:
        yield "today", instance.today
    for key, pins in (("locks", instance.locks), ("forbid", instance.forbid)):
        for at, pin in enumerate(pins):
            yield f"{key}[{at}].date", pin.date
    for at, person in enumerate(instance.persons):
        yield from _of_person(f"persons[{at}]", person)
    for at, body in enumerate(instance.bodies):
        yield from _in_body(f"bodies[{at}]", body)


def _of_calendar(path: str, calendar: Calendar) -> Iterator[Dated]:
    yield from _ends(path, Span(calendar.start, calendar.end))
    yield from _each(f"{path}.public_holidays", calendar.public_holidays)
    yield from _each(f"{path}.bridges", calendar.bridges)
    for zone, spans in calendar.school_holidays.items():
        yield from _spans(f"{path}.school_holidays.{zone}", spans)


def _of_person(path: str, person: PersonSpec) -> Iterator[Dated]:
    for key, half_days in (("unavail", person.unavail), ("if_need_be", person.if_need_be)):
        for at, (day, _part) in enumerate(half_days):
            yield f"{path}.{key}[{at}]", day


def _in_body(path: str, body: BodySpec) -> Iterator[Dated]:
    yield from _ends(f"{path}.season", body.season)
    yield from _spans(f"{path}.blackout", body.blackout)
    yield from _spans(f"{path}.avoid", body.avoid)
    yield from _each(f"{path}.standing", body.standing)
    if body.prev_last is not None:
        yield f"{path}.prev_last", body.prev_last
    for at, seat in enumerate(body.seats):
        for person, terms in seat.terms.items():
            yield from _spans(f"{path}.seats[{at}].terms.{person}", terms)
        yield from _spans(f"{path}.seats[{at}].days", seat.days or ())
    for at, host in enumerate(body.hosts):
        for day in sorted(host.closed):
            yield f"{path}.hosts[{at}].closed", day


def _spans(path: str, spans: tuple[Span, ...]) -> Iterator[Dated]:
    for at, span in enumerate(spans):
        yield from _ends(f"{path}[{at}]", span)


def _ends(path: str, span: Span) -> Iterator[Dated]:
    yield path, span.first
    yield path, span.last


def _each(path: str, days: tuple[date, ...]) -> Iterator[Dated]:
    for at, day in enumerate(days):
        yield f"{path}[{at}]", day
