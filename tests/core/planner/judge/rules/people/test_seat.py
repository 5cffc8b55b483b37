"""Rule `seat`: full seats are filled at each meeting, by those who hold them."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, Judged


def test_a_full_seat_left_empty_breaks_it() -> None:
    judged = Judged()
    del judged.first["attendees"]["s1"]
    (found,) = judged.violations()
    assert judged.said() == ["CLUB meets on 2027-02-11 with nobody for the seat s1."]
    assert judged.about() == [[FIRST]]
    assert (found.body, found.seat, found.person, found.article) == ("CLUB", "s1", None, "CLUB-12")


@pytest.mark.parametrize("seat", ["s3", "s4"])
def test_other_seats_may_be_empty(seat: str) -> None:
    judged = Judged()
    del judged.first["attendees"][seat]
    assert judged.broken() == []


@pytest.mark.parametrize(
    ("first", "last", "broken"),
    [("2027-02-12", "2027-12-31", []), ("2027-02-11", "2027-02-11", [[FIRST]])],
)
def test_a_seat_that_nobody_holds_on_the_very_day_owes_nothing(
    first: str, last: str, broken: list[list[str]]
) -> None:
    judged = Judged()
    judged.club["duties"] = []
    judged.club["seats"][1]["terms"] = {"Rose": [[first, last]]}
    for meeting in (judged.first, judged.second):
        meeting["duties"] = {}
        del meeting["attendees"]["s2"]
    if not broken:
        judged.second["attendees"]["s2"] = "Rose"
    assert judged.about() == broken


def test_it_does_not_bear_on_a_seat_that_nobody_ever_holds() -> None:
    judged = Judged()
    judged.club["seats"][1]["terms"] = {"Rose": []}
    assert [words for words in judged.rules("seat") if "s2" in words] == []


def test_it_is_left_out_only_for_what_is_named() -> None:
    judged = Judged()
    del judged.first["attendees"]["s1"]
    assert judged.without(rule="seat", body="CLUB", seat="s2") == ["seat"]
    assert judged.without(rule="seat", body="CLUB", seat="s1") == []


@pytest.mark.parametrize("seat", ["s4", "s9"])
def test_a_stranger_breaks_it(seat: str) -> None:
    judged = Judged()
    judged.first["attendees"][seat] = "Karim"
    assert judged.said() == [
        f"Karim comes to CLUB on 2027-02-11 for the seat {seat}, which is not theirs."
    ]
    assert judged.about() == [[FIRST]]
    assert judged.without(rule="seat", body="CLUB") == []


def test_it_bears_on_full_seats() -> None:
    assert Judged().rules("seat") == [
        "Somebody of the seat s1 (Inès, Karim) comes to every meeting of CLUB.",
        "Somebody of the seat s2 (Rose) comes to every meeting of CLUB.",
        "Somebody of the seat s1 (Karim) comes to every meeting of GROUP.",
    ]


def test_each_seat_is_told_at_each_meeting() -> None:
    judged = Judged()
    judged.first["attendees"] = judged.second["attendees"] = {"s3": "Karim"}
    judged.first["duties"] = judged.second["duties"] = {}
    judged.club |= {"duties": [], "quorum": 1}
    assert judged.named() == [
        f"seat CLUB {who}, {day} AM"
        for day in ("2027-02-11", "2027-04-15")
        for who in ("s1", "s2", "s3 Karim")
    ]


def test_whoever_holds_it_on_other_days_only_breaks_it() -> None:
    judged = Judged()
    judged.club["seats"][1]["terms"] = {"Rose": [["2027-02-12", "2027-12-31"]]}
    said = "Rose comes to CLUB on 2027-02-11 for the seat s2, which they do not hold then."
    assert said in judged.said()
