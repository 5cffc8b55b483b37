"""What a cell holds, once its spaces are plain."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.sheets.grid import Broken, Grid, cell_of, filled, one_line, unquoted


def test_spaces_are_plain_and_lines_kept() -> None:
    assert cell_of("\u00a0 Caf \t du\u202fGard\u200b \r\n\n Arles ") == "Caf du Gard\nArles"


@pytest.mark.parametrize("text", ["#REF!", "#N/A", "#NOM?", "#VALEUR!", "#DIV/0!", "Err:502"])
def test_errors_are_no_value(text: str) -> None:
    assert cell_of(text) == Broken(text)


def test_the_apostrophe_of_a_text_is_taken_away() -> None:
    assert [unquoted(t) for t in ("'=1", "'+33", "'20s", "l'a")] == ["=1", "+33", "'20s", "l'a"]


def test_one_line_of_any_cell() -> None:
    cells = [one_line(c) for c in ("a\nb", date(2026, 3, 1), Broken("#N/A"))]
    assert cells == ["a b", "2026-03-01", "#N/A"]


def test_what_is_blank() -> None:
    assert Grid("x", (("", ""), ())).blank
    assert filled(("", Broken()))
