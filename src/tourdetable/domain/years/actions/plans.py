"""Keeping the year of a draft: meetings and turns as rows, the rest of the answer as it came."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting
from tourdetable.core.planner.wire import plan_json
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.models import Person
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.ids import PersonId, PlaceId, RowId, SeatId, row_in
from tourdetable.domain.years.models import Draft, ScheduledMeeting, ScheduledTurn, Series


def keep_answer(draft: Draft, plan: Plan) -> None:
    """What the planner says of the year, but for its meetings; the draft is unsaved."""
    draft.answer = plan_json.to_json(replace(plan, meetings=()))


def keep_meetings(draft: Draft, meetings: Iterable[PlannedMeeting]) -> None:
    """Put these in place of the draft's year; those of no series of it are no part of it."""
    series = {str(row.planner_id): row for row in draft.series.all()}
    mine = [one for one in meetings if one.body in series]
    rows = planned(mine, series)
    ScheduledMeeting.objects.filter(series__draft=draft).delete()
    ScheduledMeeting.objects.bulk_create(rows)
    ScheduledTurn.objects.bulk_create(turns(mine, rows))


def keep_meeting(series: Series, on: date, meeting: PlannedMeeting) -> None:
    """Put this one in place of the series' meeting of a day, and of no other."""
    ScheduledMeeting.objects.filter(series=series, on=on).delete()
    rows = planned([meeting], {meeting.body: series})
    ScheduledMeeting.objects.bulk_create(rows)
    ScheduledTurn.objects.bulk_create(turns([meeting], rows))


def planned(
    meetings: Iterable[PlannedMeeting], series: dict[str, Series]
) -> list[ScheduledMeeting]:
    """The rows of meetings, unsaved; a host that is no place of the network any more is nobody."""
    hosts = Place.objects.in_bulk(list(rows_in((one.host for one in meetings), PlaceId)))
    found = []
    for one in meetings:
        row = ScheduledMeeting(series=series[one.body], on=one.date, part=one.part)
        row.host = hosts.get(row_in(one.host, PlaceId) or 0)
        row.attendees = dict(one.attendees)
        found.append(row)
    return found


def turns(
    meetings: Iterable[PlannedMeeting], rows: Iterable[ScheduledMeeting]
) -> list[ScheduledTurn]:
    """The turns of meetings whose rows were just saved."""
    pairs = list(zip(meetings, rows, strict=True))
    taken = [turn for one, _row in pairs for turn in one.duties.values()]
    seats = Seat.objects.in_bulk(list(rows_in((turn.seat for turn in taken), SeatId)))
    people = Person.objects.in_bulk(list(rows_in((turn.person for turn in taken), PersonId)))
    found = []
    for one, row in pairs:
        for duty, turn in one.duties.items():
            seat = seats.get(row_in(turn.seat, SeatId) or 0)
            person = people.get(row_in(turn.person, PersonId) or 0)
            if seat is not None:
                found.append(ScheduledTurn(meeting=row, duty=duty, seat=seat, person=person))
    return found


def rows_in(texts: Iterable[str | None], kind: type[RowId]) -> set[int]:
    """The rows that the planner's strings of a kind name."""
    return {pk for text in texts if (pk := row_in(text, kind)) is not None}
