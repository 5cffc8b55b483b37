"""Rule `weekday`: a body meets on its days of the week."""

from __future__ import annotations

from tests.core.planner.judged import Judged
from tourdetable.core.planner.judge.rules.calendar import weekday


def test_another_day_of_the_week_breaks_it() -> None:
    judged = Judged()
    judged.first["date"] = "2027-02-12"
    assert judged.said() == ["CLUB meets on 2027-02-12: not one of its days of the week."]
    assert judged.about() == [["CLUB 2027-02-12 AM"]]
    assert judged.without(rule="weekday", body="CLUB") == []


def test_it_bears_on_every_body() -> None:
    assert Judged().rules("weekday") == [
        "CLUB meets only on its days of the week: Tuesday, Thursday.",
        ("GROUP meets only on its days of the week: Monday, Tuesday, Wednesday, Thursday, Friday."),
    ]


def test_its_mask_is_what_it_allows() -> None:
    masked, allowed = Judged().days(weekday)
    week = {f"2027-03-{day:02} AM" for day in range(8, 15)}
    assert masked == allowed
    assert masked & week == {"2027-03-09 AM", "2027-03-11 AM"}
