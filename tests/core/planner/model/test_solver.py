"""The door to CP-SAT: Booleans, sums, costs, hints and restarts."""

from __future__ import annotations

from tourdetable.core.planner.model.solver import Model, SolverResponse


def three(*costs: int) -> tuple[Model, list[int]]:
    """Three Booleans of which one holds, each at its cost."""
    model = Model()
    first = model.booleans(3)
    literals = [first, first + 1, first + 2]
    model.exactly_one(literals)
    for literal, cost in zip(literals, costs, strict=False):
        model.charge(literal, cost)
    return model, literals


def test_the_cheapest_holds_and_is_proved() -> None:
    found = three(5, 2, 3)[0].solve()
    assert (found.status, list(found.values), found.objective, found.bound) == (
        "optimal", [0, 1, 0], 2, 2,
    )  # fmt: skip


def test_a_fixed_cost_is_in_the_objective() -> None:
    model, _ = three(5, 2, 3)
    model.charge_fixed(10)
    assert model.solve().objective == 12


def test_what_cannot_be_is_infeasible() -> None:
    model, literals = three()
    model.total(2, literals, 3)
    assert model.solve().status == "infeasible"


def test_a_model_without_variables_costs_what_is_fixed() -> None:
    model = Model()
    model.charge_fixed(4)
    assert model.solve() == SolverResponse("optimal", (), 4, 4)


def test_a_sum_is_between_its_bounds() -> None:
    model = Model()
    number = model.number(0, 9)
    model.between(7, [(number, 2)], 9)
    model.charge(number, 1)
    assert list(model.solve().values) == [4]


def test_at_most_so_many() -> None:
    model = Model()
    literals = [model.booleans(1) for _ in range(3)]
    for literal in literals:
        model.charge(literal, -1)
    model.at_most(literals, 2)
    assert model.solve().objective == -2
    model.at_most(literals, 1)
    assert model.solve().objective == -1


def test_without_optimising_any_values_do() -> None:
    found = three(5, 2, 3)[0].solve(optimise=False)
    assert (sum(found.values), found.objective) == (1, 0)


def test_a_search_goes_on_until_its_proof() -> None:
    found = three(5, 2, 3)[0].persist(deadline=lambda: None)
    assert (found.status, found.objective, found.bound) == ("optimal", 2, 2)


def test_the_news_are_told_and_may_stop_the_search() -> None:
    told: list[int | None] = []

    def stop(best: int | None, bound: int | None) -> bool:
        told.append(best if best is not None else bound)
        return False

    found = three(5, 2, 3)[0].persist(deadline=lambda: None, progress=stop)
    assert (found.status, len(told)) == ("unknown", 1)
