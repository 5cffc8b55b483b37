"""Majority judgement, against worked examples."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tourdetable.domain.rounds.judgement import judge, medians

GRADES = st.lists(st.integers(0, 5), min_size=1, max_size=9)


def ballots(**grades: list[int]) -> list[dict[str, int]]:
    names = [*grades]
    return [dict(zip(names, row, strict=True)) for row in zip(*grades.values(), strict=True)]


def test_the_best_median_comes_first() -> None:
    found = judge(["a", "b"], ballots(a=[5, 1, 1], b=[2, 2, 0]))
    assert [(one.key, one.median, one.rank) for one in found] == [("b", 2, 1), ("a", 1, 2)]


def test_of_an_even_number_the_lower_of_the_two_in_the_middle() -> None:
    assert [one.median for one in judge(["a"], ballots(a=[5, 4, 1, 0]))] == [1]


def test_ties_are_told_apart_by_what_is_left() -> None:
    """Both have a median of 3: without it, the lower median of 5 and 2 is 2, of 4 and 3 is 3."""
    found = judge(["a", "b"], ballots(a=[5, 3, 2], b=[4, 3, 3]))
    assert [(one.key, one.rank) for one in found] == [("b", 1), ("a", 2)]


def test_what_nothing_tells_apart_shares_its_rank() -> None:
    found = judge(["a", "b", "c"], ballots(a=[3, 1], b=[1, 3], c=[0, 0]))
    assert [(one.key, one.rank) for one in found] == [("a", 1), ("b", 1), ("c", 3)]


def test_no_grade_is_the_worst_and_no_voice_is_no_median() -> None:
    found = judge(["a", "b"], [{"a": 4}, {"a": 4}])
    assert [(one.key, one.median, one.counts) for one in found] == [
        ("a", 4, {4: 2}),
        ("b", 0, {0: 2}),
    ]
    assert [one.median for one in judge(["a"], [])] == [None]


@given(GRADES)
def test_medians_take_each_grade_once(grades: list[int]) -> None:
    assert sorted(medians(grades)) == sorted(grades)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=7))
def test_who_votes_first_changes_nothing(rows: list[tuple[int, int]]) -> None:
    cast = [{"a": a, "b": b} for a, b in rows]
    ranks = {one.key: one.rank for one in judge(["a", "b"], cast)}
    for other in [*permutations(cast)][:6]:
        assert {one.key: one.rank for one in judge(["a", "b"], other)} == ranks


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5)), min_size=1, max_size=7))
def test_a_better_grade_never_harms(rows: list[tuple[int, int]]) -> None:
    cast = [{"a": a, "b": b} for a, b in rows]
    better = [{**cast[0], "a": cast[0]["a"] + 1}, *cast[1:]]

    def rank(found: list[dict[str, int]]) -> int:
        return next(one.rank for one in judge(["a", "b"], found) if one.key == "a")

    assert rank(better) <= rank(cast)
