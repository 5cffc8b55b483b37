from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.figures.attack import EVERYONE, Reader, named
from tests.core.figures.test_tables import ROWS
from tests.effort import examples
from tourdetable.core.figures.releases import may_follow, released
from tourdetable.core.figures.tables import Line, crossed

MORE = st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=4, max_size=4)


@settings(max_examples=examples(60), deadline=None)
@given(ROWS, MORE)
def test_what_came_between_two_releases_reveals_nobody(
    rows: list[list[int]], more: list[list[int]]
) -> None:
    between = named([new if sum(new) >= 5 else [0] * 4 for new in more[: len(rows)]])
    now = {
        group: [one + new for one, new in zip(row, between[group], strict=True)]
        for group, row in named(rows).items()
    }
    first = crossed(named(rows))
    second = released(named(rows), first, now)
    reader = Reader()
    reader.reads(first.groups, first.everyone)
    assert second.everyone is not None
    reads_later(reader, second.groups, second.everyone)
    assert reader.finds(named(rows)) == []
    assert reader.finds(between, "later") == []


def reads_later(reader: Reader, groups: Mapping[str, Line], everyone: Line) -> None:
    """A later table, each cell of which is the earlier one and what came meanwhile."""
    for group, line in {**groups, EVERYONE: everyone}.items():
        places = range(len(line.counts))
        both = [reader.cell(group, at) + reader.cell("later", group, at) for at in places]
        reader.reads_line(both, line)
    for at in range(len(everyone.counts)):
        parts = [reader.cell("later", group, at) for group in groups]
        reader.adds_up(parts, reader.cell("later", EVERYONE, at))


def test_a_release_waits_for_nobody_or_for_enough() -> None:
    before = {"town": [6, 6], "state": [5, 7]}
    assert may_follow(before, {"town": [6, 6], "state": [5, 12]})
    assert not may_follow(before, {"town": [6, 7], "state": [5, 12]})
    assert not may_follow(before, {"town": [6, 6]})


def test_after_a_release_that_said_nothing_the_next_is_the_first() -> None:
    few, many = {"all": [1, 2]}, {"all": [6, 7]}
    assert released(few, crossed(few), many) == crossed(many)
