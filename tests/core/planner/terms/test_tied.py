"""Grouping: what shares a key, even through others, goes together."""

from __future__ import annotations

from tourdetable.core.planner.terms.tied import tied


def test_what_shares_a_letter_goes_together_in_order() -> None:
    assert tied(["ab", "cd", "be", "fg", "de", "h"], list) == [
        ["ab", "cd", "be", "de"],
        ["fg"],
        ["h"],
    ]


def test_what_has_no_key_is_alone() -> None:
    assert tied(["", ""], list) == [[""], [""]]
