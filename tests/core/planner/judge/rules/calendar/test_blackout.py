"""Rule `blackout`: a body does not meet in its closed periods."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, Judged
from tourdetable.core.planner.judge.rules.calendar import blackout


@pytest.mark.parametrize(
    ("first", "last", "about"),
    [
        ("2027-02-08", "2027-02-10", []),
        ("2027-02-08", "2027-02-11", [[FIRST]]),
        ("2027-02-11", "2027-02-14", [[FIRST]]),
        ("2027-02-12", "2027-02-14", []),
    ],
)
def test_a_day_in_one_breaks_it(first: str, last: str, about: list[list[str]]) -> None:
    judged = Judged()
    judged.club["blackout"] = [[first, last]]
    assert judged.about() == about


def test_it_is_said_with_its_day() -> None:
    judged = Judged()
    judged.club["blackout"] = [["2027-02-11", "2027-02-11"]]
    assert judged.said() == ["CLUB meets on 2027-02-11: in one of its closed periods."]
    assert judged.without(rule="blackout", body="CLUB") == []


def test_it_bears_on_bodies_that_have_some() -> None:
    judged = Judged()
    judged.group["blackout"] = []
    assert judged.rules("blackout") == [
        "CLUB does not meet in its closed periods: from 2027-05-10 to 2027-05-14."
    ]


def test_its_mask_is_what_it_allows() -> None:
    masked, allowed = Judged().days(blackout)
    around = {f"2027-05-{day:02} AM" for day in (9, 10, 14, 15)}
    assert masked == allowed
    assert masked & around == {"2027-05-09 AM", "2027-05-15 AM"}


@pytest.mark.parametrize("first", ["2027-02-08", "2027-02-11"])
def test_one_of_several_is_enough(first: str) -> None:
    judged = Judged()
    judged.club["blackout"] = [[first, "2027-02-11"], ["2027-05-10", "2027-05-14"]]
    assert judged.broken() == ["blackout"]
