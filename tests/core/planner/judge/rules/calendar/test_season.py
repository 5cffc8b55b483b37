"""Rule `season`: a body meets within its season."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, SECOND, Judged
from tourdetable.core.planner.judge.rules.calendar import season


@pytest.mark.parametrize(
    ("first", "last", "about"),
    [
        ("2027-02-11", "2027-04-15", []),
        ("2027-02-12", "2027-04-15", [[FIRST]]),
        ("2027-02-11", "2027-04-14", [[SECOND]]),
    ],
)
def test_a_day_out_of_it_breaks_it(first: str, last: str, about: list[list[str]]) -> None:
    judged = Judged()
    judged.club["season"] = [first, last]
    assert judged.about() == about
    assert judged.broken() == ["season"] * len(about)


def test_it_is_said_with_its_day() -> None:
    judged = Judged()
    judged.club["season"] = ["2027-02-12", "2027-06-30"]
    assert judged.said() == ["CLUB meets on 2027-02-11: outside its season."]
    assert judged.without(rule="season", body="CLUB") == []


def test_it_bears_on_every_body() -> None:
    assert Judged().rules("season") == [
        "CLUB meets only from 2027-01-11 to 2027-06-30.",
        "GROUP meets only from 2027-01-11 to 2027-06-30.",
    ]


def test_its_mask_is_what_it_allows() -> None:
    masked, allowed = Judged().days(season)
    assert masked == allowed
    assert (min(masked), max(masked)) == ("2027-01-11 AM", "2027-06-30 PM")
