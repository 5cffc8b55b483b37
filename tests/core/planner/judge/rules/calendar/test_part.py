"""Rule `part`: a body meets in its parts of the day."""

from __future__ import annotations

from tests.core.planner.judged import Judged
from tourdetable.core.planner.judge.rules.calendar import part


def test_another_part_of_the_day_breaks_it() -> None:
    judged = Judged()
    judged.first["part"] = "PM"
    assert judged.said() == ["CLUB meets on 2027-02-11 (PM): not one of its parts of the day."]
    assert judged.about() == [["CLUB 2027-02-11 PM"]]
    assert judged.without(rule="part", body="CLUB") == []


def test_it_bears_on_every_body() -> None:
    assert Judged().rules("part") == [
        "CLUB meets only in its parts of the day: morning, whole day.",
        "GROUP meets only in its parts of the day: morning, afternoon.",
    ]


def test_its_mask_is_what_it_allows() -> None:
    masked, allowed = Judged().days(part)
    day = {f"2027-03-09 {part}" for part in ("AM", "PM", "DAY")}
    assert masked == allowed
    assert masked & day == {"2027-03-09 AM", "2027-03-09 DAY"}
