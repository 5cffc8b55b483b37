"""Why a year cannot be: the planted reason is found, and leaving out any one of its rules is
enough."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace

from tests.core.planner.generate import KINDS, feasible, infeasible
from tests.core.planner.impossible import KINDS as IMPOSSIBLE
from tests.core.planner.impossible import impossible
from tests.core.planner.search.few import crowded
from tests.core.planner.tiny import small, tiny
from tests.effort import EVERYTHING, some
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.universe import universe
from tourdetable.core.planner.search.explain import can_meet, explain
from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.terms.plan import Clash, Conflict
from tourdetable.core.planner.wire.instance_json import read_instance

BLAMED = {
    "never there": {"unavail", "seat"},
    "too many meetings": {"count", "gap_min"},
    "hosts closed": {"host"},
    "only holidays": {"school", "season"},
    "no room": {"room", "part", "season", "weekday", "count"},
    "two places": {"one_place", "seat"},
    "locked away": {"lock", "date"},
    "too few hands": {"duty_repeat", "duty_holder"},
}
"""Rules that an honest explanation of each kind names, all or some."""

SOME = Effort(optimise=False)
"""Any year will do: what is asked is whether there is one."""

SIZE = "S" if EVERYTHING else "XS"


def leave(clash: Clash) -> dict[str, str]:
    named = {"body": clash.body, "seat": clash.seat, "person": clash.person, "room": clash.room}
    return {"rule": clash.rule, **{key: value for key, value in named.items() if value}}


@pytest.mark.parametrize("kind", KINDS)
def test_leaving_out_any_one_rule_of_the_clash_is_enough(kind: str) -> None:
    year = infeasible(kind, 4, bodies=3)
    found = explain(read_instance(year))
    assert (found.status, found.conflict is not None and found.conflict.minimal) == (
        "infeasible",
        True,
    )
    assert found.conflict is not None
    assert {clash.rule for clash in found.conflict.rules} & BLAMED[kind]
    for clash in found.conflict.rules:
        free = read_instance(year | {"relax": [leave(clash)]})
        again = plan(free, SOME)
        assert (clash.rule, again.status, check(free, again).violations) == (
            clash.rule,
            "feasible",
            (),
        )


def test_each_proposal_is_one_of_the_rules() -> None:
    found = explain(read_instance(infeasible("never there", 7, bodies=3)))
    assert found.conflict is not None
    assert [leave(c) for c in found.conflict.proposals] == [leave(c) for c in found.conflict.rules]


@pytest.mark.parametrize("kind", some(sorted(IMPOSSIBLE), 6))
def test_a_real_year_spoilt_in_one_way_is_possible_without_any_one_rule_told(kind: str) -> None:
    year = impossible(kind, SIZE, 1)
    found = explain(read_instance(year)).conflict
    assert found is not None
    assert (found.minimal, len(found.rules) > 0, len(found.proposals)) == (
        True,
        True,
        len(found.rules),
    )
    for clash in found.rules:
        free = read_instance(year | {"relax": [leave(clash)]})
        again = plan(free, SOME)
        assert (clash.rule, again.status, check(free, again).violations) == (
            clash.rule,
            "feasible",
            (),
        )


def test_when_reasons_are_several_what_to_leave_out_together_is_said_and_works() -> None:
    year, found = two_reasons()
    assert (found.proposals, {len(bundle) for bundle in found.bundles}) == ((), {2})
    for bundle in found.bundles:
        both = read_instance(year | {"relax": [leave(clash) for clash in bundle]})
        assert plan(both, SOME).status == "feasible"
        one = read_instance(year | {"relax": [leave(bundle[0])]})
        assert plan(one, SOME).status == "infeasible"


@cache
def two_reasons() -> tuple[dict[str, Any], Conflict]:
    """A body whose seat is never there, another whose host is always closed; and what is said."""
    year = infeasible("never there", 7, bodies=3)
    year["bodies"][2]["hosts"] = [{"id": "H", "closed": [str(day) for day in every_day()]}]
    found = explain(read_instance(year)).conflict
    assert found is not None
    return year, found


def every_day() -> list[date]:
    return [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]


def test_a_clash_cites_its_article() -> None:
    year = small()
    year["bodies"][0]["gap"]["max"] = 30
    year["bodies"] = year["bodies"][:1]
    found = explain(read_instance(year))
    assert found.conflict is not None
    assert [clash.article for clash in found.conflict.rules if clash.rule == "gap_max"] == [
        "CLUB-07"
    ]


def test_a_year_that_can_be_planned_is_planned() -> None:
    assert explain(read_instance(feasible(0, bodies=2)[0])).status == "optimal"


def proposed(year: dict[str, Any]) -> set[tuple[tuple[str, str], ...]]:
    found = explain(read_instance(year)).conflict
    assert found is not None
    return {tuple(leave(clash).items()) for clash in found.proposals}


def enough(year: dict[str, Any]) -> set[tuple[tuple[str, str], ...]]:
    """Every rule whose absence alone makes the year possible, each tried."""
    instance = read_instance(year)
    found = set()
    for rule in universe(Ground(instance), instance.bodies):
        free = replace(instance, relax=(rule,))
        again = plan(free, SOME)
        if again.status == "feasible" and not check(free, again).violations:
            named = {"body": rule.body, "seat": rule.seat, "person": rule.person, "room": rule.room}
            found.add((("rule", rule.rule), *((k, v) for k, v in named.items() if v)))
    return found


@pytest.mark.parametrize("seed", some([2, 4, 8, 12, 15, 16, 18, 24, 46, 51], 3))
def test_every_rule_that_is_enough_is_proposed_and_no_other(seed: int) -> None:
    year = tiny(seed)
    assert plan(read_instance(year), SOME).status == "infeasible"
    assert proposed(year) == enough(year)


def test_both_partners_are_proposed_though_several_bodies_wait_for_them() -> None:
    year = infeasible("never there", 7, bodies=3)
    pair = next(s for s in year["bodies"][0]["seats"] if s["rule"] == "all")
    pair["persons"] = ["Inès", "Karim"]
    never = [[day, "DAY"] for day in range(5)]
    year["persons"] = [person | {"weekly_off": [], "unavail": []} for person in year["persons"]] + [
        {"id": who, "weekly_off": never} for who in pair["persons"]
    ]
    for body in year["bodies"][1:]:
        body["seats"] = [*body["seats"][1:], dict(pair)]
    found = {dict(rule).get("person") for rule in proposed(year)}
    assert found == {"Inès", "Karim"}


def test_more_meetings_than_mornings_are_told_by_the_room_or_the_person_first() -> None:
    room = {"room_pool": "R"}
    rose = {"seats": [{"id": "s", "persons": ["Rose"], "rule": "all"}], "quorum": 0}
    for each, first in ((room, "room"), (rose, "one_place")):
        tight, hopeless = (explain(read_instance(crowded(n, each))).conflict for n in (6, 12))
        assert tight is not None
        assert hopeless is not None
        assert [tight.rules[0].rule, *(c.rule for c in hopeless.rules)] == [first, first]
        assert {clash.body for clash in tight.rules[1:]} == {f"G{n}" for n in range(6)}


def test_when_reasons_are_several_each_rule_that_would_do_is_in_a_bundle() -> None:
    alone = infeasible("never there", 7, bodies=3)
    _year, found = two_reasons()
    said = {tuple(leave(clash).items()) for bundle in found.bundles for clash in bundle}
    assert proposed(alone) <= said


@pytest.mark.parametrize(
    ("each", "told"),
    [
        ({"seats": [{"id": "s", "persons": ["Rose"], "rule": "all"}], "quorum": 0}, "one_place"),
        ({"room_pool": "R"}, "room"),
        ({"hosts": [{"id": "Hall"}]}, "host"),
    ],
)
def test_a_hopeless_pigeonhole_is_told_by_what_is_shared_alone(
    each: dict[str, Any], told: str
) -> None:
    found = explain(read_instance(crowded(21, each))).conflict
    assert found is not None
    assert ({clash.rule for clash in found.rules}, found.background) == ({told}, ())


def test_a_body_that_cannot_meet_alone_is_known_at_once() -> None:
    instance = read_instance(infeasible("never there", 1, bodies=2))
    assert [can_meet(instance, body) for body in instance.bodies] == [False, True]


def test_a_duty_that_waits_for_somebody_expected_elsewhere_is_explained() -> None:
    year = plain_week()
    year["bodies"] = [
        {**year["bodies"][0], "meetings": 2, "duties": ["notes"], "quorum": 0, "seats": [
            {"id": "r", "persons": ["Rose"], "rule": "all", "duties": True},
            {"id": "k", "persons": ["Karim"], "rule": "optional", "duties": True},
        ]},
        {**year["bodies"][0], "id": "B", "meetings": 2, "seats": [
            {"id": "k", "persons": ["Karim"], "rule": "all"},
        ]},
    ]  # fmt: skip
    found = explain(read_instance(year))
    assert (found.status, found.conflict and found.conflict.minimal) == ("infeasible", True)
    assert proposed(year) == enough(year)
    assert {dict(rule)["rule"] for rule in proposed(year)} == {
        "count", "duty_holder", "duty_repeat", "one_place", "part", "season", "weekday",
    }  # fmt: skip


def plain_week() -> dict[str, Any]:
    """A body that meets on the two mornings of a week."""
    year = crowded(1, {}) | {"persons": [{"id": "Rose"}, {"id": "Karim"}]}
    year["bodies"][0] |= {"weekdays": [1, 3]}
    return year


def test_bodies_too_many_for_a_place_are_left_out_together() -> None:
    found = explain(read_instance(crowded(8, {"hosts": [{"id": "Hall"}]}))).conflict
    assert found is not None
    said = [[(clash.rule, clash.body) for clash in bundle] for bundle in found.bundles]
    assert (found.proposals, found.minimal, said) == (
        (),
        True,
        [[("host", "G5"), ("host", "G6"), ("host", "G7")]],
    )
