from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.figures.attack import EVERYONE, Reader, named, totals
from tests.core.figures.test_tables import ROWS
from tests.effort import examples
from tourdetable.core.figures.sums import added_up
from tourdetable.core.figures.tables import Line, crossed


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(ROWS, min_size=2, max_size=3))
def test_what_is_hidden_of_each_is_not_found_by_their_sum(parts: list[list[list[int]]]) -> None:
    asked = {f"p{nth}": named(rows, f"p{nth}-") for nth, rows in enumerate(parts)}
    shown = {name: crossed(counts) for name, counts in asked.items()}
    line = added_up(asked, shown)
    assert line is not None
    reader = PartsReader()
    for name, one in shown.items():
        reader.part = name
        reader.reads(one.groups, one.everyone)
    reader.reads_sum(line, list(asked))
    for name, counts in asked.items():
        reader.part = name
        assert reader.finds(counts) == []


class PartsReader(Reader):
    """A reader of several tables, each with a total of its own, and of their sum."""

    part = ""

    def cell(self, *name):  # type: ignore[no-untyped-def]  # as the other
        return super().cell(self.part, *name)

    def reads_sum(self, line: Line, parts: list[str]) -> None:
        sums = []
        for at in range(len(line.counts)):
            cells = []
            for self.part in parts:
                cells.append(self.cell(EVERYONE, at))
            sums.append(sum(cells))
        self.reads_line(sums, line)


def test_two_sessions_are_added_up() -> None:
    asked = {"may": {"all": [6, 7, 0]}, "june": {"all": [9, 8, 12]}}
    shown = {name: crossed(counts) for name, counts in asked.items()}
    assert added_up(asked, shown) == Line(42, (15, 15, 12))


def test_a_session_of_which_nothing_was_told_is_left_out_of_the_sum() -> None:
    asked = {"may": {"all": [6, 7]}, "june": {"all": [1, 2]}}
    shown = {name: crossed(counts) for name, counts in asked.items()}
    assert added_up(asked, shown) == Line(13, (6, 7))
    assert added_up({"june": asked["june"]}, shown) is None


def test_several_such_sessions_are_added_together() -> None:
    asked = {"may": {"all": [10, 10]}, "june": {"all": [3, 1]}, "july": {"all": [3, 0]}}
    shown = {name: crossed(counts) for name, counts in asked.items()}
    line = added_up(asked, shown)
    assert line is not None
    assert (line.size, totals({"a": [10, 10], "b": [6, 1]})) == (27, [16, 11])
    assert line.counts == (None, None)
