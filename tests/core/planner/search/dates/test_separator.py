"""A huge group is planned around a separator: sound, and its bound is honest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.core.planner.generate import feasible
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.dates import separator
from tourdetable.core.planner.search.dates.separator import search_on, vertex_separator
from tourdetable.core.planner.search.dates.warm_start import warm_start
from tourdetable.core.planner.search.dates_search import (
    SearchSettings,
    all_bits,
    as_dates,
    cost_of,
)
from tourdetable.core.planner.search.solve import plan
from tourdetable.core.planner.terms.instance import (
    ALL,
    BodySpec,
    Calendar,
    GapSpec,
    Instance,
    PersonSpec,
    SeatSpec,
    Span,
)
from tourdetable.core.planner.wire.instance_json import read_instance


def test_a_year_around_a_separator_is_sound_and_its_bound_honest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    instance = read_instance(feasible(11, bodies=6, people=40, meetings=4, shared=0.15)[0])
    best = plan(instance)
    monkeypatch.setattr(separator, "HUGE", 3)
    found = plan(instance)
    assert check(instance, found).violations == ()
    assert best.cost is not None
    assert found.cost is not None
    assert found.bound is not None
    assert found.bound <= best.cost.total <= found.cost.total


def test_a_group_that_cannot_go_with_the_separator_moves_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tuesday, friday = date(2027, 3, 9), date(2027, 3, 12)
    seats = {
        name: tuple(SeatSpec(who, (who,), ALL) for who in name.split())
        for name in ("Inès Karim Rose", "Rose", "Karim")
    }

    def body(people: str, *weekdays: int) -> BodySpec:
        pref = {"4": {"AM": 3}}
        return BodySpec(
            people,
            1,
            Span(tuesday, friday),
            weekdays,
            ("AM",),
            GapSpec(1),
            seats=seats[people],
            pref=pref,
        )

    bodies = (body("Inès Karim Rose", 1, 4), body("Rose", 1), body("Karim", 1))
    persons = tuple(PersonSpec(name) for name in ("Inès", "Karim", "Rose"))
    monkeypatch.setattr(separator, "HUGE", 2)
    found = plan(Instance(Calendar(tuesday, friday), persons, bodies))
    assert [(m.date, m.body) for m in found.meetings] == [
        (tuesday, "Rose"),
        (tuesday, "Karim"),
        (friday, bodies[0].id),
    ]
    assert (found.status, found.cost and found.cost.dates) == ("optimal", 3)


def test_a_large_group_known_already_is_improved_by_steps_to_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(separator, "BLOCK", 3)
    instance = read_instance(feasible(8, bodies=6, people=30, meetings=2, shared=0.3)[0])
    masks = Masks(Ground(instance))
    years = [masks.year(one) for one in instance.bodies]
    known = as_dates(masks, warm_start(masks, years))
    best = search_on(masks, instance.bodies, SearchSettings())
    asked: list[int | None] = []

    def a_while(cost: int | None, _bound: int | None) -> bool:
        asked.append(cost)
        return len(asked) < 20

    how = SearchSettings(known=known, stepwise=True)
    steps = search_on(masks, instance.bodies, how, a_while)
    seeded = search_on(masks, instance.bodies, replace(how, seed=2, stepwise=False))
    assert (steps.status, len(asked) >= 20) == ("feasible", True)
    assert (best.cost or 0) <= (steps.cost or 0) <= cost_of(masks, years, all_bits(masks, known))
    assert (seeded.status, seeded.cost) == ("optimal", best.cost)


def test_a_group_that_nothing_splits_has_no_separator() -> None:
    instance = read_instance(feasible(1, bodies=2, people=12, meetings=2, shared=1.0)[0])
    assert vertex_separator(Masks(Ground(instance)), instance.bodies, (), 0) == []
