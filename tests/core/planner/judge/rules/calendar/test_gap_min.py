"""Rule `gap_min`: a body's meetings, and last year's last, are not too close."""

from __future__ import annotations

from tests.core.planner.judged import FIRST, SECOND, Judged
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.calendar import gap_min
from tourdetable.core.planner.terms.masks import DayMasks, bits
from tourdetable.core.planner.wire.instance_json import read_instance


def least(days: int) -> Judged:
    judged = Judged()
    judged.club["gap"]["min"] = days
    return judged


def test_meetings_just_far_enough_keep_it() -> None:
    assert least(63).broken() == []


def test_meetings_too_close_break_it() -> None:
    judged = least(64)
    assert judged.said() == [
        "CLUB meets on 2027-02-11 then 2027-04-15: 63 days apart instead of at least 64."
    ]
    assert judged.about() == [[FIRST, SECOND]]
    assert judged.without(rule="gap_min", body="CLUB") == []


def test_last_year_counts() -> None:
    judged = least(72)
    assert judged.said()[:1] == [
        "CLUB meets on 2026-12-02 then 2027-02-11: 71 days apart instead of at least 72."
    ]
    assert judged.about() == [[FIRST], [FIRST, SECOND]]


def test_a_year_without_meetings_or_without_last_year_is_not_too_close() -> None:
    judged = least(72)
    judged.club["prev_last"] = None
    assert judged.about() == [[FIRST, SECOND]]
    judged = least(72)
    judged.plan["meetings"] = [judged.of_group, judged.plan["meetings"][3]]
    assert "gap_min" not in judged.broken()


def test_it_bears_on_bodies_that_have_one() -> None:
    judged = least(0)
    assert judged.rules("gap_min") == ["Meetings of GROUP are at least 40 days apart."]


def test_its_mask_begins_far_enough_from_last_year() -> None:
    instance = read_instance(least(50).year)
    ground, days = Ground(instance), DayMasks(instance)
    first = [bits(gap_min.mask(ground, days, body))[0] for body in instance.bodies]
    assert [str(days.when(bit)[0]) for bit in first] == ["2027-01-21", "2027-01-04"]


def test_each_two_meetings_of_each_body_are_told() -> None:
    judged = least(72)
    judged.club["meetings"] = 3
    judged.plan["meetings"].append(judged.second | {"date": "2027-06-10"})
    judged.group["gap"]["min"] = 43
    assert judged.named()[:-1] == [
        "gap_min CLUB, 2027-02-11 AM",
        "gap_min CLUB, 2027-02-11 AM, 2027-04-15 AM",
        "gap_min CLUB, 2027-04-15 AM, 2027-06-10 AM",
        "gap_min GROUP, 2027-03-09 PM, 2027-04-20 PM",
    ]
    assert judged.named()[-1] == "duty_repeat CLUB s1, 2027-04-15 AM, 2027-06-10 AM"


def test_it_asks_nothing_of_a_body_that_leaves_it_out() -> None:
    judged = least(50)
    bodies = judged.ground().bodies.values()
    judged.year["relax"] = [{"rule": "gap_min", "body": "CLUB"}]
    assert [gap_min.least(judged.ground(), body) for body in bodies] == [0, 40]


def test_one_day_is_enough_to_bear_on_a_body() -> None:
    assert "Meetings of CLUB are at least 1 day apart, the last one being on 2026-12-02." in least(
        1
    ).rules("gap_min")
