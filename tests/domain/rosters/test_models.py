"""Where a line stands in its file."""

from __future__ import annotations

from tourdetable.domain.rosters.models import SHEET, RosterLine


def test_a_line_says_its_row_and_its_sheet_when_several_are_read() -> None:
    alone = RosterLine(number=12, cells=["Caf", "Martin"])
    among = RosterLine(number=2 * SHEET + 5, cells=["Caf", "", "ITC Sud"])
    assert [(line.row, line.sheet) for line in (alone, among)] == [(12, ""), (5, "ITC Sud")]
