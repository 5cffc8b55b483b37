"""What rules ask of an instance: leaves, absences, distances."""

from __future__ import annotations

import pytest

from tests.core.planner.search.few import FRIDAY, TUESDAY, body, seat, week_of
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.terms.instance import Leave


@pytest.mark.parametrize(
    ("leave", "dropped"),
    [
        (Leave("seat"), (True, True)),
        (Leave("seat", "A"), (True, False)),
        (Leave("seat", "A", "Ana"), (True, False)),
        (Leave("seat", "A", "Bo"), (False, False)),
        (Leave("count"), (False, False)),
    ],
)
def test_a_rule_is_left_out_for_all_that_is_named(leave: Leave, dropped: tuple[bool, bool]) -> None:
    ground = Ground(week_of(body("A", seat("Ana")), body("B", seat("Ana")), relax=[leave]))
    drops = ground.left.drops
    assert (drops("seat", "A", "Ana"), drops("seat", "B", "Ana")) == dropped


def test_somebody_is_spared_when_each_of_their_seats_is() -> None:
    leaves = [Leave("week_cap", "A", "Ana", "Ana"), Leave("week_cap", "B", "Ana", "Ana")]
    twice = body("B", seat("Ana"), seat("Ana Bo"))
    ground = Ground(week_of(body("A", seat("Ana")), twice, relax=leaves))
    assert (ground.spares("week_cap", "A", "Ana"), ground.spares("week_cap", "B", "Ana")) == (
        True,
        False,
    )
    assert not ground.spares("travel", "A", "Ana")


def test_a_person_is_free_but_on_their_absences() -> None:
    ground = Ground(week_of(body("A", seat("Ana")), away=[("Ana", FRIDAY)]))
    assert [ground.free("Ana", day, "PM") for day in (TUESDAY, FRIDAY)] == [True, False]


def test_places_are_too_far_beyond_the_years_distance() -> None:
    ground = Ground(week_of(body("A"), body("B", km=40), body("C", km=41)))
    assert (ground.too_far("A", "B"), ground.too_far("A", "C")) == (False, True)
