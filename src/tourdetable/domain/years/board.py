"""The proposed year as people look at it: each meeting with what it costs and what it breaks.

Nothing here is stored: a plan is judged again each time that it is read, by the rules of the
instance for which it was made, and by what is known since: dates that people have held or ruled
out, absences, mandates, meetings of the calendar.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from dataclasses import replace as replace_fields
from datetime import date
from functools import cached_property

from django.utils.translation import get_language
from msgspec.structs import replace

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.planner.hand.attending import still_coming
from tourdetable.core.planner.judge.absences import EmptySeat, empty_seats
from tourdetable.core.planner.judge.charges import Charge, charges
from tourdetable.core.planner.judge.check import PlanAudit, check
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.verdict import Schedule, Violation
from tourdetable.core.planner.terms.instance import Instance, PinnedDate
from tourdetable.core.planner.terms.plan import OPTIMAL, MeetingRef, Plan, PlannedMeeting
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.domain.networks.models import Body
from tourdetable.domain.years.enums import DraftState, PinKind
from tourdetable.domain.years.ids import BodyId, HeldMeetingsId, MeetingsId, is_held, read
from tourdetable.domain.years.instance import today
from tourdetable.domain.years.instance.commitments import DatedMeeting
from tourdetable.domain.years.models import Draft, Series
from tourdetable.domain.years.naming import names_of
from tourdetable.domain.years.periods.dated import NetworkPeriods, periods_of
from tourdetable.domain.years.periods.days_off import MeetingArea, OffNote, days_off
from tourdetable.domain.years.queries import pinned, plan_of, with_held

NEWS = DATED, GONE, LEFT, ENDED = ("dated", "gone", "left", "ended")


@dataclass(frozen=True)
class Slot:
    """A meeting, with its unmet wishes, broken rules and empty seats; `drawn`: as the calendar
    has it already."""

    meeting: PlannedMeeting
    series: Series | None
    held: bool
    drawn: DatedMeeting | None
    charges: tuple[Charge, ...]
    violations: tuple[Violation, ...]
    empty: tuple[EmptySeat, ...]
    off: tuple[OffNote, ...]

    @property
    def cost(self) -> int:
        """What this date costs by itself."""
        return sum(charge.amount for charge in self.charges)


@dataclass(frozen=True)
class Update:
    """What has changed since the dates were found: a meeting `dated` in the calendar or `gone`
    from it, or `seats` of which somebody was to come: nobody can any more, or they have `ended`."""

    kind: str
    body: str
    on: date
    seats: tuple[str, ...] = ()


@dataclass(frozen=True)
class Year:
    """A draft's year as it stands today: what the planner was given and answered, with what is
    known since and what is pinned; `found` is what it answered, `locks` what it was given."""

    draft: Draft
    instance: Instance
    plan: Plan
    series: Mapping[str, Series]
    pins: Mapping[tuple[str, date], str]
    found: Plan
    locks: tuple[PinnedDate, ...] = ()
    dated: Mapping[MeetingRef, DatedMeeting] = field(default_factory=dict)
    periods: NetworkPeriods = field(default_factory=NetworkPeriods)

    @property
    def unheard(self) -> bool:
        """Whether people have marked a date since the planner was asked."""
        return any(not pin.told for row in self.series.values() for pin in row.pins.all())

    @cached_property
    def charges(self) -> tuple[Charge, ...]:
        """All that gave way, body by body."""
        return charges(self.instance, self.plan)

    @cached_property
    def empty(self) -> Mapping[MeetingRef, tuple[EmptySeat, ...]]:
        """The seats that nobody attends, meeting by meeting: what every page tells of it."""
        return missing(self.instance, self.plan)

    @property
    def vacant(self) -> int:
        """How many of these seats nobody holds on the day, all meetings together."""
        return sum(one.vacant for seats in self.empty.values() for one in seats)

    @property
    def guests(self) -> int:
        """How many of these seats are guests', who count for no quorum."""
        return sum(one.guest for seats in self.empty.values() for one in seats)

    @cached_property
    def schedule(self) -> Schedule:
        """Who is where, by which it is said what keeps somebody from a meeting."""
        return Schedule(Ground(self.instance), self.plan)

    @cached_property
    def report(self) -> PlanAudit:
        """What the year breaks and what it costs, as it now stands."""
        return check(self.instance, self.plan)

    @cached_property
    def news(self) -> tuple[Update, ...]:
        """What has changed in people's diaries and in the calendar since the dates were found."""
        return tuple(sorted(self._news(), key=lambda one: (one.on, one.body, one.kind)))

    def _news(self) -> Iterator[Update]:
        before, now = (self._calendar(pins) for pins in (self.locks, self.instance.locks))
        yield from (Update(DATED, body, day) for body, day in now - before if is_held(body))
        yield from (Update(GONE, body, day) for body, day in before - now)
        coming = {one.ref: one.attendees for one in self.found.meetings}
        for ref, seats in self.empty.items():
            lost = tuple(one.seat for one in seats if one.seat in coming.get(ref, {}))
            if lost:
                yield Update(LEFT, ref.body, ref.date, lost)
        yield from self._ended()

    def _ended(self) -> Iterator[Update]:
        """The seats of which somebody was to come, and that are none any more."""
        seats = {body.id: body.seats for body in self.instance.bodies}
        for one in self.found.meetings:
            mine = [seat for seat in seats.get(one.body, ()) if seat.id in one.attendees]
            ended = tuple(seat.id for seat in mine if not seat.exists(one.date))
            if ended:
                yield Update(ENDED, one.body, one.date, ended)

    def _calendar(self, locks: Iterable[PinnedDate]) -> set[tuple[str, date]]:
        """The meetings of the calendar among locked dates."""
        return {(pin.body, pin.date) for pin in locks} - self.pins.keys()

    @property
    def moved(self) -> bool:
        """Whether people have marked dates, or it no longer keeps every rule."""
        return self.unheard or not self.report.sound

    @property
    def stale(self) -> bool:
        """Whether planning again would change it: it is to be seen again."""
        return self.moved or bool(self.news)

    @property
    def proved(self) -> bool:
        """Whether no year costs less that keeps the rules and the dates held; a year in which
        people moved a meeting, or of which something else is known since, proves nothing."""
        asked = self.draft.state in (DraftState.PLANNED, DraftState.PUBLISHED)
        sound = self.report.sound and not self.news and not self.unheard
        return asked and sound and self.plan.status == OPTIMAL and self._costs_as_found

    @property
    def _costs_as_found(self) -> bool:
        return self.plan.cost == self.report.cost

    @property
    def bound(self) -> int | None:
        """What no year costs less than, while it is known and less than what this one costs."""
        known = None if self.news or self.unheard else self.plan.bound
        return known if known is not None and known < self.report.cost.total else None

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every meeting, by day."""
        return tuple(self._slot(meeting) for meeting in self.plan.meetings)

    def of_series(self, series: int) -> list[Slot]:
        """The meetings of a series (by its row)."""
        return [slot for slot in self.slots if slot.series and slot.series.pk == series]

    def slot(self, series: int, on: date) -> Slot | None:
        """The meeting of that day of a series (by its row)."""
        mine = self.of_series(series)
        return next((slot for slot in mine if slot.meeting.date == on), None)

    def of_calendar(self, meeting: int) -> Slot | None:
        """The meeting that the calendar has already (by its row)."""
        mine = (slot for slot in self.slots if slot.drawn and slot.drawn.pk == meeting)
        return next(mine, None)

    @cached_property
    def _area(self) -> MeetingArea:
        areas, zones = tuple(self.draft.areas), tuple(self.draft.zones)
        return MeetingArea(areas, zones, self.draft.network.time_zone, self.periods)

    def _slot(self, meeting: PlannedMeeting) -> Slot:
        body, day = meeting.body, meeting.date
        off = days_off(self._area, day, day, lang=(get_language() or "fr")[:2])
        return Slot(
            meeting=meeting,
            series=self.series.get(body),
            held=self.pins.get((body, day)) == PinKind.LOCK,
            drawn=self.dated.get(meeting.ref),
            charges=tuple(c for c in self.charges if c.body == body and day in (c.date, c.until)),
            violations=tuple(v for v in self.report.violations if meeting.ref in v.meetings),
            empty=self.empty[meeting.ref],
            off=off,
        )


def missing(instance: Instance, plan: Plan) -> dict[MeetingRef, tuple[EmptySeat, ...]]:
    """The empty seats of a year; a body that stands at its own meetings is no seat."""
    return {
        ref: tuple(one for one in seats if not isinstance(read(one.seat), BodyId))
        for ref, seats in empty_seats(instance, plan).items()
    }


def planned_year(draft: Draft) -> Year | None:
    """The draft's year as it stands today, or None while it has none (fourteen queries).

    One that was published is told as it was then (seven).
    """
    if draft.instance is None or draft.answer is None:
        return None
    given = read_instance(draft.instance)
    found = plan_of(draft, given)
    if found is None:
        return None
    rows = draft.series.select_related("body").prefetch_related("pins")
    series = {str(row.planner_id): row for row in rows}
    pins = {(name, pin.on): pin.kind for name, row in series.items() for pin in row.pins.all()}
    planned = [(one.body, one.date) for one in found.meetings if not is_held(one.body)]
    calendar = today.dated(draft.network, given, planned)
    instance = given
    if draft.state != DraftState.PUBLISHED:
        instance = today.as_of_today(draft.network, given, calendar)
    plan = still_coming(instance, with_held(instance, found))
    year = Year(draft, pinned(instance, pins), plan, series, pins, found, given.locks)
    return replace_fields(
        year, dated=drawn(plan, calendar), periods=periods_of(draft.network, draft.zones)
    )


def drawn(plan: Plan, calendar: today.SeasonCalendar) -> dict[MeetingRef, DatedMeeting]:
    """By meeting of a plan, the one of the calendar that it is."""
    others = {(str(HeldMeetingsId(m.body, m.kind)), m.on, m.part): m for m in calendar.others}
    found = {}
    for one in plan.meetings:
        known = calendar.placed.get((one.body, one.date)) or others.get(one.ref)
        if known is not None:
            found[one.ref] = known
    return found


def released(instance: Instance, meeting: PlannedMeeting) -> Instance:
    """The instance by which other dates for a meeting are judged: it lets go of its own."""
    this = (meeting.body, meeting.date)
    others = tuple(pin for pin in instance.locks if (pin.body, pin.date) != this)
    return replace(instance, locks=others)


@dataclass(frozen=True)
class Names:
    """The words for what the planner knows by an id, and each body's kind."""

    words: Mapping[str, str]
    kinds: Mapping[str, str]

    def __call__(self, planner_id: str | None) -> str:
        """Its words; the id itself when nothing is known of it any more."""
        return self.words.get(planner_id or "", planner_id or "")


def names(
    draft: Draft, rows: Collection[Series], charter: Charter, beside: Iterable[str] = ()
) -> Names:
    """What things are called for the readers of a draft (four queries, whatever its size).

    A body that has several kinds of meeting, in the draft or `beside`, says which one.
    """
    words = {duty.code: duty.name for duty in charter.vocabulary.duties.values()}
    words |= names_of(draft, charter, rows)
    every = (read(text) for text in {*beside, *(str(row.planner_id) for row in rows)})
    kinds = {(one.body, one.kind) for one in every if isinstance(one, MeetingsId)}
    bodies = Counter(body for body, _kind in kinds)
    words |= {str(row.planner_id): row.body.name for row in rows if bodies[row.body_id] == 1}
    return Names(words, kinds_of(draft, rows, charter))


def kinds_of(draft: Draft, rows: Iterable[Series], charter: Charter) -> dict[str, str]:
    """The kind of each body of the planner."""
    kinds = {str(row.planner_id): row.body.kind for row in rows}
    for pk, kind in Body.objects.filter(network=draft.network).values_list("pk", "kind"):
        kinds |= {str(HeldMeetingsId(pk, code)): kind for code in charter.vocabulary.meeting_kinds}
    return kinds
