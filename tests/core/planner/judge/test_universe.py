"""Every rule that a year sets, as it could be left out."""

from __future__ import annotations

import pytest

from tests.core.planner.search.few import body, seat, week_of
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.people import one_place
from tourdetable.core.planner.judge.universe import in_words, universe
from tourdetable.core.planner.terms.instance import OPTIONAL, Instance, Leave
from tourdetable.core.planner.terms.plan import Clash

YEAR = week_of(body("A", seat("Ana"), room="Hall"), body("B", seat("Ana"), seat("Bo", OPTIONAL)))


def told(year: Instance) -> list[Leave]:
    return universe(Ground(year), year.bodies)


def test_people_come_first_then_rooms_then_each_body() -> None:
    (first, *_), codes = told(YEAR), [leave.rule for leave in told(YEAR)]
    assert first == Leave("one_place", person="Ana")
    assert codes[:2] == ["one_place", "room"]
    assert codes[2:] == [
        "quorum", "season", "weekday", "part", "date", "count", "seat",
        "quorum", "season", "weekday", "part", "date", "count", "seat",
    ]  # fmt: skip


def test_what_is_left_out_already_is_not_told() -> None:
    left = week_of(*YEAR.bodies, relax=[Leave("seat"), Leave("room", room="Hall")])
    assert {leave.rule for leave in told(YEAR)} - {leave.rule for leave in told(left)} == {
        "seat", "room",
    }  # fmt: skip


def test_a_rule_is_said_of_what_it_names() -> None:
    assert in_words(YEAR, Leave("one_place", person="Ana")) == Clash(
        rule="one_place",
        body=None,
        person="Ana",
        words=one_place.explained(Ground(YEAR), Leave("one_place", person="Ana")),
    )


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError, match="Nobody"):
        in_words(YEAR, Leave("one_place", person="Nobody"))
