"""Keeping the year of a draft: meetings and turns as rows, the rest of the answer as it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from django.db.models import Model
from msgspec.structs import replace

from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting
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
    meetings: Iterable[PlannedMeeting], rows: Iterable[ScheduledMeeting]
) -> Iterator[ScheduledTurn]:
    """The turns of meetings whose rows were just saved, but for those of seats that are gone."""
    taken = []
    for one, meeting in zip(meetings, rows, strict=True):
        for duty, turn in one.duties.items():
            taken.append((meeting, duty, row_in(turn.seat, SeatId), row_in(turn.person, PersonId)))
    seats = known(Seat, (seat for _meeting, _duty, seat, _person in taken))
    people = known(Person, (person for _meeting, _duty, _seat, person in taken))
    for meeting, duty, seat, person in taken:
        if seat in seats:
            whose = {"seat": seats[seat], "person": people.get(person)}
            yield ScheduledTurn(meeting=meeting, duty=duty, **whose)


def known(model: type[M], pks: Iterable[int | None]) -> dict[int | None, M]:
    """The rows of these that still are, by key."""
    return {**model._default_manager.in_bulk({pk for pk in pks if pk is not None})}
