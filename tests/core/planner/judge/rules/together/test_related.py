"""The relations between bodies, as rules ask for them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.planner.judged import Judged
from tourdetable.core.planner.judge.rules.together.related import bound, of
from tourdetable.core.planner.terms.instance import Relation

DAY = {"rule": "apart_day", "first": "CLUB", "second": "GROUP"}
AFTER = {"rule": "before", "first": "GROUP", "second": "CLUB", "days": 3}


def related(*relax: dict[str, Any]) -> Judged:
    judged = Judged()
    judged.year |= {"relations": [DAY, AFTER], "relax": list(relax)}
    return judged


@pytest.mark.parametrize(
    ("relax", "count"),
    [
        ([], 1),
        ([{"rule": "apart"}], 0),
        ([{"rule": "apart", "body": "GROUP"}], 0),
        ([{"rule": "before"}], 1),
    ],
)
def test_a_rule_left_out_for_either_body_frees_both(
    relax: list[dict[str, Any]], count: int
) -> None:
    assert len(bound(related(*relax).ground(), "apart", ("apart_day", "apart_week"))) == count


BOTH = [Relation("apart_day", "CLUB", "GROUP"), Relation("before", "GROUP", "CLUB", 3)]


@pytest.mark.parametrize(
    ("body", "kinds", "said"),
    [
        ("GROUP", ("apart_day", "before"), BOTH),
        ("GROUP", ("apart_day",), []),
        ("CLUB", ("apart_day",), BOTH[:1]),
        ("GROUP", ("before",), BOTH[1:]),
    ],
)
def test_a_relation_alone_is_told_of_the_first_body(
    body: str, kinds: tuple[str, ...], said: list[Relation]
) -> None:
    assert of(related().ground(), body, kinds) == said


def test_only_the_relations_of_its_kinds_are_bound() -> None:
    assert bound(related().ground(), "apart", ("apart_day",)) == BOTH[:1]


def test_one_is_said_with_both_bodies_and_its_days() -> None:
    assert [related().rules(rule) for rule in ("apart", "before")] == [
        ["CLUB and GROUP do not meet on the same day."],
        ["Each meeting of CLUB comes at least 3 days after that of GROUP."],
    ]


def test_several_are_said_together() -> None:
    judged = related()
    third = judged.group | {"id": "THIRD"}
    judged.year["bodies"].append(third)
    judged.year["relations"].append({"rule": "apart_week", "first": "CLUB", "second": "THIRD"})
    judged.year["relations"].append({"rule": "apart_day", "first": "GROUP", "second": "THIRD"})
    assert judged.rules("apart") == [
        "The dates of CLUB keep to what was said of it and: GROUP, THIRD.",
        "GROUP never meets on the same day as: CLUB, THIRD.",
        "The dates of THIRD keep to what was said of it and: CLUB, GROUP.",
    ]
