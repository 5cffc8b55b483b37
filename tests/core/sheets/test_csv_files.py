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


@pytest.mark.parametrize("text", ['a;b\n"c;d\ne;f\n', 'a;b\n"c;d\n"e";f\ng;h\n'])
def test_a_quote_left_open_says_its_line(text: str) -> None:
    with pytest.raises(UnreadableSheet, match="Line 2 opens a quotation mark"):
        csv_grid(text.encode())


def test_a_quote_within_a_cell_is_a_sign_like_others() -> None:
    assert csv_grid(b'a;b\nCS "Port";d\n"e" f;g').rows[1:] == (('CS "Port"', "d"), ("e f", "g"))


def test_a_quote_that_is_never_closed_does_not_swallow_all_silently() -> None:
    with pytest.raises(UnreadableSheet):
        csv_grid(b'a;b\n"' + b"x" * 140_000 + b";y\n")
