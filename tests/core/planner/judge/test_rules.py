"""Each rule: a sound year keeps it, the same year with one thing changed breaks it, and leaving it out forgives."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest

from tests.core.planner.tiny import Json, small, small_plan
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.judge.rules import JUDGES
from tourdetable.core.planner.terms.instance import RULES
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.core.planner.wire.plan_json import read_plan

Change = Callable[[Json, Json], None]


def broken(year: Json, plan: Json) -> list[str]:
    instance = read_instance(year)
    return [violation.rule for violation in check(instance, read_plan(plan, instance)).violations]


def club(year: Json) -> Json:
    return year["bodies"][0]


def first(plan: Json) -> Json:
    return plan["meetings"][0]


def away(year: Json, _plan: Json) -> None:
    year["persons"][2]["unavail"] = [["2027-02-11", "AM"]]


def in_two_places(year: Json, plan: Json) -> None:
    plan["meetings"][1] |= {"date": "2027-02-11", "part": "AM"}
    plan["meetings"][0]["attendees"]["s1"] = "Karim"
    year["room_pools"][0]["capacity"] = 2


def too_far(year: Json, plan: Json) -> None:
    in_two_places(year, plan)
    plan["meetings"][1]["part"] = "PM"
    year["bodies"][1]["xy"] = [40.5, 0]


def too_often(year: Json, plan: Json) -> None:
    year["persons"][1]["max_per_week"] = 1
    plan["meetings"][1]["date"] = "2027-02-12"
    plan["meetings"][0]["attendees"]["s1"] = "Karim"


def twice_running(year: Json, plan: Json) -> None:
    plan["meetings"][0]["duties"]["animation"] = {"seat": "s1", "person": "Inès"}


def both(year: Json, plan: Json) -> None:
    club(year)["duties"] = ["animation", "secretariat"]
    for meeting in plan["meetings"][::2]:
        meeting["duties"]["secretariat"] = meeting["duties"]["animation"]


BREAKING: dict[str, Change] = {
    "date": lambda year, _: year["calendar"].update(public_holidays=["2027-02-11"]),
    "weekday": lambda _, plan: first(plan).update(date="2027-02-12"),
    "part": lambda _, plan: first(plan).update(part="PM"),
    "season": lambda year, _: year["bodies"][0].update(season=["2027-02-12", "2027-06-30"]),
    "blackout": lambda year, _: club(year).update(blackout=[["2027-02-08", "2027-02-12"]]),
    "school": lambda year, _: year["calendar"].update(
        school_holidays={"A": [["2027-02-11", "2027-02-11"]]}
    ),
    "host": lambda _, plan: first(plan).update(host="H3"),
    "count": lambda year, _: club(year).update(meetings=3),
    "gap_min": lambda year, _: club(year)["gap"].update(min=64),
    "gap_max": lambda year, _: club(year)["gap"].update(max=75),
    "tail": lambda year, _: club(year).update(tail_max=259),
    "seat": lambda _, plan: first(plan)["attendees"].pop("s1"),
    "partial": lambda year, _: club(year)["seats"][2].update(rule={"min": 3}),
    "unavail": away,
    "one_place": in_two_places,
    "travel": too_far,
    "week_cap": too_often,
    "room": lambda _, plan: plan["meetings"][1].update(date="2027-02-11", part="AM"),
    "duty_both": both,
    "duty_repeat": twice_running,
    "duty_holder": lambda _, plan: first(plan)["duties"].clear(),
    "lock": lambda year, _: year.update(locks=[{"body": "CLUB", "date": "2027-02-18"}]),
}
TOGETHER = {"duty_both": 2}
"""How many times a change breaks its rule, when more than once."""


def test_every_rule_is_judged_and_tested() -> None:
    assert (tuple(JUDGES), tuple(BREAKING)) == (RULES, RULES)


def test_the_sound_year_is_sound() -> None:
    assert broken(small(), small_plan()) == []


@pytest.mark.parametrize("rule", RULES)
def test_one_change_breaks_one_rule(rule: str) -> None:
    year, plan = small(), small_plan()
    BREAKING[rule](year, plan)
    assert broken(year, plan) == [rule] * TOGETHER.get(rule, 1)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_left_out_is_not_judged(rule: str) -> None:
    year, plan = small(), small_plan()
    BREAKING[rule](year, plan)
    assert broken(copy.deepcopy(year) | {"relax": [{"rule": rule}]}, plan) == []


def test_a_rule_is_left_out_only_for_what_is_named() -> None:
    year, plan = small(), small_plan()
    BREAKING["seat"](year, plan)
    elsewhere = broken(year | {"relax": [{"rule": "seat", "body": "CLUB", "seat": "s2"}]}, plan)
    here = broken(year | {"relax": [{"rule": "seat", "body": "CLUB", "seat": "s1"}]}, plan)
    assert (elsewhere, here) == (["seat"], [])


def test_a_whole_day_takes_both_halves() -> None:
    year, plan = small(), small_plan()
    in_two_places(year, plan)
    plan["meetings"][0]["part"] = "DAY"
    plan["meetings"][1]["part"] = "PM"
    assert broken(year, plan) == ["one_place"]


def test_a_forbidden_day_is_not_used() -> None:
    year = small() | {"forbid": [{"body": "CLUB", "date": "2027-02-11", "part": "AM"}]}
    assert broken(year, small_plan()) == ["lock"]


def test_a_violation_says_who_where_and_by_which_article() -> None:
    year, plan = small(), small_plan()
    BREAKING["seat"](year, plan)
    instance = read_instance(year)
    (found,) = check(instance, read_plan(plan, instance)).violations
    said = (str(found.words), found.body, found.seat, found.article)
    assert said == (
        "CLUB meets on 2027-02-11 with nobody for the seat s1.",
        "CLUB",
        "s1",
        "CLUB-12",
    )


def test_months_are_clamped_to_their_last_day() -> None:
    year, plan = small(), small_plan()
    year["bodies"][0]["gap"] = {"min": 1, "max_months": 2, "ideal": 60, "tol": 14}
    year["bodies"][0] |= {
        "prev_last": "2026-12-31",
        "season": ["2027-01-11", "2027-04-28"],
        "school_holidays": None,
    }
    plan["meetings"][0] |= {"date": "2027-02-25"}
    plan["meetings"][2] |= {"date": "2027-04-22"}
    kept = broken(year, plan)
    plan["meetings"][0] |= {"date": "2027-03-02"}
    assert (kept, broken(year, plan)) == ([], ["gap_max"])
