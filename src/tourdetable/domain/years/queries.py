"""Reads about drafts of the year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Prefetch, QuerySet
from msgspec.structs import replace

from tourdetable.core.planner.terms import plan as planner
from tourdetable.core.planner.terms.days import DAY, ORDER
from tourdetable.core.planner.terms.instance import Instance, PinnedDate
from tourdetable.core.planner.wire.fitting import fit
from tourdetable.core.planner.wire.plan_json import read_plan
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.years.enums import PinKind
from tourdetable.domain.years.ids import PersonId, PlaceId, RelayId, SeatId, is_held
from tourdetable.domain.years.models import Draft, ScheduledMeeting, ScheduledTurn

Pinned = Mapping[tuple[str, date], str]
"""What people say of dates: the kind of pin, by the planner's body and the day."""


def planned_meetings(draft: Draft) -> QuerySet[ScheduledMeeting]:
    """The meetings of the draft's year with their series, bodies, hosts and turns (two queries)."""
    taken = ScheduledTurn.objects.select_related("seat__institution")
    rows = ScheduledMeeting.objects.filter(series__draft=draft)
    return rows.select_related("series__body", "host").prefetch_related(
        Prefetch("turns", queryset=taken)
    )


def failure_of(draft: Draft) -> Phrase | None:
    """Why the search of a draft could not be done, as a sentence still to be translated."""
    return None if draft.error is None else fit(draft.error, Phrase)


def plan_of(draft: Draft, instance: Instance) -> planner.Plan | None:
    """The year of a draft for the planner, with what the calendar has; None while it has none."""
    meetings = [as_planned(row) for row in planned_meetings(draft)]
    if draft.answer is None or not meetings:
        return None
    return with_held(instance, replace(read_plan(draft.answer), meetings=tuple(meetings)))


def with_held(instance: Instance, plan: planner.Plan) -> planner.Plan:
    """The plan of the series of an instance, with what the calendar has beside them."""
    mine = (meeting for meeting in plan.meetings if not is_held(meeting.body))
    whole = by_date(instance, (*mine, *held_meetings(instance)))
    known = {body.id for body in instance.bodies}
    fairness = {body: fair for body, fair in plan.fairness.items() if body in known}
    return replace(plan, meetings=whole, fairness=fairness)


def by_date(
    instance: Instance, meetings: Iterable[planner.PlannedMeeting]
) -> tuple[planner.PlannedMeeting, ...]:
    """Those of the instance's bodies, in order: by day, part, then body."""
    rank = {body.id: number for number, body in enumerate(instance.bodies)}
    mine = (one for one in meetings if one.body in rank)
    return tuple(sorted(mine, key=lambda one: (one.date, ORDER[one.part], rank[one.body])))


def as_planned(row: ScheduledMeeting) -> planner.PlannedMeeting:
    """A meeting in the planner's terms."""
    duties = {}
    for turn in row.turns.all():
        person = PersonId(turn.person_id) if turn.person_id else RelayId(turn.seat_id)
        duties[turn.duty] = planner.PlannedTurn(str(SeatId(turn.seat_id)), str(person))
    return planner.PlannedMeeting(
        body=str(row.series.planner_id),
        date=row.on,
        part=row.part,
        attendees=row.attendees,
        duties=duties,
        host=str(PlaceId(row.host_id)) if row.host_id else None,
    )


def held_meetings(instance: Instance) -> list[planner.PlannedMeeting]:
    """The meetings of the calendar that nobody plans, where they are."""
    pins = [pin for pin in instance.locks if is_held(pin.body)]
    return [planner.PlannedMeeting(pin.body, pin.date, pin.part or DAY) for pin in pins]


def pins_of(draft: Draft) -> dict[tuple[str, date], str]:
    """What people hold or rule out today (two queries)."""
    rows = draft.series.prefetch_related("pins")
    return {(str(row.planner_id), pin.on): pin.kind for row in rows for pin in row.pins.all()}


def pinned(instance: Instance, pins: Pinned) -> Instance:
    """The instance with the dates that people hold or rule out; those of the calendar stay."""
    known = {body.id for body in instance.bodies}
    mine = {key: kind for key, kind in pins.items() if key[0] in known}
    locks = [pin for pin in instance.locks if (pin.body, pin.date) not in mine]
    bans = list[PinnedDate]()
    for key, kind in sorted(mine.items()):
        (locks if kind == PinKind.LOCK else bans).append(PinnedDate(*key))
    return replace(instance, locks=tuple(locks), forbid=tuple(bans))
