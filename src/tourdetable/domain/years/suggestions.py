"""The series that a charter and last season suggest, for a draft not to begin from nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from tourdetable.core.charter.terms.days import Period, from_month_to_month, overlap
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.days import add_months
from tourdetable.domain.meetings.calendar.seasons import moments, season
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import in_calendar
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import gathers
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.instance.commitments import last_before
from tourdetable.domain.years.instance.lives import last_day
from tourdetable.domain.years.instance.requirements import (
    Requirements,
    requirements,
    rules_in_force,
)
from tourdetable.domain.years.series import SeriesDraft

MORNING = (time(9, 30), time(12, 0))
MOST = 60
ENOUGH_TO_TELL = 3
"""From how many meetings on their days of the week are a habit."""

DAY = timedelta(days=1)


def suggested(
    network: Network, charter: Charter, year: int, off: Iterable[date] = ()
) -> tuple[SeriesDraft, ...]:
    """A series for each living body and kind of meeting, but for those whose work is over; `off`
    are public holidays."""
    whole = season(charter, year)
    known = _Known(network, charter, whole, frozenset(off))
    found: list[SeriesDraft] = []
    for body in Body.objects.during(whole.first, whole.last).filter(network=network):
        if (last_day(charter, body) or whole.first) >= whole.first:
            found += known.suggestions(body)
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

    def suggestions(self, body: Body) -> list[SeriesDraft]:
        """Its series that have a meeting to hold; one meeting of the first kind, if none has."""
        kinds = self.charter.vocabulary.meeting_kinds_of(body.kind)
        mine = [self.suggestion(body, kind.code) for kind in kinds]
        held = [one for one in mine if one.meetings]
        return held or [replace(one, meetings=1) for one in mine[:1]]

    def suggestion(self, body: Body, kind: str) -> SeriesDraft:
        """A series; of no meeting when neither the charter nor the calendar speaks of any."""
        asked = requirements(self.charter, body.kind, kind, on=self.whole.first)
        dated = self.dated.get((body.pk, kind), [])
        habits = self.habits.get((body.pk, kind), []) or dated
        meetings = max(len(habits), len(dated), self._needed(body, kind, asked))
        found = SeriesDraft(body, kind, min(MOST, meetings), *self._when(body, asked, habits))
        return replace(
            found,
            places=self._usual(habits),
            duties=_has_turns(self.charter, body, kind, asked),
            own_day=gathers(body, self.charter),
        )

    def _when(
        self, body: Body, asked: Requirements, habits: list[_Habit]
    ) -> tuple[date, date, time, time, tuple[int, ...], tuple[int, ...]]:
        """Its days, its hours, the days of the week that it may have, and those to avoid."""
        weekdays = tuple(sorted(asked.weekdays)) or (0, 1, 2, 3, 4)
        avoided = _avoided(weekdays, habits)
        return (*self._days(body), *_usual_hours(habits), weekdays, avoided)

    def _usual(self, habits: Iterable[_Habit]) -> tuple[Place, ...]:
        """The places of the network where they met."""
        names = dict.fromkeys(habit.place for habit in habits)
        return tuple(self.places[name] for name in names if name in self.places)

    def _days(self, body: Body) -> tuple[date, date]:
        """The season, within the body's life and the months in which such bodies work."""
        first = max(self.whole.first, body.starts)
        last = min(self.whole.last, body.ends or date.max)
        rules = rules_in_force(self.charter, "work_commitment", body.kind, first)
        work = next((values for _rule, values in rules), None)
        if work is None:
            return first, last
        usual = from_month_to_month(self.whole, work["first_month"], work["last_month"])
        days = overlap(Period(first, last), usual) or Period(first, last)
        return days.first, days.last

    def _needed(self, body: Body, kind: str, asked: Requirements) -> int:
        """The fewest meetings that the charter asks of such a season."""
        needed = max(asked.minimum, self._least_in_season(body, kind))
        if asked.months is None or not _is_main(self.charter, body, kind):
            return needed
        first, last = self._days(body)
        since = self._last_meeting(body, asked, first) or first - DAY
        dated = [habit.on for habit in self.dated.get((body.pk, kind), [])]
        return max(needed, fewest(asked, since, last, self.off, dated))

    def _least_in_season(self, body: Body, kind: str) -> int:
        rules = rules_in_force(self.charter, "meetings_in_season", body.kind, self.whole.first)
        return max(
            (values["minimum"] for rule, values in rules if kind in rule.meetings), default=0
        )

    def _last_meeting(self, body: Body, asked: Requirements, first: date) -> date | None:
        """The last meeting from which the charter's clock still runs on the first day."""
        found = None
        for (row, kind), day in self.last.items():
            counts = row == body.pk and kind in (asked.clock or (kind,))
            if counts and add_months(day, asked.months or 0) >= first:
                found = max(found or day, day)
        return found


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
    fixed = set(dated)
    count, at = len(fixed), since
    while (limit := add_months(at, asked.months)) <= last:
        days = [limit - n * DAY for n in range((limit - at).days)]
        if coming := fixed.intersection(days):
            at = min(coming)
            continue
        at = next((day for day in days if asked.allows(day) and day not in off), limit)
        count += 1
    return count


def _usual_hours(habits: Iterable[_Habit]) -> tuple[time, time]:
    counted = Counter((h.opens, h.closes) for h in habits if h.closes > h.opens).most_common(1)
    return counted[0][0] if counted else MORNING


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
    for rule in (rule for article in charter.articles for rule in article.rules):
        if rule.check == "duties_in_turn" and (not rule.bodies or body.kind in rule.bodies):
            return False
    return bool(charter.vocabulary.duties_of(body.kind)) and _is_main(charter, body, kind)
