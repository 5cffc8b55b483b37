"""Rule `school`: a body that avoids school holidays does not meet then."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, Judged
from tourdetable.core.planner.judge.rules.calendar import school


def closed(zone: str = "A", first: str = "2027-02-11", last: str = "2027-02-11") -> Judged:
    judged = Judged()
    judged.year["calendar"]["school_holidays"] = {"A": [], zone: [[first, last]]}
    return judged


def test_a_day_in_school_holidays_breaks_it() -> None:
    judged = closed()
    assert judged.said() == ["CLUB meets on 2027-02-11: in school holidays."]
    assert judged.about() == [[FIRST]]
    assert judged.without(rule="school", body="CLUB") == []


@pytest.mark.parametrize(
    "judged",
    [
        closed(zone="B"),
        closed(first="2027-02-08", last="2027-02-10"),
        closed(first="2027-02-12", last="2027-02-14"),
    ],
)
def test_holidays_elsewhere_or_at_another_time_keep_it(judged: Judged) -> None:
    assert judged.broken() == []


@pytest.mark.parametrize("wish", ["soft", None])
def test_a_body_that_would_rather_not_may(wish: str | None) -> None:
    judged = closed()
    judged.club["school_holidays"] = wish
    masked, allowed = judged.days(school)
    assert (judged.broken(), masked == allowed, "2027-02-11 AM" in masked) == ([], True, True)
    assert judged.rules("school") == ["GROUP does not meet in school holidays: on 2027-02-11."]


def test_its_mask_is_what_it_allows() -> None:
    masked, allowed = closed().days(school)
    around = {f"2027-02-{day} AM" for day in (10, 11, 12)}
    assert masked == allowed
    assert masked & around == {"2027-02-10 AM", "2027-02-12 AM"}
