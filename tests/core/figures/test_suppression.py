from __future__ import annotations

import pytest

from tourdetable.core.figures.suppression import suppressed
from tourdetable.core.figures.terms import Figure, Unprotected

PARTS = [
    Figure("one", "all", "parts", 2),
    Figure("two", "all", "parts", 6),
    Figure("three", "all", "parts", 30),
]


def test_what_is_hidden_beside_is_drawn_whatever_it_holds() -> None:
    drawn = {suppressed(PARTS, lot=lot) for lot in "abcdefgh"}
    assert drawn == {frozenset({"one", "two"}), frozenset({"one", "three"})}
    assert suppressed(PARTS, lot="a") == suppressed(PARTS, lot="a")


def test_what_is_out_already_stays_out() -> None:
    assert suppressed(PARTS, public=["two"]) == {"one", "three"}
    with pytest.raises(Unprotected):
        suppressed(PARTS, public=["two", "three"])


def test_what_was_hidden_stays_hidden() -> None:
    assert suppressed(PARTS, hidden=["three"]) == {"one", "three"}


def test_two_small_counts_that_are_all_that_is_hidden_take_a_third() -> None:
    few = [
        Figure("one", "all", "parts", 1),
        Figure("two", "all", "parts", 3),
        Figure("three", "all", "parts", 30),
    ]
    assert suppressed(few) == {"one", "two", "three"}
