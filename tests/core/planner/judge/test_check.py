"""A plan judged by every rule, and by what it says of itself."""

from __future__ import annotations

from tests.core.planner.tiny import small, small_plan
from tourdetable.core.planner.judge.check import PlanAudit, check
from tourdetable.core.planner.search.solve import plan
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.core.planner.wire.plan_json import read_plan
from tourdetable.core.words.phrase import Phrase


def audit(year: dict[str, object], planned: dict[str, object]) -> PlanAudit:
    instance = read_instance(year)
    return check(instance, read_plan(planned, instance))


def test_a_sound_plan_breaks_nothing_and_makes_no_mistake() -> None:
    found = audit(small(), small_plan())
    assert (found.sound, found.violations, found.mistakes) == (True, (), ())


def test_a_plan_says_what_it_costs() -> None:
    real = audit(small(), small_plan()).cost
    wrong = {"dates": real.dates + 1, "regularity": real.regularity, "total": real.total + 1}
    found = audit(small(), small_plan() | {"cost": wrong})
    assert [str(words) for words in found.mistakes] == [
        f"The plan says that it costs {real.total + 1}: it costs {real.total}."
    ]


def test_a_plan_says_how_even_its_turns_are() -> None:
    said = {"CLUB": {"animation": {"loads": {"s1": 9, "s2": 1}, "sum_squares": 82, "bound": 5}}}
    assert audit(small(), small_plan() | {"fairness": said}).mistakes == (
        Phrase(
            "The plan says otherwise of the turns of %(body)s for the duty %(duty)s.",
            body="CLUB",
            duty="animation",
        ),
    )


def test_what_the_planner_says_of_its_own_turns_is_so() -> None:
    instance = read_instance(small())
    assert check(instance, plan(instance)).mistakes == ()
