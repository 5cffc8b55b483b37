"""Areas made of others."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.maps.field import four_squares
from tests.effort import examples
from tourdetable.core.maps.frames import frame_of
from tourdetable.core.maps.shapes import around, borders, end_of, middle, seen, start_of
from tourdetable.core.maps.sheets import sheet

SQUARES = four_squares()
LANDES = sorted(sheet("40").areas)


def test_two_neighbours_as_one_have_no_border_between_them() -> None:
    assert around(SQUARES, ["A", "B"]) == ((~3, 2, 4, 5),)
    assert around(SQUARES, ["A", "B", "C", "D"]) == ((4, 5, 6, 7),)
    assert around(SQUARES, ["A", "E"]) == ((~0, 2, 4), (8,))
    assert around(SQUARES, []) == ()


def test_every_border_is_drawn_once() -> None:
    strokes = borders(SQUARES, SQUARES.areas)
    drawn = [max(n, ~n) for stroke in strokes for n in stroke]
    assert (sorted(drawn), len(strokes) < len(drawn)) == (list(range(9)), True)
    alone = [max(n, ~n) for stroke in borders(SQUARES, ["A"]) for n in stroke]
    assert sorted(alone) == [0, 2, 4]


def test_the_middle_of_several_is_inside_one_of_them() -> None:
    assert middle(SQUARES, ["A", "B", "D"]) == (15, 15)
    assert middle(SQUARES, ["E"]) == (27, 16)


def test_what_stands_around_an_area_is_seen() -> None:
    assert seen(SQUARES, frame_of(SQUARES, ["A"], 0.1)) == {"A", "B", "C", "D"}
    assert seen(SQUARES, frame_of(SQUARES, ["E"], 0.1)) == {"E"}


@settings(max_examples=examples(40), deadline=None)
@given(st.sets(st.sampled_from(LANDES), min_size=1, max_size=40))
def test_what_goes_round_any_communes_is_closed_and_is_the_border_of_the_others(
    codes: set[str],
) -> None:
    landes = sheet("40")
    rings = around(landes, codes)
    assert all(end_of(landes, ring[-1]) == start_of(landes, ring[0]) for ring in rings)
    whole = {n for ring in around(landes, LANDES) for n in ring}
    mine = {n for ring in rings for n in ring}
    others = {n for ring in around(landes, set(LANDES) - codes) for n in ring}
    assert mine - whole == {~n for n in others - whole}
