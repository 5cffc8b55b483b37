"""Rule `lock`: what is locked is held, what is forbidden is not, what is past does not move."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.planner.judged import FIRST, Judged
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.calendar import lock
from tourdetable.core.planner.terms.days import PARTS
from tourdetable.core.planner.terms.instance import Leave
from tourdetable.core.planner.terms.masks import DayMasks
from tourdetable.core.planner.wire.instance_json import read_instance


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
    said = "What is locked or forbidden for CLUB is kept: "
    assert Judged().rules("lock") == []
    assert pinned("locks", "2027-02-11").rules("lock") == [f"{said}locked on 2027-02-11."]
    assert pinned("forbid", "2027-02-18").rules("lock") == [f"{said}forbidden on 2027-02-18."]
    past = Judged()
    past.year["today"] = "2027-01-04"
    today = f"{said}nothing before 2027-01-04."
    assert past.rules("lock") == [today, today.replace("CLUB", "GROUP")]


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


def test_a_lock_or_a_ban_of_another_body_is_not_its_business() -> None:
    judged = Judged()
    judged.year["forbid"] = [{"body": "GROUP", "date": "2027-02-11"}]
    masked, allowed = judged.days(lock)
    assert (judged.broken(), masked == allowed, "2027-02-11 AM" in masked) == ([], True, True)
    judged.year["locks"] = [{"body": "GROUP", "date": "2027-02-11"}]
    assert judged.named() == ["lock GROUP"]


def test_every_lock_and_every_ban_is_told() -> None:
    judged = Judged()
    judged.year["locks"] = [
        {"body": "CLUB", "date": "2027-02-18"},
        {"body": "GROUP", "date": "2027-03-10"},
    ]
    judged.year["forbid"] = [
        {"body": "CLUB", "date": "2027-02-11"},
        {"body": "GROUP", "date": "2027-03-09"},
    ]
    assert judged.named() == [
        "lock CLUB",
        "lock GROUP",
        "lock CLUB, 2027-02-11 AM",
        "lock GROUP, 2027-03-09 PM",
    ]


def test_of_the_past_only_what_is_locked_is_allowed() -> None:
    judged = Judged()
    judged.year["today"] = "2027-01-14"
    masked, allowed = judged.days(lock)
    assert (min(masked), min(allowed)) == ("2027-01-14 AM", "2027-01-14 AM")
    judged.year["locks"] = [{"body": "CLUB", "date": day} for day in ("2027-01-12", "2027-01-13")]
    masked, allowed = judged.days(lock)
    assert masked == allowed
    assert (min(masked), "2027-01-13 PM" in masked) == ("2027-01-12 AM", True)


def test_bans_hold_on_the_first_and_on_the_last_day_and_none_elsewhere() -> None:
    judged = Judged()
    days = ("2026-12-31", "2027-01-04", "2027-12-17", "2027-12-18")
    judged.year["forbid"] = [{"body": "CLUB", "date": day} for day in days]
    masked, allowed = judged.days(lock)
    assert masked == allowed
    assert (min(masked), max(masked)) == ("2027-01-05 AM", "2027-12-16 PM")


def test_pins_are_the_locks_of_a_body_unless_they_are_left_out() -> None:
    judged = Judged()
    judged.year["locks"] = [
        {"body": "CLUB", "date": "2027-01-12", "part": "AM"},
        {"body": "GROUP", "date": "2027-01-13"},
    ]
    instance = read_instance(judged.year)
    days = DayMasks(instance)
    kept = [lock.pins(Ground(instance), days, body) for body in ("CLUB", "GROUP")]
    parts = [days.bit(date(2027, 1, 13), part) for part in PARTS]
    assert kept == [[[days.bit(date(2027, 1, 12), "AM")]], [parts]]
    left = Ground(instance, [Leave("lock", "CLUB")])
    assert [lock.pins(left, days, body) for body in ("CLUB", "GROUP")] == [[], [parts]]
