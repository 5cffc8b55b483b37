"""Rule `count`: a body meets as many times as it should."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import Judged
from tourdetable.core.planner.judge.rules.calendar.count import ANY, most


@pytest.mark.parametrize("meetings", [1, 3])
def test_another_number_breaks_it(meetings: int) -> None:
    judged = Judged()
    judged.club["meetings"] = meetings
    assert judged.said() == [f"CLUB meets 2 times instead of {meetings}."]
    assert judged.about() == [[]]
    assert judged.without(rule="count", body="CLUB") == []


def test_it_bears_on_every_body() -> None:
    assert Judged().rules("count") == [
        "CLUB meets 2 times from 2027-01-11 to 2027-06-30.",
        "GROUP meets 2 times from 2027-01-11 to 2027-06-30.",
    ]


def test_each_body_is_counted() -> None:
    judged = Judged()
    judged.club["meetings"], judged.group["meetings"] = 3, 1
    assert judged.named() == ["count CLUB", "count GROUP"]


@pytest.mark.parametrize(("relaxed", "found"), [("CLUB", ANY), ("GROUP", 2)])
def test_there_is_no_limit_where_it_is_left_out(relaxed: str, found: int) -> None:
    judged = Judged()
    judged.year["relax"] = [{"rule": "count", "body": relaxed}]
    ground = judged.ground()
    assert most(ground, ground.bodies["CLUB"]) == found
