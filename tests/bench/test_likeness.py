"""Neighbours are found well enough to be shown."""

from __future__ import annotations

from bench.likeness import Judged, Precision, judged, precision


def test_pairs_that_set_the_weights_are_told_apart() -> None:
    found = precision(judged("tuning"))
    assert (found.precision >= 0.78, found.recall >= 0.9) == (True, True), found


def test_pairs_that_set_nothing_are_told_apart_too() -> None:
    found = precision(judged("measure"))
    assert (found.precision >= 0.68, found.recall >= 0.65) == (True, True), found


def test_both_sides_of_the_file_hold_enough_of_each() -> None:
    every = [*judged("tuning"), *judged("measure")]
    assert (len(every) >= 100, sum(one.same for one in every) >= 50) == (True, True)


def test_precision_counts_what_is_shown_and_recall_what_is_right() -> None:
    rows = [Judged("a", "b", True, 0.9), Judged("a", "c", True, 0.1), Judged("a", "d", False, 0.5)]
    assert precision(rows) == Precision(3, 0.5, 0.5)
    assert precision([]) == Precision(0, 1.0, 1.0)
