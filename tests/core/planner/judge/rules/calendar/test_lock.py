"""Rule `lock`: what is locked is held, what is forbidden is not, what is past does not move."""

from __future__ import annotations

import pytest

from tests.core.planner.judged import FIRST, Judged
from tourdetable.core.planner.judge.rules.calendar import lock


def pinned(key: str, day: str, part: str | None = None) -> Judged:
    judged = Judged()
    judged.year[key] = [{"body": "CLUB", "date": day, "part": part}]
    return judged


@pytest.mark.parametrize("part", [None, "AM"])
def test_a_meeting_that_is_locked_keeps_it(part: str | None) -> None:
    assert pinned("locks", "2027-02-11", part).broken() == []


@pytest.mark.parametrize(("day", "part"), [("2027-02-18", None), ("2027-02-11", "DAY")])
def test_no_meeting_when_one_is_locked_breaks_it(day: str, part: str | None) -> None:
    judged = pinned("locks", day, part)
    assert judged.said() == [f"CLUB does not meet on {day}, which is locked."]
    assert judged.about() == [[]]
    assert judged.without(rule="lock", body="CLUB") == []


@pytest.mark.parametrize("part", [None, "AM"])
def test_a_meeting_when_it_is_forbidden_breaks_it(part: str | None) -> None:
    judged = pinned("forbid", "2027-02-11", part)
    assert judged.said() == ["CLUB meets on 2027-02-11, which is forbidden."]
    assert judged.about() == [[FIRST]]
    assert judged.without(rule="lock", body="CLUB") == []


@pytest.mark.parametrize(("day", "part"), [("2027-02-18", None), ("2027-02-11", "PM")])
def test_another_time_forbidden_keeps_it(day: str, part: str | None) -> None:
    assert pinned("forbid", day, part).broken() == []


def test_it_bears_on_bodies_with_locks_or_bans_and_on_all_once_days_are_past() -> None:
    said = "What is locked or forbidden for CLUB is kept."
    assert Judged().rules("lock") == []
    assert pinned("locks", "2027-02-11").rules("lock") == [said]
    assert pinned("forbid", "2027-02-18").rules("lock") == [said]
    past = Judged()
    past.year["today"] = "2027-01-04"
    assert past.rules("lock") == [said, said.replace("CLUB", "GROUP")]


def test_its_mask_is_what_it_allows() -> None:
    judged = pinned("locks", "2027-01-12", "AM")
    judged.year |= {"today": "2027-01-14", "forbid": [{"body": "CLUB", "date": "2027-01-19"}]}
    masked, allowed = judged.days(lock)
    assert masked == allowed
    assert sorted(masked)[:3] == ["2027-01-12 AM", "2027-01-14 AM", "2027-01-14 DAY"]
    assert {when for when in masked if when.startswith("2027-01-19")} == set()


def test_the_bits_of_a_lock_are_those_of_its_parts() -> None:
    judged = pinned("forbid", "2027-01-19", "PM")
    masked, allowed = judged.days(lock)
    assert masked == allowed
    assert {when for when in masked if when.startswith("2027-01-19")} == {
        "2027-01-19 AM",
        "2027-01-19 DAY",
    }
