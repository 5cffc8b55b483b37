"""One meeting put elsewhere: who comes, who receives, whose turn it is."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.core.planner.search.few import (
    FRIDAY,
    NEXT_TUESDAY,
    TUESDAY,
    WEDNESDAY,
    body,
    seat,
    week_of,
)
from tourdetable.core.planner.hand.placing import Placing
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.terms.instance import HostSpec, Instance, Leave
from tourdetable.core.planner.terms.plan import PlannedMeeting, PlannedTurn

CLUB = body(
    "Club", seat("Rose", duties=True), seat("Inès Karim", duties=True), duties=["notes"],
    hosts=[HostSpec("H", frozenset([FRIDAY])), HostSpec("I", frozenset([TUESDAY])), HostSpec("J")],
)  # fmt: skip


def club(day: date, turn: str | None = "Rose", host: str = "J") -> PlannedMeeting:
    coming = {"Rose": "Rose", "Inès Karim": "Karim"}
    turns = {"notes": PlannedTurn(turn, coming[turn])} if turn else {}
    return PlannedMeeting("Club", day, "AM", coming, turns, host)


def elsewhere(who: str, day: date, part: str = "AM") -> PlannedMeeting:
    return PlannedMeeting("Other", day, part, {who: who})


OTHERS = (body("Other", seat("Rose"), seat("Karim"), seat("Inès")),)


def placed(
    day: date, *others: PlannedMeeting, instance: Instance | None = None, meeting: PlannedMeeting
) -> PlannedMeeting:
    ground = Ground(instance or week_of(CLUB, *OTHERS))
    return Placing(ground, meeting, others).at(day, "AM")


def test_where_it_is_it_is_the_same() -> None:
    meeting = club(TUESDAY)
    assert placed(TUESDAY, meeting=meeting) is meeting


def test_all_stays_that_can() -> None:
    assert placed(WEDNESDAY, meeting=club(TUESDAY)) == club(WEDNESDAY)


def test_the_other_of_a_pair_comes_for_who_is_away_or_elsewhere() -> None:
    away = week_of(CLUB, *OTHERS, away=[("Karim", WEDNESDAY)])
    assert placed(WEDNESDAY, instance=away, meeting=club(TUESDAY)).attendees["Inès Karim"] == "Inès"
    found = placed(WEDNESDAY, elsewhere("Karim", WEDNESDAY), meeting=club(TUESDAY))
    assert found.attendees["Inès Karim"] == "Inès"


def test_a_full_seat_keeps_somebody_who_is_there_and_they_are_overbooked() -> None:
    placing = Placing(Ground(week_of(CLUB, *OTHERS)), club(TUESDAY), [elsewhere("Rose", FRIDAY)])
    found = placing.at(FRIDAY, "AM")
    assert found.attendees["Rose"] == "Rose"
    assert placing.overbooked(found) == {"Rose"}
    assert placing.overbooked(placing.at(WEDNESDAY, "AM")) == set()


def test_a_full_seat_with_nobody_there_or_left_out_stays_empty() -> None:
    away = week_of(CLUB, *OTHERS, away=[("Rose", FRIDAY)])
    assert dict(placed(FRIDAY, instance=away, meeting=club(TUESDAY)).attendees) == {
        "Inès Karim": "Karim"
    }
    spared = week_of(CLUB, *OTHERS, relax=[Leave("seat", "Club")])
    found = placed(FRIDAY, elsewhere("Rose", FRIDAY), instance=spared, meeting=club(TUESDAY))
    assert dict(found.attendees) == {"Inès Karim": "Karim"}


def test_who_is_spared_their_absences_comes_out_of_the_known_days_too() -> None:
    day = date(2027, 5, 4)
    away = week_of(CLUB, *OTHERS, away=[("Rose", day)])
    assert "Rose" not in placed(day, instance=away, meeting=club(TUESDAY)).attendees
    spared = replace(away, relax=(Leave("unavail", "Club", "Rose", "Rose"),))
    assert placed(day, instance=spared, meeting=club(TUESDAY)).attendees["Rose"] == "Rose"


def test_who_accepts_no_meeting_a_week_is_overbooked() -> None:
    placing = Placing(Ground(week_of(CLUB, cap=0)), club(TUESDAY), [])
    assert placing.overbooked(placing.at(FRIDAY, "AM")) == {"Rose", "Karim"}


@pytest.mark.parametrize(("day", "host"), [(FRIDAY, "I"), (WEDNESDAY, "H")])
def test_an_open_host_that_received_least_receives(day: date, host: str) -> None:
    assert placed(day, meeting=club(TUESDAY, host="H")).host == host


def test_the_host_that_received_most_is_passed_over() -> None:
    found = placed(FRIDAY, club(NEXT_TUESDAY, host="I"), meeting=club(TUESDAY, host="H"))
    assert found.host == "J"


def test_a_turn_passes_on_when_its_seat_had_one_just_before_or_after() -> None:
    for near in (club(TUESDAY), club(NEXT_TUESDAY)):
        found = placed(WEDNESDAY, near, meeting=club(FRIDAY))
        assert found.duties == {"notes": PlannedTurn("Inès Karim", "Karim")}


def test_a_turn_stays_when_repeats_are_allowed_or_the_rule_is_left_out() -> None:
    for instance in (
        week_of(CLUB, *OTHERS, no_repeat=False),
        week_of(CLUB, *OTHERS, relax=[Leave("duty_repeat")]),
    ):
        found = placed(WEDNESDAY, club(TUESDAY), instance=instance, meeting=club(FRIDAY))
        assert found.duties == {"notes": PlannedTurn("Rose", "Rose")}


def test_a_turn_stays_despite_all_when_nobody_may_take_it() -> None:
    near = (club(TUESDAY), club(NEXT_TUESDAY, "Inès Karim"))
    assert placed(WEDNESDAY, *near, meeting=club(FRIDAY)).duties["notes"].seat == "Rose"


def test_the_seat_with_fewest_turns_takes_one_that_nobody_had() -> None:
    loaded = replace(CLUB, history={"Rose": {"notes": 1}})
    instance = week_of(loaded, *OTHERS)
    found = placed(WEDNESDAY, instance=instance, meeting=club(TUESDAY, None))
    assert found.duties["notes"].seat == "Inès Karim"
    later = (club(NEXT_TUESDAY, "Inès Karim"), club(date(2027, 3, 11), "Rose"))
    assert placed(TUESDAY, *later, meeting=club(FRIDAY, None)).duties["notes"].seat == "Inès Karim"


def test_no_turn_is_given_when_duties_need_no_holder() -> None:
    free = week_of(CLUB, *OTHERS, relax=[Leave("duty_holder")])
    assert placed(WEDNESDAY, instance=free, meeting=club(TUESDAY, None)).duties == {}
    assert placed(WEDNESDAY, instance=free, meeting=club(TUESDAY)).duties == club(TUESDAY).duties


def test_turns_of_the_other_meetings_count() -> None:
    others = (club(WEDNESDAY, None), club(FRIDAY, "Rose"))
    found = placed(TUESDAY, *others, meeting=club(NEXT_TUESDAY, None))
    assert found.duties["notes"].seat == "Inès Karim"


def test_when_nobody_may_take_it_a_turn_goes_to_somebody_who_is_there() -> None:
    near = (club(TUESDAY), club(NEXT_TUESDAY, "Inès Karim"))
    away = week_of(CLUB, *OTHERS, away=[("Rose", WEDNESDAY)])
    found = placed(WEDNESDAY, *near, instance=away, meeting=club(FRIDAY))
    assert found.duties["notes"].seat == "Inès Karim"
    assert placed(WEDNESDAY, *near, meeting=club(FRIDAY, None)).duties["notes"].seat == "Rose"
