"""What areas share, as the tool that makes contours finds it."""

from __future__ import annotations

from contours.borders import (
    Areas,
    contains,
    cut,
    edges_of,
    holes,
    inner_point,
    joined,
    longest_neighbour,
    signed_area,
)

WEST = [(0, 0), (0, 10), (10, 10), (10, 0), (0, 0)]
EAST = [(10, 0), (10, 10), (20, 10), (20, 0), (10, 0)]
RING_ROAD = [
    [(0, 0), (0, 30), (30, 30), (30, 0), (0, 0)],
    [(10, 10), (20, 10), (20, 20), (10, 20), (10, 10)],
]
PAIR: Areas = {"west": [WEST], "east": [EAST]}


def test_neighbours_share_one_arc_gone_along_both_ways() -> None:
    arcs, rings = cut(PAIR)
    assert len(arcs) == 3
    shared = {n for ring in rings["west"] for n in ring} & {~n for n in rings["east"][0]}
    assert [arcs[max(n, ~n)] for n in shared] in ([[(10, 10), (10, 0)]], [[(10, 0), (10, 10)]])


def test_an_area_alone_is_one_arc_that_comes_back() -> None:
    arcs, rings = cut({"island": [WEST]})
    assert (len(arcs), rings, arcs[0][0]) == (1, {"island": [[0]]}, arcs[0][-1])


def test_two_areas_as_one_lose_the_border_between_them() -> None:
    (whole,) = joined([[WEST], [EAST]])
    assert (len(whole), abs(signed_area(whole))) == (7, 200)
    assert edges_of([whole]) & {((10, 0), (10, 10)), ((10, 10), (10, 0))} == set()


def test_a_hole_is_found_as_the_area_that_would_fill_it() -> None:
    (hole,) = holes({"around": RING_ROAD})
    assert abs(signed_area(hole)) == 100
    assert holes({"around": RING_ROAD, "inside": [hole]}) == []
    (filled,) = joined([RING_ROAD, [hole]])
    assert abs(signed_area(filled)) == 900


def test_a_point_well_inside_is_inside_even_of_a_ring() -> None:
    assert inner_point([WEST]) == (5, 9)
    x, y = inner_point(RING_ROAD)
    assert contains(RING_ROAD[0], (x, y))
    assert not contains(RING_ROAD[1], (x, y))


def test_who_borders_a_hole_the_most_is_found() -> None:
    hole = [(10, 0), (10, 10), (15, 10), (10, 0)]
    assert longest_neighbour(hole, PAIR, ["west"]) == "west"
    touched = {"east": [EAST], "west": [WEST]}
    assert longest_neighbour(hole, touched, ["east", "west"]) == "west"
