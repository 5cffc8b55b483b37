"""Rule `count`: a body meets as many times as it should."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import Judged


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
