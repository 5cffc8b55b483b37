"""Dates completed into meetings."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from tests.core.planner.search.few import (
    FRIDAY,
    NEXT_TUESDAY,
    TUESDAY,
    WEDNESDAY,
    body,
    masks_of,
    seat,
    week_of,
)
from tourdetable.core.planner.search.assembly import Assembly, assemble, in_order
from tourdetable.core.planner.search.attendance import attend
from tourdetable.core.planner.terms.instance import HostSpec, Instance
from tourdetable.core.planner.terms.plan import PlannedMeeting, PlannedTurn

CLUB = body(
    "Club", seat("Rose", duties=True), seat("Karim", duties=True), meetings=2, duties=["notes"],
    hosts=[HostSpec("H"), HostSpec("I")],
)  # fmt: skip


def assembled(
    instance: Instance, days: dict[str, list[date]], before: tuple[PlannedMeeting, ...] = ()
) -> Assembly:
    masks = masks_of(instance)
    chosen = {name: [masks.bit(day, "AM") for day in found] for name, found in days.items()}
    return assemble(masks, chosen, attend(masks, instance.bodies, chosen), before)


def club(day: date, seat_id: str, host: str) -> PlannedMeeting:
    turn = {"notes": PlannedTurn(seat_id, seat_id)}
    return PlannedMeeting("Club", day, "AM", {"Rose": "Rose", "Karim": "Karim"}, turn, host)


def test_meetings_have_people_turns_and_hosts() -> None:
    found = assembled(week_of(CLUB), {"Club": [FRIDAY, TUESDAY]})
    assert found.meetings == (club(TUESDAY, "Rose", "H"), club(FRIDAY, "Karim", "I"))
    assert found.impossible == []
    fair = found.fairness["Club"]["notes"]
    assert (fair.loads, fair.proved) == ({"Rose": 1, "Karim": 1}, True)


def test_a_body_without_duties_has_no_fairness() -> None:
    found = assembled(week_of(body("Group", seat("Rose"))), {"Group": [TUESDAY]})
    assert found == Assembly((PlannedMeeting("Group", TUESDAY, "AM", {"Rose": "Rose"}),), {}, [])


def test_a_body_met_as_before_keeps_its_turns_and_hosts() -> None:
    before = (club(TUESDAY, "Karim", "I"), club(FRIDAY, "Rose", "H"))
    assert assembled(week_of(CLUB), {"Club": [TUESDAY, FRIDAY]}, before).meetings == before


def test_a_body_of_which_one_meeting_changed_has_new_turns_and_is_received_as_before() -> None:
    new = (club(TUESDAY, "Rose", "I"), club(FRIDAY, "Karim", "H"))
    moved = (club(TUESDAY, "Karim", "I"), club(WEDNESDAY, "Rose", "H"))
    assert assembled(week_of(CLUB), {"Club": [TUESDAY, FRIDAY]}, moved).meetings == new
    without = (replace(moved[0], attendees={"Rose": "Rose"}), club(FRIDAY, "Rose", "H"))
    assert assembled(week_of(CLUB), {"Club": [TUESDAY, FRIDAY]}, without).meetings == new


def test_turns_above_the_bound_are_proved_by_the_model_unless_they_may_be_those_of_before() -> None:
    late = replace(CLUB, meetings=3, history={"Rose": {"notes": 4}})
    days = {"Club": [TUESDAY, WEDNESDAY, FRIDAY]}
    fair = assembled(week_of(late), days).fairness["Club"]["notes"]
    assert (fair.sum_squares, fair.bound, fair.proved) == (29, 25, True)
    again = assembled(week_of(late), days, (club(NEXT_TUESDAY, "Rose", "H"),))
    assert not again.fairness["Club"]["notes"].proved


def test_a_body_whose_duties_nobody_who_comes_can_hold_is_told() -> None:
    part = seat("Karim", "optional", duties=True)
    two = body("Club", seat("Rose", duties=True), part, meetings=2, duties=["notes"])
    other = body("Other", seat("Karim"), meetings=2)
    days = {"Club": [TUESDAY, FRIDAY], "Other": [TUESDAY, FRIDAY]}
    found = assembled(week_of(two, other), days)
    assert [meeting.body for meeting in found.meetings] == ["Other", "Other"]
    assert found.impossible == ["Club"]


def test_meetings_are_in_the_order_of_dates_parts_and_bodies() -> None:
    instance = week_of(body("B"), body("A"))
    late, noon, first = (
        PlannedMeeting("B", FRIDAY, "AM"),
        PlannedMeeting("B", TUESDAY, "PM"),
        PlannedMeeting("B", TUESDAY, "AM"),
    )
    second = PlannedMeeting("A", TUESDAY, "AM")
    assert in_order(instance, [late, noon, second, first]) == (first, second, noon, late)
    assert noon.ref == ("B", TUESDAY, "PM")
