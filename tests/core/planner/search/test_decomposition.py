"""A year solved piece by piece is the year solved whole: the same cost, no rule broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.planner.generate import feasible, infeasible
from tests.core.planner.tiny import small, tiny
from tests.effort import examples
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.search.decomposition import decompose, recompose
from tourdetable.core.planner.search.explain import explain
from tourdetable.core.planner.search.solve import plan
from tourdetable.core.planner.terms.instance import Instance
from tourdetable.core.planner.terms.plan import Moves, Plan
from tourdetable.core.planner.wire.instance_json import as_json, read_instance
from tourdetable.core.planner.wire.plan_json import dump

Json = dict[str, Any]


def apart(instance: Instance) -> Plan:
    """The plan of an instance whose pieces travelled to other machines, and came back the other
    way round."""
    sent = [read_instance(json.loads(json.dumps(as_json(piece)))) for piece in decompose(instance)]
    return recompose(instance, [plan(piece) for piece in reversed(sent)])


def names(instance: Instance) -> list[list[str]]:
    return [[body.id for body in piece.bodies] for piece in decompose(instance)]


@settings(max_examples=examples(25))
@given(st.integers(0, 400), st.sampled_from([0.0, 0.1, 0.25]))
def test_a_year_solved_in_pieces_costs_what_it_costs_whole(seed: int, shared: float) -> None:
    year, _ = feasible(seed, bodies=4, people=40, meetings=3, shared=shared)
    instance = read_instance(year)
    whole, together = plan(instance), apart(instance)
    report = check(instance, together)
    assert ([str(v.words) for v in report.violations], report.mistakes) == ([], ())
    assert (together.status, together.cost, together.bound) == (
        whole.status,
        whole.cost,
        whole.bound,
    )
    assert sorted(together.fairness) == sorted(whole.fairness)


@settings(max_examples=examples(40))
@given(st.integers(0, 400))
def test_a_tiny_year_is_possible_in_pieces_when_it_is_whole(seed: int) -> None:
    instance = read_instance(tiny(seed))
    whole, together = plan(instance), apart(instance)
    assert (together.status, together.cost) == (whole.status, whole.cost)
    if together.cost is not None:
        assert check(instance, together).violations == ()


def test_pieces_are_the_same_bodies_each_once_the_largest_first() -> None:
    instance = read_instance(feasible(4, bodies=6, people=60, shared=0.05)[0])
    found = names(instance)
    assert sorted(name for group in found for name in group) == sorted(
        body.id for body in instance.bodies
    )
    assert [len(group) for group in found] == sorted(map(len, found), reverse=True)
    assert len(found) > 1


def test_a_piece_names_nothing_from_elsewhere() -> None:
    year = _without_ties(small())
    year |= {
        "locks": [{"body": "CLUB", "date": "2027-02-11"}],
        "articles": {"gap_max": "CLUB-07", "seat": {"CLUB": "CLUB-12"}},
        "relax": [
            {"rule": "unavail", "person": "Karim"},
            {"rule": "travel"},
            {"rule": "room", "room": "ROOM"},
        ],
    }
    club, group = decompose(read_instance(year))
    assert ([p.id for p in club.persons], [p.id for p in group.persons]) == (
        ["Inès", "Rose", "Louise", "Amadou"],
        ["Karim"],
    )
    assert (len(club.locks), len(group.locks)) == (1, 0)
    assert (group.articles, [p.id for p in group.room_pools]) == ({"gap_max": "CLUB-07"}, [])
    assert [leave.rule for leave in club.relax] == ["travel", "room"]
    assert [leave.rule for leave in group.relax] == ["unavail", "travel"]


def _without_ties(year: Json) -> Json:
    """CLUB without Karim, GROUP without a room: nothing holds them together."""
    year["bodies"][0]["seats"][0]["persons"] = ["Inès"]
    year["bodies"][1]["room_pool"] = None
    return year


@pytest.mark.parametrize("rule", ["all", "optional", {"min": 1}])
def test_anybody_who_sits_in_both_ties_two_bodies(rule: Any) -> None:
    year = _without_ties(small())
    assert names(read_instance(year)) == [["CLUB"], ["GROUP"]]
    year["bodies"][0]["seats"].append({"id": "s5", "persons": ["Karim"], "rule": rule})
    assert names(read_instance(year)) == [["CLUB", "GROUP"]]


@pytest.mark.parametrize(
    "change",
    [
        lambda year: year["bodies"][1].update(own_day=True),
        lambda year: year.update(
            relations=[{"rule": "apart_day", "first": "GROUP", "second": "CLUB"}]
        ),
    ],
)
def test_dates_that_depend_on_each_other_tie_too(change: Callable[[Json], None]) -> None:
    year = _without_ties(small())
    change(year)
    assert names(read_instance(year)) == [["CLUB", "GROUP"]]


def test_a_year_is_as_sure_as_its_least_sure_piece() -> None:
    instance = read_instance(_without_ties(small()))
    club, group = map(plan, decompose(instance))
    guess = Plan("feasible", group.cost, None, group.meetings, group.fairness, seconds=1.0)
    found = recompose(instance, [club, guess])
    assert (found.status, found.bound, found.seconds) == ("feasible", None, club.seconds + 1.0)
    assert recompose(instance, [club, Plan("unknown")]).status == "unknown"
    assert recompose(instance, [Plan("infeasible"), Plan("unknown")]).status == "infeasible"


def test_a_conflict_is_kept_with_its_ways_out_when_all_else_can_be() -> None:
    year = infeasible("never there", 1, bodies=3, people=60, shared=0.0)
    for body in year["bodies"]:
        body["room_pool"] = None
    instance = read_instance(year)
    found = [
        explain(piece) if plan(piece).cost is None else plan(piece) for piece in decompose(instance)
    ]
    reason = next(part.conflict for part in found if part.conflict)
    whole = recompose(instance, found)
    assert (whole.status, whole.meetings, whole.conflict) == ("infeasible", (), reason)
    doubtful = (
        recompose(instance, [*found[:-1], Plan("unknown")]).conflict
        or recompose(instance, [Plan("unknown"), *found[1:]]).conflict
    )
    assert doubtful is not None
    assert (doubtful.rules, doubtful.proposals) == (reason.rules, ())


def test_no_body_is_no_piece_and_a_year_already_planned() -> None:
    instance = read_instance(small() | {"bodies": [], "articles": {}})
    found = recompose(instance, [])
    assert (decompose(instance), found.status, found.cost and found.cost.total, found.bound) == (
        (),
        "optimal",
        0,
        0,
    )


def test_the_same_year_is_cut_and_joined_the_same_way() -> None:
    instance = read_instance(feasible(7, bodies=5, people=60, shared=0.1)[0])
    assert dump(apart(instance)) == dump(apart(instance))


def test_the_moves_of_mended_pieces_are_counted_together() -> None:
    year = read_instance(_without_ties(small()))
    one, other = (plan(piece) for piece in decompose(year))
    mended = replace(one, moves=Moves(2, told=9, days=14, bound=2, proved=True))
    unsure = replace(other, moves=Moves(1, told=4, days=7, bound=0))
    assert recompose(year, [mended, other]).moves == mended.moves
    assert recompose(year, [mended, unsure]).moves == Moves(3, 13, 21, 2)
    assert recompose(year, [one, other]).moves is None
