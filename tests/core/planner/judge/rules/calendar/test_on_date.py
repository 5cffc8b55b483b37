"""Rule `date`: neither week-ends nor public holidays."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, Judged
from tourdetable.core.planner.judge.rules.calendar import on_date


def test_a_public_holiday_breaks_it() -> None:
    judged = Judged()
    judged.year["calendar"]["public_holidays"] = ["2027-02-11"]
    assert judged.said() == ["CLUB meets on 2027-02-11: a public holiday."]
    assert judged.about() == [[FIRST]]
    assert judged.without(rule="date", body="CLUB") == []


@pytest.mark.parametrize(
    ("day", "broken"),
    [
        ("2027-03-12", []),
        ("2027-03-13", ["date", "weekday"]),
        ("2027-03-14", ["date", "weekday"]),
        ("2027-03-15", []),
    ],
)
def test_a_week_end_breaks_it(day: str, broken: list[str]) -> None:
    judged = Judged()
    judged.group["gap"] |= {"min": 30}
    judged.of_group["date"] = day
    assert judged.broken() == broken
    assert judged.said()[:1] == [f"GROUP meets on {day}: a week-end."] * bool(broken)


def test_it_bears_on_every_body() -> None:
    assert Judged().rules("date") == [
        "CLUB meets neither at the week-end nor on public holidays: on 2027-05-06.",
        "GROUP meets neither at the week-end nor on public holidays: on 2027-05-06.",
    ]


def test_its_mask_is_what_it_allows() -> None:
    masked, allowed = Judged().days(on_date)
    assert masked == allowed
    assert {"2027-05-05 AM", "2027-05-06 AM", "2027-05-07 AM", "2027-05-08 AM"} & masked == {
        "2027-05-05 AM",
        "2027-05-07 AM",
    }
