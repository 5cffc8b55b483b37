"""Why a year cannot be: the planted reason is found, and leaving out any one of its rules is
enough."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.core.planner.generate import KINDS, feasible, infeasible
from tests.core.planner.impossible import KINDS as IMPOSSIBLE
from tests.core.planner.impossible import impossible
from tests.core.planner.tiny import small
from tests.effort import EVERYTHING, some
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.search.explain import explain, quick_xplain
from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.terms.plan import Clash
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

POSSIBLE = ("optimal", "feasible")

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
        again = plan(free)
        assert (clash.rule, again.status in POSSIBLE, check(free, again).violations) == (
            clash.rule,
            True,
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
        again = plan(free, Effort(optimise=False))
        assert (clash.rule, again.status, check(free, again).violations) == (
            clash.rule,
            "feasible",
            (),
        )


def test_when_reasons_are_several_what_to_leave_out_together_is_said_and_works() -> None:
    year = infeasible("never there", 7, bodies=3)
    year["bodies"][2]["hosts"] = [{"id": "H", "closed": [str(day) for day in every_day()]}]
    found = explain(read_instance(year)).conflict
    assert found is not None
    assert (found.proposals, {len(bundle) for bundle in found.bundles}) == ((), {2})
    for bundle in found.bundles:
        assert (
            plan(read_instance(year | {"relax": [leave(clash) for clash in bundle]})).status
            == "optimal"
        )
        assert plan(read_instance(year | {"relax": [leave(bundle[0])]})).status == "infeasible"


def every_day() -> list[date]:
    return [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]


def test_a_clash_cites_its_article() -> None:
    year = small()
    year["bodies"][0]["gap"]["max"] = 41
    year["bodies"] = year["bodies"][:1]
    found = explain(read_instance(year))
    assert found.conflict is not None
    assert [clash.article for clash in found.conflict.rules if clash.rule == "gap_max"] == [
        "CLUB-07"
    ]


def test_a_year_that_can_be_planned_is_planned() -> None:
    assert explain(read_instance(feasible(0, bodies=2)[0])).status == "optimal"


def test_the_fewest_items_that_clash() -> None:
    assert quick_xplain([1, 2, 3, 4, 5, 6, 7], lambda kept: {2, 5} <= set(kept)) == [2, 5]
