"""Long minutes are long, each one another, and in proportion."""

from __future__ import annotations

from bench.papers import PapersCost, made, written


def test_the_text_grows_with_its_points_and_is_never_the_same() -> None:
    assert written(20, 1).count("# Point") == 2 * written(10, 1).count("# Point")
    assert written(3, 1) != written(3, 2)
    assert made(2, seed=1) == made(2, seed=1)


def test_more_than_in_proportion_is_a_fault() -> None:
    assert [bool(PapersCost(100, 1.0, ratio).fault) for ratio in (2.0, 3.0)] == [False, True]
