"""The series that a charter and last season suggest, for a draft not to begin from nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tourdetable.core.charter.days import add_months
from tourdetable.core.charter.model import Charter, Period
from tourdetable.core.charter.registry import CHECKS
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import in_calendar
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.programme.demands import Demands, demands
from tourdetable.domain.programme.enums import School
from tourdetable.domain.programme.models import Place
from tourdetable.domain.programme.queries import moments, season

MORNING = (time(9, 30), time(12, 0))
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
        lists = {"weekdays": list(self.weekdays), "avoided": list(self.avoided), "school": School.SOFT}
        return {**{name: getattr(self, name) for name in named}, **lists}


def suggested(network: Network, charter: Charter, year: int, today: date) -> tuple[Suggestion, ...]:
    """A series for each body that lives in the season and each kind of meeting that it holds or should hold."""
    whole = season(charter, year)
    last = charter.season.containing(whole.first - DAY)
    habits = _habits(network, last)
    places = {place.name.casefold(): place for place in network.places.all()}
    found = []
    for body in Body.objects.filter(network=network, starts__lte=whole.last).exclude(ends__lt=whole.first):
        kinds = [kind.code for kind in charter.vocabulary.meeting_kinds_of(body.kind)]
        mine = [_of_kind(charter, body, kind, whole, habits.get((body.pk, kind), []), places) for kind in kinds]
        wanted = [one for one in mine if one.meetings]
        found += wanted or mine[:1]
    return tuple(_at_least_one(one) for one in found)


@dataclass(frozen=True)
class _Habit:
    """A meeting of last season, in local time."""

    on: date
    opens: time
    closes: time
    place: str


def _habits(network: Network, last: Period) -> dict[tuple[int, str], list[_Habit]]:
    zone = ZoneInfo(network.time_zone)
    found: dict[tuple[int, str], list[_Habit]] = {}
    for meeting in in_calendar(network, *moments(network, last)):
        found.setdefault((meeting.body_id, meeting.kind), []).append(_habit(meeting, zone))
    return found


def _habit(meeting: Meeting, zone: ZoneInfo) -> _Habit:
    starts, ends = meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone)
    return _Habit(starts.date(), starts.time(), ends.time(), meeting.place.casefold())


def _of_kind(
    charter: Charter, body: Body, kind: str, whole: Period, habits: list[_Habit], places: dict[str, Place]
) -> Suggestion:
    first = max(whole.first, body.starts)
    last = min(whole.last, body.ends or date.max)
    asked = demands(charter, body.kind, kind, on=whole.first)
    own = not asked.clock or kind == asked.clock[0]
    needed = [len(habits), asked.minimum, _in_season(charter, body, kind, whole.first)]
    needed += [fewest(asked, first, last)] if own and asked.months and _is_main(charter, body, kind) else []
    opens, closes = _usual((h.opens, h.closes) for h in habits if h.closes > h.opens) or MORNING
    weekdays = tuple(sorted(asked.weekdays)) or (0, 1, 2, 3, 4)
    return Suggestion(
        body=body,
        kind=kind,
        meetings=min(60, max(needed)),
        first=first,
        last=last,
        weekdays=weekdays,
        avoided=_avoided(weekdays, habits),
        opens=opens,
        closes=closes,
        duties=_has_turns(charter, body, kind, asked),
        places=_known(places, habits),
    )


def _is_main(charter: Charter, body: Body, kind: str) -> bool:
    """Whether a clock that all kinds of meetings share is this kind's to keep: the first that only such bodies hold."""
    kinds = charter.vocabulary.meeting_kinds_of(body.kind)
    own = [k.code for k in kinds if k.bodies] or [k.code for k in kinds]
    return kind == own[0]


def _at_least_one(suggestion: Suggestion) -> Suggestion:
    return suggestion if suggestion.meetings else Suggestion(**{**vars(suggestion), "meetings": 1})


def _in_season(charter: Charter, body: Body, kind: str, on: date) -> int:
    """How many meetings of the kind the charter asks of a whole season (`meetings_in_season`)."""
    found = [0]
    for rule in (rule for article in charter.articles for rule in article.rules):
        mine = rule.check == "meetings_in_season" and kind in rule.meetings
        if mine and (not rule.bodies or body.kind in rule.bodies):
            values = CHECKS[rule.check].in_force(rule.parameters, on)
            found.append(int(str(values["minimum"])) if values else 0)
    return max(found)


def fewest(asked: Demands, first: date, last: date) -> int:
    """The fewest meetings with which the charter's clock never runs out, each as late as it may be."""
    assert asked.months
    count, at = 0, first - DAY
    while add_months(at, asked.months) <= last:
        limit = add_months(at, asked.months)
        days = (limit - n * DAY for n in range((limit - at).days))
        day = next((day for day in days if asked.allows(day) and day.weekday() in asked.weekdays), None)
        if day is None:
            return count + 1
        count, at = count + 1, day
    return count


def _usual(values: Iterable[tuple[time, time]]) -> tuple[time, time] | None:
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None


def _avoided(weekdays: tuple[int, ...], habits: list[_Habit]) -> tuple[int, ...]:
    """The days of the week that nobody chose last season, when there were enough meetings to tell."""
    used = {habit.on.weekday() for habit in habits}
    if len(habits) < ENOUGH_TO_TELL or not used & set(weekdays):
        return ()
    return tuple(weekday for weekday in weekdays if weekday not in used)


def _has_turns(charter: Charter, body: Body, kind: str, asked: Demands) -> bool:
    """Whether duties are taken in turn: the charter says so of this kind, or says nothing and this is the main one."""
    if asked.turns:
        return True
    rules = (rule for article in charter.articles for rule in article.rules)
    said = any(rule.check == "duties_in_turn" and (not rule.bodies or body.kind in rule.bodies) for rule in rules)
    return not said and bool(charter.vocabulary.duties_of(body.kind)) and _is_main(charter, body, kind)


def _known(places: dict[str, Place], habits: list[_Habit]) -> tuple[Place, ...]:
    names = dict.fromkeys(habit.place for habit in habits)
    return tuple(places[name] for name in names if name in places)
