"""The series that a charter and last season suggest, for a draft not to begin from nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.judge.evaluate import scope
from tourdetable.core.charter.terms.model import Charter, Period
from tourdetable.core.planner.terms.instance import Span
from tourdetable.core.words.days import add_months
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import in_calendar
from tourdetable.domain.meetings.seasons import moments, season
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.enums import School
from tourdetable.domain.years.instance.attendees import days_of
from tourdetable.domain.years.instance.commitments import last_before
from tourdetable.domain.years.instance.requirements import Requirements, requirements

MORNING = (time(9, 30), time(12, 0))
MOST = 60
ENOUGH_TO_TELL = 3
"""From how many meetings on their days of the week are a habit."""

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Suggestion:
    """A series to begin with."""

    body: Body
    kind: str
    meetings: int
    first: date
    last: date
    weekdays: tuple[int, ...]
    avoided: tuple[int, ...]
    opens: time
    closes: time
    duties: bool
    places: tuple[Place, ...] = field(default=())

    def fields(self) -> dict[str, Any]:
        """What `Series` keeps of it, but for its places."""
        named = ("body", "kind", "meetings", "first", "last", "opens", "closes", "duties")
        lists = {
            "weekdays": list(self.weekdays),
            "avoided": list(self.avoided),
            "school": School.SOFT,
        }
        return {**{name: getattr(self, name) for name in named}, **lists}


def suggested(
    network: Network, charter: Charter, year: int, off: Iterable[date] = ()
) -> tuple[Suggestion, ...]:
    """A series for each living body and kind of meeting; `off` are public holidays."""
    whole = season(charter, year)
    known = _Known(network, charter, whole, frozenset(off))
    found = []
    for body in Body.objects.filter(network=network, starts__lte=whole.last).exclude(
        ends__lt=whole.first
    ):
        mine = [
            known.suggestion(body, kind.code)
            for kind in charter.vocabulary.meeting_kinds_of(body.kind)
        ]
        found += [one for one in mine if one.meetings] or [
            replace(one, meetings=1) for one in mine[:1]
        ]
    return tuple(found)


@dataclass(frozen=True)
class _Habit:
    """A meeting of last season, in local time."""

    on: date
    opens: time
    closes: time
    place: str
    """The name of its place, or the words for it, without capitals."""


class _Known:
    """What is known of a network when a draft of its season begins."""

    def __init__(
        self, network: Network, charter: Charter, whole: Period, off: frozenset[date]
    ) -> None:
        self.charter, self.whole, self.off = charter, whole, off
        self.zone = ZoneInfo(network.time_zone)
        before = charter.season.containing(whole.first - DAY)
        self.habits = self._by_kind(in_calendar(network, *moments(network, before)))
        self.dated = self._by_kind(in_calendar(network, *moments(network, whole)))
        self.last = last_before(network, whole.first)
        self.places = {place.name.casefold(): place for place in network.places.all()}

    def _by_kind(self, meetings: Iterable[Meeting]) -> dict[tuple[int, str], list[_Habit]]:
        found: dict[tuple[int, str], list[_Habit]] = {}
        for meeting in meetings:
            found.setdefault((meeting.body_id, meeting.kind), []).append(_habit(meeting, self.zone))
        return found

    def suggestion(self, body: Body, kind: str) -> Suggestion:
        """A series; of no meeting when neither the charter nor the calendar speaks of any."""
        asked = requirements(self.charter, body.kind, kind, on=self.whole.first)
        dated = self.dated.get((body.pk, kind), [])
        habits = self.habits.get((body.pk, kind), []) or dated
        first, last = self._days(body)
        weekdays = tuple(sorted(asked.weekdays)) or (0, 1, 2, 3, 4)
        opens, closes = _usual((h.opens, h.closes) for h in habits if h.closes > h.opens) or MORNING
        return Suggestion(
            body=body,
            kind=kind,
            meetings=min(MOST, max(len(habits), len(dated), self._needed(body, kind, asked))),
            first=first,
            last=last,
            weekdays=weekdays,
            avoided=_avoided(weekdays, habits),
            opens=opens,
            closes=closes,
            duties=_has_turns(self.charter, body, kind, asked),
            places=_known(self.places, habits),
        )

    def _days(self, body: Body) -> tuple[date, date]:
        """The season, within the body's life and the months in which such bodies work."""
        first, last = (
            max(self.whole.first, body.starts),
            min(self.whole.last, body.ends or date.max),
        )
        work = next((v for v in _values(self.charter, "work_commitment", body, first)), None)
        if work is None:
            return first, last
        months = range(int(work["first_month"]), int(work["last_month"]) + 1)
        days = [day for day in days_of(Span(first, last)) if day.month in months]
        return (days[0], days[-1]) if days else (first, last)

    def _needed(self, body: Body, kind: str, asked: Requirements) -> int:
        """The fewest meetings that the charter asks of such a season."""
        seasonal: list[int] = [
            v["minimum"]
            for v in _values(self.charter, "meetings_in_season", body, self.whole.first, kind)
        ]
        needed = max([asked.minimum, *seasonal])
        if asked.months is None or not _is_main(self.charter, body, kind):
            return needed
        first, last = self._days(body)
        days = [
            day
            for (row, held), day in self.last.items()
            if row == body.pk and held in (asked.clock or (held,))
        ]
        since = max(
            [day for day in days if add_months(day, asked.months) >= first], default=first - DAY
        )
        dated = [habit.on for habit in self.dated.get((body.pk, kind), [])]
        return max(needed, fewest(asked, since, last, self.off, dated))


