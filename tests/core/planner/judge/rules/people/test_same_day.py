"""Two comings of one person on one day."""

from __future__ import annotations

from tests.core.planner.search.few import FRIDAY, TUESDAY, body, seat, week_of
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.people.same_day import pairs
from tourdetable.core.planner.judge.verdict import Schedule
from tourdetable.core.planner.terms.instance import Leave
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting

MEETINGS = (
    PlannedMeeting("A", FRIDAY, "AM", {"Ana": "Ana"}),
    PlannedMeeting("B", FRIDAY, "PM", {"Ana": "Ana"}),
    PlannedMeeting("C", TUESDAY, "AM", {"Ana": "Ana"}),
)


def told(*leaves: Leave) -> list[tuple[str, str]]:
    bodies = [body(name, seat("Ana")) for name in "ABC"]
    case = Schedule(Ground(week_of(*bodies, relax=leaves)), Plan(meetings=MEETINGS))
    return [(one.meeting.body, other.meeting.body) for one, other in pairs(case, "travel")]


def test_comings_of_one_day_go_two_by_two() -> None:
    assert told() == [("A", "B")]


def test_those_that_the_rule_leaves_out_are_passed_over() -> None:
    assert told(Leave("travel", "A", "Ana", "Ana")) == []
    assert told(Leave("one_place", "A", "Ana", "Ana")) == [("A", "B")]


def test_everybody_is_looked_at_and_left_out_by_body_seat_and_person() -> None:
    meetings = [
        PlannedMeeting(name, FRIDAY, part, {"one": "Ana", "two": "Bob"})
        for name, part in (("A", "AM"), ("B", "PM"))
    ]
    bodies = [body(name, seat("Ana"), seat("Bob")) for name in "AB"]

    def named(*leaves: Leave) -> list[str]:
        case = Schedule(Ground(week_of(*bodies, relax=leaves)), Plan(meetings=tuple(meetings)))
        return [one.person for one, _ in pairs(case, "travel")]

    assert named() == ["Ana", "Bob"]
    assert named(Leave("travel", person="Ana")) == ["Bob"]
    assert named(Leave("travel", "B", "two")) == ["Ana"]
