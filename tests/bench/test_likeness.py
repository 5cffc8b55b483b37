"""Neighbours are found well enough to be shown."""

from __future__ import annotations

import pytest

from bench.likeness import PARTS, Judged, Precision, Shown, counted, judged, precision, shown_among


@pytest.mark.parametrize(
    ("part", "right", "found"),
    [("tuning", 0.88, 0.9), ("seen", 0.84, 0.9), ("blind", 0.9, 0.9), ("measure", 0.84, 0.92)],
)
def test_pairs_are_told_apart(part: str, right: float, found: float) -> None:
    told = precision(judged(part))
    assert (told.precision >= right, told.recall >= found) == (True, True), told


def test_the_neighbour_is_among_the_few_that_are_shown() -> None:
    shown = shown_among("measure")
    assert (shown.texts, shown.among >= 0.7, shown.others <= 2.2) == (400, True, True), shown


def test_each_part_of_the_file_holds_enough_of_each() -> None:
    sizes = {part: (len(rows), sum(one.same for one in rows)) for part, rows in every().items()}
    fresh = {"seen": (80, 40), "measure": (40, 20), "last": (12, 12)}
    assert sizes == {"tuning": (196, 98), "blind": (80, 40), **fresh}


def every() -> dict[str, list[Judged]]:
    return {part: judged(part) for part in PARTS}


def test_what_is_shown_is_counted_by_text() -> None:
    rows = [(["b", "c"], "b", True), (["c", "a"], "a", True), (["c"], "d", False)]
    assert counted(rows, 4) == Shown(4, first=0.5, among=1.0, others=1.0, idle=1.0)


def test_precision_counts_what_is_shown_and_recall_what_is_right() -> None:
    rows = [Judged("a", "b", True, 0.9), Judged("a", "c", True, 0.1), Judged("a", "d", False, 0.5)]
    assert precision(rows) == Precision(3, 0.5, 0.5)
    assert precision([]) == Precision(0, 1.0, 1.0)
