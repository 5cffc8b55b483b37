"""The figures of a rule, in words: which days, which window, how many meetings, whose absences.

Each is a `Phrase` to stand in a rule's sentence; of many, the first are said, and how many more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.terms.days import AM, DAY, PM, joined
from tourdetable.core.planner.terms.instance import BodySpec, PersonSpec, SeatSpec, Span
from tourdetable.core.words.phrase import Phrase, gettext_noop, ngettext_noop

MOST = 6
"""Days, bodies or people that a sentence names."""

SATURDAY = 5
ON = gettext_noop("on %(day)s")
FROM_TO = gettext_noop("from %(first)s to %(last)s")
NO_DAY = gettext_noop("no day of the week")
NO_PART = gettext_noop("no part of the day")
NOTHING = gettext_noop("nothing now")
OTHERS = ngettext_noop("%(count)s other", "%(count)s others")
WEEKDAYS = (
    gettext_noop("Monday"),
    gettext_noop("Tuesday"),
    gettext_noop("Wednesday"),
    gettext_noop("Thursday"),
    gettext_noop("Friday"),
)
PARTS = {
    AM: gettext_noop("morning"),
    PM: gettext_noop("afternoon"),
    DAY: gettext_noop("whole day"),
}
ON_PART = {AM: gettext_noop("on %(day)s, morning"), PM: gettext_noop("on %(day)s, afternoon")}
EVERY = {
    AM: gettext_noop("every %(weekday)s, morning"),
    PM: gettext_noop("every %(weekday)s, afternoon"),
    DAY: gettext_noop("every %(weekday)s"),
}
PERSON = "%(person)s"
HOLDS = gettext_noop("%(person)s, mandate %(days)s")
HOLDS_NEVER = gettext_noop("%(person)s, no mandate in the year")
EXPECTED = ngettext_noop(
    "%(count)s meeting %(when)s (%(bodies)s)", "%(count)s meetings %(when)s (%(bodies)s)"
)
MEETINGS = ngettext_noop("%(count)s meeting", "%(count)s meetings")
DUTIES = ngettext_noop("%(count)s duty", "%(count)s duties")
TAKERS = ngettext_noop("%(count)s seat takes turns", "%(count)s seats take turns")


def some(words: Sequence[str | Phrase], most: int = MOST) -> tuple[str | Phrase, ...]:
    """The first of these, and how many others there are."""
    if len(words) <= most + 1:
        return tuple(words)
    return (*words[:most], Phrase(OTHERS, count=len(words) - most))


def or_nothing(words: tuple[str | Phrase, ...]) -> tuple[str | Phrase, ...]:
    """These, or that there is nothing: a rule that was left out may have lost what it was about."""
    return words or (Phrase(NOTHING),)


def run_of(first: date, last: date) -> Phrase:
    """« le 3 mars 2027 », « du 3 au 14 mars »."""
    return Phrase(ON, day=first) if first == last else Phrase(FROM_TO, first=first, last=last)


def runs(days: Iterable[date]) -> list[tuple[date, date]]:
    """These days as runs, over the week-ends between them."""
    found: list[tuple[date, date]] = []
    for day in sorted(set(days)):
        if found and _follows(found[-1][1], day):
            found[-1] = found[-1][0], day
        else:
            found.append((day, day))
    return found


def _follows(before: date, day: date) -> bool:
    """Whether only a week-end is between two days."""
    between = (before + timedelta(days=n) for n in range(1, (day - before).days))
    return (day - before).days <= 3 and all(one.weekday() >= SATURDAY for one in between)


def on_days(days: Iterable[date]) -> tuple[str | Phrase, ...]:
    """Days, run by run."""
    return some([run_of(first, last) for first, last in runs(days)])


def on_spans(spans: Iterable[Span], within: Span) -> tuple[str | Phrase, ...]:
    """Ranges of days, those that touch a season; all when none does."""
    every = sorted({(one.first, one.last) for one in spans})
    near = [one for one in every if touches(Span(*one), within)] or every
    return some([run_of(first, last) for first, last in near])


def touches(one: Span, other: Span) -> bool:
    """Whether two ranges share a day."""
    return one.first <= other.last and other.first <= one.last


def on_weekdays(weekdays: Collection[int]) -> tuple[Phrase, ...]:
    """« lundi, mardi »."""
    return tuple(Phrase(WEEKDAYS[day]) for day in sorted(set(weekdays))) or (Phrase(NO_DAY),)


def at_parts(parts: Collection[str]) -> tuple[Phrase, ...]:
    """« matin, après-midi »."""
    found = tuple(Phrase(words) for part, words in PARTS.items() if part in parts)
    return found or (Phrase(NO_PART),)


def window(bodies: Sequence[BodySpec]) -> Phrase:
    """From the first day of these bodies' seasons to the last."""
    first = min(body.season.first for body in bodies)
    return run_of(first, max(body.season.last for body in bodies))


