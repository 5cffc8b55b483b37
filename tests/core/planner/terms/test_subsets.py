"""Minimal subsets are enough, and no item of theirs can be taken away."""

from __future__ import annotations

from tourdetable.core.planner.terms.subsets import deletion_filter, quick_xplain


def test_the_fewest_items_that_clash() -> None:
    assert quick_xplain([1, 2, 3, 4, 5, 6, 7], lambda kept: {2, 5} <= set(kept)) == [2, 5]
    assert quick_xplain([1, 2], lambda kept: True) == []


def test_items_that_are_not_needed_are_dropped() -> None:
    assert deletion_filter([1, 2, 3], lambda kept: sum(kept) >= 3) == [3]
    assert deletion_filter([1], lambda kept: True) == [1]
