"""A draft of the year as the planner takes it: the charter's rules, mandates, absences, places, what is dated already.

Names: `series:<pk>` and `held:<body pk>:<kind>` for bodies, `seat:<pk>`, `person:<pk>`, `place:<pk>` for hosts,
`room:<pk>` for shared places. `vacant:<seat pk>` and `relay:<seat pk>` stand in for holders (see `sitters`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from math import ceil
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from msgspec import structs

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.planner.terms import instance as planner
from tourdetable.core.planner.terms.instance import (
    ALL,
    OPTIONAL,
    PARTIAL,
    Calendar,
    Instance,
    Leave,
    RoomPool,
    Span,
    Weights,
)
from tourdetable.core.words.days import add_months
from tourdetable.core.words.language import language_of
from tourdetable.domain.availability.models import Absence, WeeklyOff
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.meetings.seasons import season
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.places.models import Closure
from tourdetable.domain.years import calendars, held
from tourdetable.domain.years.demands import Demands, demands, stretches
from tourdetable.domain.years.enums import PinKind, School
from tourdetable.domain.years.held import Held
from tourdetable.domain.years.models import Draft, Pin, Series
from tourdetable.domain.years.sitters import Away, Half, Table, days_of, table

DAY = timedelta(days=1)
AVOIDED = 3
"""What a day of the week that is rather not wanted costs."""

WEIGHTS = Weights(pref=1, school_soft=4, bridge=3, optional_absent=1, gap_excess_week=5)
MOSTLY = 75
"""The percentage of meetings that a standing seat comes to, where the charter asks nothing."""


def instance_of(draft: Draft, now: datetime) -> Instance:
    """The draft as the planner takes it on the day of `now`. Raises `ValidationError` for a series that has no day."""
    return _Year(draft, local_day(draft.network, now)).instance()


@dataclass(frozen=True)
class _Wish:
    """A series with its days, what the charter asks of it, and its meetings that the calendar already has."""

    series: Series
    body: Body
    demands: Demands
    window: Span
    past: tuple[Held, ...]
    ahead: tuple[Held, ...]
    aside: tuple[Held, ...]
    pins: tuple[Pin, ...]

    @property
    def name(self) -> str:
        return f"series:{self.series.pk}"

    @property
    def part(self) -> str:
        return str(held.part_of(self.series.opens, self.series.closes))

    @property
    def meetings(self) -> int:
        """How many are to be placed, those ahead that stay included: what is dated is never too much."""
        return max(len(self.ahead), self.series.meetings - len(self.past) - len(self.aside))


class _Year:
    """One draft being told to the planner."""

    def __init__(self, draft: Draft, today: date) -> None:
        self.draft, self.network, self.today = draft, draft.network, today
        now = charter_in_force(self.network, on=today)
        self.season = season(now, draft.year)
        self.on = max(self.season.first, today)
        self.charter = charter_in_force(self.network, on=self.on)
        self.window = Span(
            min(max(self.season.first, today + DAY), self.season.last), self.season.last
        )
        self.calendar = self._calendar()
        self.dated = held.of_season(self.network, self.season)
        self.by_kind: dict[tuple[int, str], list[Held]] = {}
        for meeting in self.dated:
            self.by_kind.setdefault((meeting.body, meeting.kind), []).append(meeting)
        self.before = held.last_before(self.network, self.window.first)
        rows = draft.series.select_related("body", "room").prefetch_related(
            "pins", "places__closures", "room__closures"
        )
        self.series = list(rows)
        self.wishes = [wish for series in self.series if (wish := self._wish(series)) is not None]
        self.aside = [meeting for meeting in self._uncovered() if meeting.on > today]
        self.table = self._table()
        self.turns = Counter(
            Turn.objects.filter(seat__in=self.table.seats).values_list("seat_id", flat=True)
        )

    def instance(self) -> Instance:
        """Everything together."""
        pairs = [_in_same_hands(self._body(wish)) for wish in self.wishes]
        bodies = [body for body, _leaves in pairs]
        others = list(
            held.standing_bodies(self._uncovered(), Span(self.season.first, self.season.last))
        )
        names = {person for body in bodies for seat in body.seats for person in seat.persons}
        whole = Instance(
            calendar=self.calendar,
            persons=tuple(self.table.planner_persons(names)),
            bodies=(*bodies, *(body for body, _pins, _leaves in others)),
            name=self.draft.name,
            weights=WEIGHTS,
            room_pools=self._rooms(),
            articles={wish.name: dict(self._articles(wish)) for wish in self.wishes},
            today=self.today,
            locks=(*self._locks(), *(pin for _body, pins, _leaves in others for pin in pins)),
            forbid=tuple(
                planner.PinnedDate(w.name, p.on)
                for w in self.wishes
                for p in w.pins
                if p.kind == PinKind.FORBID
            ),
        )
        leaves = [leave for _body, _pins, found in others for leave in found]
        leaves += [
            *(leave for _body, found in pairs for leave in found),
            *self._impossible_turns(bodies),
        ]
        return structs.replace(whole, relax=(*leaves, *self._relaxed(whole)))

    # ---- Days

    def _calendar(self) -> Calendar:
        first, last = self.season.first, self.season.last
        days = calendars.holidays(self.draft.areas, first, last)
        around = calendars.holidays(self.draft.areas, first - 7 * DAY, last + 7 * DAY)
        bridges = tuple(day for day in calendars.bridges(around) if first <= day <= last)
        spans, _known_until = calendars.school(self.draft.zones, first, last)
        return Calendar(first, last, days, bridges, spans)

    def _wish(self, series: Series) -> _Wish | None:
        """The series over the days that are left to it; None when nothing is left to ask."""
        asked = self._demands(series)
        mine = self.by_kind.get((series.body_id, series.kind), [])
        past = tuple(m for m in mine if m.on <= self.today)
        window = self._window(series, asked)
        later = [m for m in mine if m.on > self.today]
        if window is None and series.meetings > len(mine):
            raise ValidationError(
                _("%(body)s: no day is left for its meetings of %(first)s to %(last)s.")
                % {
                    "body": series.body,
                    "first": language_of(get_language()).short_day(series.first),
                    "last": language_of(get_language()).short_day(series.last),
                }
            )
        if window is None:
            return None
        ahead = tuple(m for m in _one_a_day(later) if self._fits(series, asked, window, m))
        aside = tuple(m for m in later if m not in ahead)
        return _Wish(
            series, series.body, asked, window, past, ahead, aside, tuple(series.pins.all())
        )

    def _demands(self, series: Series) -> Demands:
        mine = [s for s in self.series if s.body_id == series.body_id]
        largest = max(mine, key=lambda s: (s.meetings, -s.pk))
        return demands(
            self.charter, series.body.kind, series.kind, on=self.on, largest=series is largest
        )

    def _window(self, series: Series, asked: Demands) -> Span | None:
        """The days in which the series may meet: its own, its body's, those still to come, those of the charter."""
        body = series.body
        first = max(series.first, self.window.first, body.starts, self.today + DAY)
        last = min(series.last, self.window.last, body.ends or date.max)
        days = (
            [day for day in days_of(Span(first, last)) if asked.in_season(day)]
            if first <= last
            else []
        )
        return Span(days[0], days[-1]) if days else None

    def _fits(self, series: Series, asked: Demands, window: Span, meeting: Held) -> bool:
        """Whether a meeting of the calendar could have been placed there by the planner."""
        day, school = meeting.on, self.calendar.school_holidays.values()
        off = day in self.calendar.public_holidays or (
            series.school == School.HARD and any(day in span for spans in school for span in spans)
        )
        closed = day in _closed(series.room) if series.room else False
        hosts = list(series.places.all())
        closed = closed or (bool(hosts) and all(day in _closed(host) for host in hosts))
        weekday = day.weekday() in series.weekdays
        return day in window and asked.allows(day) and weekday and not (off or closed)

    def _uncovered(self) -> list[Held]:
        """The meetings of the calendar that no series places."""
        placed = {meeting.pk for wish in self.wishes for meeting in wish.ahead}
        return [meeting for meeting in self.dated if meeting.pk not in placed]

    # ---- People

    def _table(self) -> Table:
        bodies = [wish.body for wish in self.wishes]
        first = table(bodies, self.window)
        return replace(first, away=self._away(list(first.people)))

    def _away(self, people: list[int]) -> dict[int, Away]:
        """What keeps people from coming: what they said, and the meetings where they are expected."""
        placed = [meeting.pk for wish in self.wishes for meeting in wish.ahead]
        found: dict[int, set[Half]] = held.expected(self.network, people, self.window, placed)
        absences = Absence.objects.filter(
            person__in=people, first__lte=self.window.last, last__gte=self.window.first
        )
        for absence in absences:
            span = Span(max(absence.first, self.window.first), min(absence.last, self.window.last))
            found.setdefault(absence.person_id, set()).update(
                (day, absence.part) for day in days_of(span)
            )
        weekly: dict[int, list[tuple[int, str]]] = {}
        for off in WeeklyOff.objects.filter(person__in=people):
            weekly.setdefault(off.person_id, []).append((off.weekday, off.part))
        return {
            pk: Away(frozenset(found.get(pk, ())), tuple(sorted(weekly.get(pk, ()))))
            for pk in {*found, *weekly}
        }

    # ---- Series

    def _body(self, wish: _Wish) -> planner.BodySpec:
        series, asked, window = wish.series, wish.demands, wish.window
        rows = sorted(self.table.of_body(wish.body), key=lambda row: (self.turns[row.pk], row.pk))
        seats = tuple(seat for row in rows if (seat := self._seat(wish, row)) is not None)
        able = [seat for seat in seats if seat.duties]
        duties = self._duties(wish) if able else ()
        if len(able) <= len(duties):
            seats = tuple(
                structs.replace(seat, presence=ALL) if seat.duties else seat for seat in seats
            )
        room = series.room
        return planner.BodySpec(
            id=wish.name,
            kind=series.kind,
            meetings=wish.meetings,
            season=window,
            weekdays=tuple(sorted(set(series.weekdays) & asked.weekdays)),
            parts=(wish.part,),
            gap=self._gap(wish),
            zones=tuple(self.draft.zones),
            school_holidays=None if series.school == School.NONE else str(series.school),
            blackout=self._blackout(wish),
            prev_last=self._last_before(wish),
            tail_max=self._tail(wish),
            pref={str(weekday): {wish.part: AVOIDED} for weekday in series.avoided},
            seats=(*seats, *self._whole(wish)),
            hosts=tuple(
                planner.HostSpec(f"place:{p.pk}", frozenset(_closed(p)))
                for p in series.places.all()
            ),
            room_pool=f"room:{room.pk}" if room and room.rooms is not None else None,
            duties=duties,
            history=self._history(wish, seats, duties),
        )

    def _gap(self, wish: _Wish) -> planner.GapSpec:
        series = wish.series
        least = max(series.least_gap or 0, wish.demands.least_gap)
        before = self._last_before(wish) or wish.window.first - DAY
        ideal = (wish.window.last + DAY - before).days // (wish.meetings + 1)
        return planner.GapSpec(
            least, series.most_gap, wish.demands.months, ideal, max(7, ideal // 5)
        )

    def _last_before(self, wish: _Wish) -> date | None:
        """From when the first wait is counted, unless it is already too long: nothing can mend that one."""
        series, months = wish.series, wish.demands.months
        kinds = (wish.demands.clock or None) if months else (series.kind,)
        found = [day for (body, kind), day in self.before.items()
                 if body == series.body_id and (kinds is None or kind in kinds)]  # fmt: skip
        since = max(found, default=None)
        if since is None and months and wish.body.starts < wish.window.first - DAY:
            since = wish.body.starts
        least = max(series.least_gap or 0, wish.demands.least_gap)
        if since is None or not _still_runs(
            since, wish.window.first, least, months, series.most_gap
        ):
            return None
        return since

    def _tail(self, wish: _Wish) -> int | None:
        """The days before 31 December that may go without a meeting, for the clock not to run out in the season."""
        months, end = wish.demands.months, min(self.season.last, wish.body.ends or date.max)
        if not months or not wish.meetings or end <= wish.window.last:
            return None
        earliest = end
        while add_months(earliest - DAY, months) >= end:
            earliest -= DAY
        return max(0, (date(wish.window.last.year, 12, 31) - earliest).days)

    def _blackout(self, wish: _Wish) -> tuple[Span, ...]:
        """Days closed by the charter or with the room, and those too close to a meeting that is not the planner's."""
        found = [*wish.demands.closed(wish.window.first, wish.window.last)]
        if wish.series.room:
            found += stretches(sorted(_closed(wish.series.room)))
        near = max(0, max(wish.series.least_gap or 1, wish.demands.least_gap or 1) - 1)
        return (
            *found,
            *(Span(meeting.on - near * DAY, meeting.on + near * DAY) for meeting in wish.aside),
        )

    def _seat(self, wish: _Wish, row: Seat) -> planner.SeatSpec | None:
        """How a seat takes part; None for one that follows from afar."""
        asked, takes = wish.demands, row.kind == SeatKind.STANDING or row.volunteers
        takes = takes and self.table.always_held(row)
        name = f"seat:{row.pk}"
        if row.kind == SeatKind.STANDING and asked.everyone:
            return planner.SeatSpec(name, self.table.persons(row), ALL, takes, row.college)
        least = self._least(wish, row)
        if row.kind == SeatKind.LIGHT and not least and not takes:
            return None
        presence = planner.AtLeast(least) if least else OPTIONAL
        return planner.SeatSpec(name, self.table.real_persons(row), presence, takes, row.college)

    def _whole(self, wish: _Wish) -> Iterator[planner.SeatSpec]:
        """The body itself, as a seat of each of its series: it is not in two places at once."""
        beside = any(other.body == wish.body and other is not wish for other in self.wishes)
        if beside or any(meeting.body == wish.body.pk for meeting in self.aside):
            name = f"body:{wish.body.pk}"
            halves = {(m.on, m.part) for m in self.aside if m.body == wish.body.pk}
            self.table.extra[name] = planner.PersonSpec(
                name, str(wish.body), unavail=tuple(sorted(halves))
            )
            yield planner.SeatSpec(name, (name,), ALL)

    def _least(self, wish: _Wish, row: Seat) -> int:
        """How many meetings a seat owes: its share while somebody holds it; one, for a light seat reported back to."""
        if row.kind == SeatKind.LIGHT:
            return int(wish.demands.reports_back and wish.meetings > 0)
        if row.kind != SeatKind.STANDING:
            return 0
        percent, share = wish.demands.percent, self.table.held_share(row)
        if percent is None:
            return int(MOSTLY * wish.meetings * share / 100)
        return (
            ceil(percent * wish.meetings / 100)
            if share == 1
            else int(percent * wish.meetings * share / 100)
        )

    # ---- Turns

    def _duties(self, wish: _Wish) -> tuple[str, ...]:
        if not wish.series.duties:
            return ()
        known = [duty.code for duty in self.charter.vocabulary.duties_of(wish.body.kind)]
        return wish.demands.turns or tuple(known)

    def _history(
        self, wish: _Wish, seats: Iterable[planner.SeatSpec], duties: Iterable[str]
    ) -> Mapping[str, Mapping[str, int]]:
        """The turns that each seat already took this season, which is what the charter counts: told of one holder."""
        taken = self._turns_taken(wish)
        found: dict[str, dict[str, int]] = {}
        for seat in seats:
            mine = {duty: taken[int(seat.id.partition(":")[2]), duty] for duty in duties}
            free = [person for person in seat.persons if person not in found] or list(seat.persons)
            if any(mine.values()):
                found[free[0]] = {duty: turns for duty, turns in mine.items() if turns}
        return found

    def _turns_taken(self, wish: _Wish) -> Counter[tuple[int, str]]:
        """The turns of the season's past meetings over which they go round, by seat and duty."""
        kinds = wish.demands.round or {kind for body, kind in self.by_kind if body == wish.body.pk}
        past = [
            m.pk
            for kind in kinds
            for m in self.by_kind.get((wish.body.pk, kind), [])
            if m.on <= self.today
        ]
        return Counter(turn for meeting in past for turn in self.taken.get(meeting, ()))

    @cached_property
    def taken(self) -> Mapping[int, list[tuple[int, str]]]:
        """By past meeting of the season, its turns: seat and duty."""
        past = [meeting.pk for meeting in self.dated if meeting.on <= self.today]
        found: dict[int, list[tuple[int, str]]] = {}
        rows = Turn.objects.filter(meeting__in=past).values_list("meeting_id", "seat_id", "duty")
        for meeting, seat, duty in rows:
            found.setdefault(meeting, []).append((seat, duty))
        return found

    def _impossible_turns(self, bodies: Iterable[planner.BodySpec]) -> list[Leave]:
        """Rules on turns that no charter sets, left out where there are too few seats for them."""
        found = []
        for body in bodies:
            able = sum(seat.duties for seat in body.seats)
            found += [Leave("duty_both", body.id)] if able < len(body.duties) else []
            found += [Leave("duty_repeat", body.id)] if able < 2 * len(body.duties) else []
        return found

    # ---- What is held, left out, cited

    def _locks(self) -> tuple[planner.PinnedDate, ...]:
        found: dict[tuple[str, date], planner.PinnedDate] = {}
        for wish in self.wishes:
            days = [meeting.on for meeting in wish.ahead]
            days += [
                pin.on for pin in wish.pins if pin.kind == PinKind.LOCK and pin.on > self.today
            ]
            found |= {(wish.name, day): planner.PinnedDate(wish.name, day) for day in days}
        return tuple(found.values())

    def _rooms(self) -> tuple[RoomPool, ...]:
        rooms = {w.series.room.pk: w.series.room for w in self.wishes if w.series.room}
        return tuple(
            RoomPool(f"room:{pk}", room.rooms)
            for pk, room in sorted(rooms.items())
            if room.rooms is not None
        )

    def _articles(self, wish: _Wish) -> Mapping[str, str]:
        """The article of each rule that the charter sets; that of the number of meetings when none can be spared."""
        spare = wish.series.meetings > wish.demands.minimum
        return {
            rule: article
            for rule, article in wish.demands.articles.items()
            if rule != "count" or not spare
        }

    def _relaxed(self, whole: Instance) -> list[Leave]:
        """The rules that people left out, but those about what is no longer there."""
        known = {
            "body": {body.id for body in whole.bodies},
            "person": {person.id for person in whole.persons},
            "seat": {seat.id for body in whole.bodies for seat in body.seats},
            "room": {room.id for room in whole.room_pools},
        }
        leaves: list[dict[str, Any]] = self.draft.relaxed
        return [
            Leave(**leave)
            for leave in leaves
            if all(leave[key] in known[key] for key in known if key in leave)
        ]


def _in_same_hands(body: planner.BodySpec) -> tuple[planner.BodySpec, list[Leave]]:
    """Somebody who alone holds several seats of a body comes for all of them: the first one says where they are."""
    known: set[str] = set()
    seats, leaves = [], list[Leave]()
    for seat in body.seats:
        alone = [person for person in seat.persons if not person.startswith("vacant:")]
        again = len(alone) == 1 and alone[0] in known
        leaves += [Leave("one_place", body.id, seat.id, alone[0])] if again else []
        seats.append(
            structs.replace(seat, presence=OPTIONAL) if again and seat.rule == PARTIAL else seat
        )
        known.update(alone if len(alone) == 1 and seat.rule != OPTIONAL else ())
    return structs.replace(body, seats=tuple(seats)), leaves


def _one_a_day(meetings: Iterable[Held]) -> list[Held]:
    """The first meeting of each day: a series has one."""
    return list({meeting.on: meeting for meeting in reversed(list(meetings))}.values())[::-1]


def _closed(place: Any) -> set[date]:
    closures: Iterable[Closure] = place.closures.all()
    return {day for closure in closures for day in days_of(Span(closure.first, closure.last))}


def _still_runs(since: date, first: date, least: int, months: int | None, days: int | None) -> bool:
    """Whether a wait that began then matters on the first day, and may still end in time; one without end does not."""
    if months is None and days is None:
        return since + least * DAY > first
    last = date.max if months is None else add_months(since, months)
    last = last if days is None else min(last, since + days * DAY)
    return last >= first