def expected(bodies: Sequence[BodySpec]) -> Phrase:
    """How many meetings these bodies hold, when, and which bodies they are."""
    if not bodies:
        return Phrase(MEETINGS, count=0)
    names = some([body.id for body in bodies])
    meetings = sum(body.meetings for body in bodies)
    return Phrase(EXPECTED, count=meetings, when=window(bodies), bodies=names)


def sitting(ground: Ground, person: str) -> list[BodySpec]:
    """The bodies where somebody sits."""
    return [
        body
        for body in ground.instance.bodies
        if any(person in seat.persons for seat in body.seats)
    ]


def holders(seat: SeatSpec) -> tuple[Phrase, ...]:
    """Those of a seat, each with the days of their mandate when it is not always."""
    return tuple(_holder(seat, person) for person in seat.persons)


def _holder(seat: SeatSpec, person: str) -> Phrase:
    if person not in seat.terms:
        return Phrase(PERSON, person=person)
    days = some([run_of(span.first, span.last) for span in seat.terms[person]])
    if not days:
        return Phrase(HOLDS_NEVER, person=person)
    return Phrase(HOLDS, person=person, days=days)


def absences(ground: Ground, who: PersonSpec) -> tuple[str | Phrase, ...]:
    """When somebody is away, as far as the seasons and the days of their bodies go.

    A day on which they are away every week is not said again.
    """
    bodies, never = sitting(ground, who.id), {day for day, part in who.weekly_off if part == DAY}
    dated = {day for day, _ in who.unavail if day.weekday() not in never}
    near = {day for day in dated if any(_may_meet(body, day) for body in bodies)}
    weekly = list(_weekly(who))
    if not (near or weekly):
        near = {day for day, _ in who.unavail}
    return some([*weekly, *_dated(who, near)])


def _weekly(who: PersonSpec) -> Iterator[Phrase]:
    off: dict[str, list[int]] = {DAY: [], AM: [], PM: []}
    for weekday, part in joined(who.weekly_off):
        off[part].append(weekday)
    for part, weekdays in off.items():
        if weekdays:
            yield Phrase(EVERY[part], weekday=on_weekdays(weekdays))


def _dated(who: PersonSpec, near: Collection[date]) -> list[Phrase]:
    parts = joined((day, part) for day, part in who.unavail if day in near)
    whole = [day for day, part in parts if part == DAY]
    said = [(first, run_of(first, last)) for first, last in runs(whole)]
    said += [(day, Phrase(ON_PART[part], day=day)) for day, part in parts if part != DAY]
    return [words for _, words in sorted(said, key=lambda one: one[0])]


def _may_meet(body: BodySpec, day: date) -> bool:
    return day in body.season and day.weekday() in body.weekdays


def turns(body: BodySpec) -> tuple[Phrase, Phrase]:
    """How many duties a body has, and how many seats take turns."""
    takers = sum(seat.duties for seat in body.seats)
    return Phrase(DUTIES, count=len(body.duties)), Phrase(TAKERS, count=takers)
