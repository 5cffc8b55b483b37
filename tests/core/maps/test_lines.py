"""Lines made lighter."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import examples
from tourdetable.core.maps.lines import lightened

POINTS = st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=2, max_size=30)


def test_what_one_would_miss_least_goes_first() -> None:
    line = [(0, 0), (10, 1), (20, 0), (30, 20), (40, 0)]
    assert lightened(line, 15) == [(0, 0), (20, 0), (30, 20), (40, 0)]
    assert lightened(line, 1_000) == [(0, 0), (40, 0)]


def test_what_comes_back_to_its_beginning_stays_an_area() -> None:
    island = [(0, 0), (5, 0), (10, 0), (10, 10), (0, 10), (0, 0)]
    lighter = lightened(island, 1_000, least=4)
    assert (len(lighter), lighter[0], lighter[-1]) == (4, (0, 0), (0, 0))


@settings(max_examples=examples(100), deadline=None)
@given(POINTS, st.integers(0, 500))
def test_it_only_leaves_points_out_and_never_its_ends(
    line: list[tuple[int, int]], smallest: int
) -> None:
    lighter = lightened(line, smallest)
    remaining = iter(line)
    assert all(point in remaining for point in lighter)
    assert (lighter[0], lighter[-1]) == (line[0], line[-1])
    assert lightened(line, 0) == line


@settings(max_examples=examples(40), deadline=None)
@given(POINTS)
def test_a_line_is_as_light_from_its_other_end(line: list[tuple[int, int]]) -> None:
    assert len(lightened(line[::-1], 1_000_000)) == len(lightened(line, 1_000_000)) == 2
