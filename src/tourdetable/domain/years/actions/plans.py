"""Keeping the year of a draft: meetings and turns as rows, the rest of the answer as it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from django.db.models import Model
from msgspec.structs import replace

from tourdetable.core.planner.terms.plan import FEASIBLE, OPTIMAL, Plan, PlannedMeeting
from tourdetable.core.planner.wire import plan_json
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.models import Person
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.ids import PersonId, PlaceId, SeatId, row_in
from tourdetable.domain.years.models import Draft, ScheduledMeeting, ScheduledTurn, Series

M = TypeVar("M", bound=Model)


def keep_answer(draft: Draft, plan: Plan) -> None:
    """What the planner says of the year, but for its meetings; the draft is unsaved."""
    draft.answer = plan_json.to_json(replace(plan, meetings=()))


def forget_proof(draft: Draft) -> None:
    """Nothing is proved of the year any more: something that it was searched with is let go."""
    if draft.answer is not None:
        found = plan_json.read_plan(draft.answer)
        status = FEASIBLE if found.status == OPTIMAL else found.status
        keep_answer(draft, replace(found, status=status, bound=None))


def keep_meetings(draft: Draft, meetings: Iterable[PlannedMeeting]) -> None:
    """Put these in place of the draft's year; those of no series of it are no part of it."""
    series = {str(row.planner_id): row for row in draft.series.all()}
    ScheduledMeeting.objects.filter(series__draft=draft).delete()
    write([one for one in meetings if one.body in series], series)


def keep_meeting(series: Series, on: date, meeting: PlannedMeeting) -> None:
    """Put this one in place of the series' meeting of a day, and of no other."""
    ScheduledMeeting.objects.filter(series=series, on=on).delete()
    write([meeting], {meeting.body: series})


def write(meetings: Sequence[PlannedMeeting], series: dict[str, Series]) -> None:
    """Save meetings and turns; a host that is no place of the network any more is nobody."""
    hosts = known(Place, (row_in(one.host, PlaceId) for one in meetings))
    rows = []
    for one in meetings:
        row = ScheduledMeeting(series=series[one.body], on=one.date, part=one.part)
        row.host = hosts.get(row_in(one.host, PlaceId))
        row.attendees = dict(one.attendees)
        rows.append(row)
    ScheduledMeeting.objects.bulk_create(rows)
    ScheduledTurn.objects.bulk_create(turns(meetings, rows))


def turns(
    meetings: Sequence[PlannedMeeting], rows: Iterable[ScheduledMeeting]
) -> Iterator[ScheduledTurn]:
    """The turns of meetings whose rows were just saved, but for those of seats that are gone."""
    taken = [turn for one in meetings for turn in one.duties.values()]
    seats = known(Seat, (row_in(turn.seat, SeatId) for turn in taken))
    people = known(Person, (row_in(turn.person, PersonId) for turn in taken))
    for one, meeting in zip(meetings, rows, strict=True):
        for duty, turn in one.duties.items():
            person = people.get(row_in(turn.person, PersonId))
            if seat := seats.get(row_in(turn.seat, SeatId)):
                yield ScheduledTurn(meeting=meeting, duty=duty, seat=seat, person=person)


def known(model: type[M], pks: Iterable[int | None]) -> dict[int | None, M]:
    """The rows of these that still are, by key."""
    return {**model._default_manager.in_bulk({pk for pk in pks if pk is not None})}
