"""The line of time of a road map."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tourdetable.domain.groups.dues import Due
from tourdetable.domain.groups.enums import DueKind
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body, Network
from tourdetable.interface.web.areas.groups.line import TimeLine, time_line

FEBRUARY, OCTOBER, TODAY = date(2027, 2, 10), date(2027, 10, 7), date(2027, 4, 6)


def due(kind: DueKind, day: date, done: date | None = None) -> Due:
    return Due(1, kind, f"{kind} {day}", day, 1, done)


def drawn() -> TimeLine:
    dues = [
        due(DueKind.WORK, date(2027, 9, 30)),
        due(DueKind.STEP, date(2027, 3, 1), date(2027, 3, 2)),
        due(DueKind.STEP, date(2027, 4, 1)),
        due(DueKind.TASK, date(2027, 4, 1)),
    ]
    return time_line(FEBRUARY, OCTOBER, TODAY, dues, [])


def test_marks_stand_by_day_each_kind_in_its_lane() -> None:
    line = drawn()
    told = [(one.number, one.lane, one.state) for one in line.marks]
    assert told == [(1, "step", "done"), (2, "step", "late"), (3, "work", "coming")]
    assert line.lanes == ["step", "work"]
    assert [line.row(one) for one in line.marks] == [44, 44, 78]
    assert line.height == 112


def test_marks_of_one_day_stand_side_by_side_in_their_lane() -> None:
    last = [due(kind, OCTOBER) for kind in (DueKind.REPORT, DueKind.REPORT, DueKind.STEP)]
    line = time_line(FEBRUARY, OCTOBER, TODAY, last, [])
    there = line.at(OCTOBER)
    assert line.places == {1: there, 2: there, 3: there + 20}


def test_a_session_that_is_past_and_was_never_opened_is_not_told_as_done() -> None:
    at = datetime(2027, 3, 10, 13, 0, tzinfo=UTC)
    network = Network(time_zone="Europe/Paris")
    said = {"body": Body(network=network), "starts_at": at, "ends_at": at}
    held = [Meeting(title=state, state=state, **said) for state in ("opened", "convened")]
    line = time_line(FEBRUARY, OCTOBER, TODAY, [], held)
    assert {one.title: one.state for one in line.marks} == {"opened": "done", "convened": "unknown"}
    early = time_line(FEBRUARY, OCTOBER, FEBRUARY, [], held)
    assert {one.state for one in early.marks} == {"coming"}


def test_whole_months_are_drawn_and_days_outside_stand_at_the_edges() -> None:
    line = drawn()
    assert (line.first, line.last) == (date(2027, 2, 1), date(2027, 11, 1))
    assert [day.month for _x, day in line.months] == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert (line.at(date(2026, 1, 1)), line.at(date(2028, 1, 1))) == (24, 696)
    assert line.now == line.at(TODAY)
    assert time_line(FEBRUARY, OCTOBER, date(2028, 1, 1), [], []).now is None
