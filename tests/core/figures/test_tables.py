from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.figures.attack import Reader, named
from tests.effort import examples
from tourdetable.core.figures.tables import Line, Shown, crossed, listed

ROW = st.lists(st.integers(0, 14), min_size=4, max_size=4).filter(lambda row: sum(row) >= 5)
ROWS = st.lists(ROW, min_size=1, max_size=4)


@settings(max_examples=examples(60), deadline=None)
@given(ROWS)
def test_no_small_cell_is_found_again_nor_nearly(rows: list[list[int]]) -> None:
    shown, reader = crossed(named(rows)), Reader()
    reader.reads(shown.groups, shown.everyone)
    assert reader.finds(named(rows)) == []


def test_nobody_finds_a_small_count_by_doing_the_same_work_on_every_table() -> None:
    worlds: dict[Shown, set[Shown]] = defaultdict(set)
    for row in ((a, b, 14 - a - b) for a in range(15) for b in range(15 - a)):
        for lot in "abcdefghijkl":
            everyone = crossed({"all": row}, lot=lot).everyone
            assert everyone
            worlds[everyone.counts].add(row)
    for shown, rows in worlds.items():
        hidden = [at for at, one in enumerate(shown) if one is None]
        assert all(len({row[at] for row in rows}) > 2 for at in hidden)


def test_a_large_table_is_shown_whole() -> None:
    shown = crossed({"north": [6, 7, 0], "south": [9, 8, 12]})
    assert {group: line.counts for group, line in shown.groups.items()} == {
        "north": (6, 7, 0),
        "south": (9, 8, 12),
    }
    assert shown.everyone == Line(42, (15, 15, 12))


def test_a_count_under_five_hides_another_of_its_line_and_of_its_column() -> None:
    shown = crossed({"north": [2, 7, 9], "south": [9, 8, 12]})
    assert {group: line.counts for group, line in shown.groups.items()} == {
        "north": (None, None, 9),
        "south": (None, None, 12),
    }
    assert shown.everyone == Line(47, (11, 15, 21))


def test_a_group_that_says_all_the_same_is_not_shown_to() -> None:
    shown = crossed({"north": [0, 12, 0], "south": [9, 8, 12]})
    assert shown.groups["north"].counts[1] is None


def test_under_five_answers_nothing_is_said_not_even_how_many() -> None:
    assert (crossed({"all": [1, 2, 1]}).everyone, crossed({}).everyone) == (None, None)


def test_a_group_that_was_not_gathered_is_refused() -> None:
    with pytest.raises(ValueError, match="gather"):
        crossed({"north": [1, 2, 1], "south": [9, 8, 12]})


def test_a_mean_is_said_only_of_a_line_that_is_whole() -> None:
    values = (1, 2, 3, None)
    assert Line(20, (5, 5, 5, 5)).mean(values) == 2
    assert Line(20, (None, 5, None, 5)).mean(values) is None
    assert Line(20, (0, 0, 0, 20)).mean(values) is None
    assert (Line(20, (5, None)).share(0), Line(20, (5, None)).share(1)) == (0.25, None)


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=6))
def test_a_list_with_its_total_reveals_no_small_part(parts: list[int]) -> None:
    counts = {f"part {nth}": one for nth, one in enumerate(parts)}
    shown = listed(counts)
    hidden = [name for name, one in shown.items() if one is None]
    small = [name for name, one in counts.items() if 0 < one < 5]
    assert set(small) <= set(hidden)
    assert not small or sum(counts.values()) < 5 or sum(counts[one] for one in hidden) >= 5