def _values(
    charter: Charter, check: str, body: Body, on: date, kind: str = ""
) -> Iterator[Mapping[str, Any]]:
    """The parameters in force of a check's rules about a body (and, if given, a kind)."""
    for rule in (rule for article in charter.articles for rule in article.rules):
        if (
            rule.check == check
            and body.kind in scope(rule, charter.vocabulary)
            and (not kind or kind in rule.meetings)
        ):
            values = CHECKS[check].in_force(rule.parameters, on)
            if values is not None:
                yield values


def _habit(meeting: Meeting, zone: ZoneInfo) -> _Habit:
    starts, ends = meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone)
    name = meeting.place.name if meeting.place else meeting.place_words
    return _Habit(starts.date(), starts.time(), ends.time(), name.casefold())


def _is_main(charter: Charter, body: Body, kind: str) -> bool:
    """Whether this kind keeps a clock that all share: the first that only such bodies hold."""
    kinds = charter.vocabulary.meeting_kinds_of(body.kind)
    own = [k.code for k in kinds if k.bodies] or [k.code for k in kinds]
    return kind == own[0]


def fewest(
    asked: Requirements,
    since: date,
    last: date,
    off: Collection[date] = (),
    dated: Iterable[date] = (),
) -> int:
    """The fewest meetings with which the charter's clock, since a day, never runs out.

    Those that are `dated` stay; each other one is as late as it may be, on an allowed day.
    """
    assert asked.months
    coming = sorted(day for day in set(dated) if day > since)
    count, at = len(set(dated)), since
    while (limit := add_months(at, asked.months)) <= last:
        if coming and coming[0] <= limit:
            at = coming.pop(0)
            continue
        days = (limit - n * DAY for n in range((limit - at).days))
        at = next((day for day in days if asked.allows(day) and day not in off), limit)
        count += 1
    return count


def _usual(values: Iterable[tuple[time, time]]) -> tuple[time, time] | None:
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None


def _avoided(weekdays: tuple[int, ...], habits: list[_Habit]) -> tuple[int, ...]:
    """The days of the week that nobody chose last season, if enough meetings tell."""
    used = {habit.on.weekday() for habit in habits}
    if len(habits) < ENOUGH_TO_TELL or not used & set(weekdays):
        return ()
    return tuple(weekday for weekday in weekdays if weekday not in used)


def _has_turns(charter: Charter, body: Body, kind: str, asked: Requirements) -> bool:
    """Whether duties go round: the charter says so, or is silent and this kind is the main one."""
    if asked.turns:
        return True
    rules = (rule for article in charter.articles for rule in article.rules)
    said = any(
        rule.check == "duties_in_turn" and (not rule.bodies or body.kind in rule.bodies)
        for rule in rules
    )
    return (
        not said and bool(charter.vocabulary.duties_of(body.kind)) and _is_main(charter, body, kind)
    )


def _known(places: dict[str, Place], habits: list[_Habit]) -> tuple[Place, ...]:
    names = dict.fromkeys(habit.place for habit in habits)
    return tuple(places[name] for name in names if name in places)
