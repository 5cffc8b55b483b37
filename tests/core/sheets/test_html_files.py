"""Tables of a page are sheets; spans are bounded."""

from __future__ import annotations

import pytest

from tourdetable.core.sheets.grid import UnreadableSheet
from tourdetable.core.sheets.html_files import html_grids, span


def test_tables_and_spans() -> None:
    page = "<table><tr><td colspan=2>A<td>B<tr><td>1<td>2<td>3</table><table></table>"
    (grid,) = html_grids(page.encode())
    assert grid.rows == (("A", "A", "B"), ("1", "2", "3"))


def test_spans_are_bounded() -> None:
    assert [span(said) for said in (None, "x", "0", "3", "999999")] == [1, 1, 1, 3, 100]
    wide = "<table><tr>" + "<td colspan=100>x" * 3 + "</table>"
    with pytest.raises(UnreadableSheet):
        html_grids(wide.encode())
