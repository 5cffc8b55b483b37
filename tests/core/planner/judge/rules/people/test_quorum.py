"""Rule `quorum`: enough of the seats that are expected are attended at each meeting."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, SECOND, Judged
from tourdetable.core.planner.judge.rules.people.quorum import least


def attended(*seats: str) -> Judged:
    """The first meeting of CLUB with these of its four seats only, none having to come."""
    judged = Judged()
    for seat in judged.club["seats"]:
        seat |= {"rule": "optional", "duties": False}
    judged.club["duties"] = []
    everybody = judged.first["attendees"]
    judged.first["attendees"] = {seat: everybody[seat] for seat in seats}
    return judged


@pytest.mark.parametrize(
    ("quorum", "seats", "broken"),
    [
        (None, ["s1", "s2"], []),
        (None, ["s4"], ["quorum"]),
        (3, ["s1", "s2"], ["quorum"]),
        (3, ["s1", "s2", "s3"], []),
        (0, [], []),
    ],
)
def test_fewer_seats_than_it_asks_break_it(
    quorum: int | None, seats: list[str], broken: list[str]
) -> None:
    judged = attended(*seats)
    if quorum is not None:
        judged.club["quorum"] = quorum
    assert judged.broken() == broken


def test_half_of_three_seats_is_two() -> None:
    judged = attended("s1")
    del judged.club["seats"][3]
    del judged.second["attendees"]["s4"]
    assert judged.broken() == ["quorum"]


@pytest.mark.parametrize(
    ("vacant", "seats", "said"),
    [
        (["s2", "s3"], ["s1"], []),
        (["s1", "s2", "s3"], ["s4"], []),
        (["s2"], ["s1"], ["1 seat out of 3 instead of at least 2"]),
        (["s1", "s2", "s3", "s4"], [], []),
        (["s2", "s3", "s4"], [], ["0 seats out of 1 instead of at least 1"]),
    ],
)
def test_a_vacant_seat_counts_for_nothing(
    vacant: list[str], seats: list[str], said: list[str]
) -> None:
    judged = attended(*seats)
    judged.second["attendees"] = {}
    for seat in judged.club["seats"]:
        if seat["id"] in vacant:
            seat["terms"] = {who: [] for who in seat["persons"]}
    first = [one for one in judged.said() if "on 2027-02-11" in one]
    assert first == [f"CLUB meets on 2027-02-11 with {words}." for words in said]


def test_a_meeting_of_nobody_is_none_where_seats_are_held_on_other_days() -> None:
    judged = attended()
    for seat in judged.club["seats"]:
        seat["terms"] = {who: [["2027-03-01", "2027-12-31"]] for who in seat["persons"]}
    (said,) = judged.said()
    assert said == "CLUB meets on 2027-02-11 with 0 seats out of 0 instead of at least 1."


def test_a_seat_that_is_not_expected_does_not_count() -> None:
    judged = attended("s1", "s4")
    judged.club["seats"][3]["expected"] = False
    assert judged.said() == ["CLUB meets on 2027-02-11 with 1 seat out of 3 instead of at least 2."]
    assert judged.about() == [[FIRST]]
    assert judged.without(rule="quorum", body="CLUB") == []


def test_it_is_said_of_each_body_that_has_one() -> None:
    judged = Judged()
    judged.group["quorum"] = 0
    assert judged.rules("quorum") == ["At least 2 seats out of 4 come to each meeting of CLUB."]


@pytest.mark.parametrize(("relaxed", "found"), [("CLUB", 0), ("GROUP", 2)])
def test_nobody_is_needed_where_it_is_left_out(relaxed: str, found: int) -> None:
    judged = Judged()
    judged.year["relax"] = [{"rule": "quorum", "body": relaxed}]
    ground = judged.ground()
    assert least(ground, ground.bodies["CLUB"]) == found


def test_a_seat_held_on_some_other_day_is_enough_for_a_meeting_to_need_somebody() -> None:
    judged = attended()
    later = [["2027-03-01", "2027-12-31"]]
    for seat in judged.club["seats"]:
        seat["terms"] = {who: later if seat["id"] == "s4" else [] for who in seat["persons"]}
    judged.second["attendees"] = {"s4": judged.club["seats"][3]["persons"][0]}
    said = "CLUB meets on 2027-02-11 with 0 seats out of 0 instead of at least 1."
    assert judged.said() == [said]


def test_each_meeting_is_told() -> None:
    judged = attended("s4")
    everybody = judged.second["attendees"]
    judged.second["attendees"] = {"s4": everybody["s4"]}
    assert judged.about() == [[FIRST], [SECOND]]


def test_it_is_said_of_all_who_ever_sit() -> None:
    judged = Judged()
    judged.group["quorum"], judged.club["quorum"] = 0, 1
    judged.club["seats"][3]["terms"] = {
        who: [["2027-03-01", "2027-12-31"]] for who in judged.club["seats"][3]["persons"]
    }
    assert judged.rules("quorum") == ["At least 1 seat out of 4 comes to each meeting of CLUB."]
