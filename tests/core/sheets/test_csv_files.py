"""The separator is found by what it cuts, and rows are bounded."""

from __future__ import annotations

import pytest

from tourdetable.core.sheets.csv_files import csv_grid, separator
from tourdetable.core.sheets.grid import UnreadableSheet


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("a;b,c\nd;e,f\ng;h", ";"),
        ("Martin, Aline;x\nDurand, Bruno;y", ";"),
        ("a,b\n1,2", ","),
        ("a\tb;c\n1\t2", "\t"),
        ("a|b\n1|2", "|"),
        ("Titre\n\na;b;c\n1;2;3", ";"),
        ("alone", ";"),
    ],
)
def test_the_separator(text: str, mark: str) -> None:
    assert separator(text) == mark


def test_a_quote_that_is_never_closed_does_not_swallow_all_silently() -> None:
    with pytest.raises(UnreadableSheet):
        csv_grid(b'a;b\n"' + b"x" * 140_000 + b";y\n")
