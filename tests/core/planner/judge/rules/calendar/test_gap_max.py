"""Rule `gap_max`: a body does not stay silent too long, from border to border."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, SECOND, Judged
from tourdetable.core.planner.judge.rules.calendar import gap_max


@pytest.mark.parametrize(
    ("most", "about"),
    [
        (77, []),
        (76, [[SECOND]]),
        (71, [[SECOND]]),
        (70, [[FIRST], [SECOND]]),
        (62, [[FIRST], [FIRST, SECOND], [SECOND]]),
        (None, []),
    ],
)
def test_a_silence_too_long_breaks_it(most: int | None, about: list[list[str]]) -> None:
    judged = Judged()
    judged.club["gap"]["max"] = most
    assert judged.about() == about
    assert judged.broken() == ["gap_max"] * len(about)
    assert judged.without(rule="gap_max", body="CLUB") == []


def test_it_is_said_with_the_day_before_which_to_meet() -> None:
    judged = Judged()
    judged.club["gap"]["max"] = 76
    assert judged.said() == [
        "CLUB does not meet between 2027-04-15 and 2027-07-01: it should by 2027-06-30."
    ]


def test_months_are_clamped_to_their_last_day() -> None:
    judged = Judged()
    judged.club["gap"] = {"min": 1, "max_months": 2, "ideal": 60, "tol": 14}
    judged.club |= {"prev_last": "2026-12-31", "season": ["2027-01-11", "2027-04-28"]}
    judged.club["school_holidays"] = None
    judged.first["date"], judged.second["date"] = "2027-02-25", "2027-04-22"
    kept = judged.broken()
    judged.first["date"] = "2027-03-02"
    assert (kept, judged.broken()) == ([], ["gap_max"])


def test_it_bears_on_bodies_that_have_one_and_meet() -> None:
    judged = Judged()
    assert judged.rules("gap_max") == [
        "Meetings of CLUB are at most 80 days apart, from 2026-12-02 to 2027-06-30.",
        "Meetings of GROUP are at most 80 days apart, from 2027-01-11 to 2027-06-30.",
    ]
    judged.club["gap"] = {"max_months": 3}
    judged.group["meetings"] = 0
    assert judged.rules("gap_max") == [
        "Meetings of CLUB are at most 3 months apart, from 2026-12-02 to 2027-06-30."
    ]


def test_a_body_that_does_not_meet_has_no_silence() -> None:
    judged = Judged()
    judged.club["meetings"] = 0
    judged.plan["meetings"] = [judged.of_group, judged.plan["meetings"][3]]
    assert judged.broken() == ["partial"]


def test_each_silence_of_each_body_is_told() -> None:
    judged = Judged()
    judged.club["gap"]["max"], judged.group["gap"]["max"] = 62, 41
    judged.group["gap"]["min"] = 0
    assert judged.named() == [
        "gap_max CLUB, 2027-02-11 AM",
        "gap_max CLUB, 2027-02-11 AM, 2027-04-15 AM",
        "gap_max CLUB, 2027-04-15 AM",
        "gap_max GROUP, 2027-03-09 PM",
        "gap_max GROUP, 2027-03-09 PM, 2027-04-20 PM",
        "gap_max GROUP, 2027-04-20 PM",
    ]


def test_it_binds_bodies_that_have_one_and_do_not_leave_it_out() -> None:
    judged = Judged()
    judged.group["gap"]["max"] = None
    club, group = judged.ground().bodies.values()
    assert [gap_max.binds(judged.ground(), body) for body in (club, group)] == [True, False]
    judged.year["relax"] = [{"rule": "gap_max", "body": "GROUP"}]
    assert gap_max.binds(judged.ground(), club)
    judged.year["relax"] = [{"rule": "gap_max", "body": "CLUB"}]
    assert [gap_max.binds(judged.ground(), body) for body in (club, group)] == [False, False]
