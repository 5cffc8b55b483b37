"""Sheets that the tool writes."""

from __future__ import annotations

from contours.sheets import Grid, Sheets, on_grid, without_islets
from tourdetable.core.maps.projections import LAMBERT_93

ROUGH = Grid(20, 8_000)
WEST = [(0, 0), (0, 10), (9, 15), (10, 10), (10, 0), (0, 0)]
EAST = [(10, 0), (10, 10), (20, 10), (20, 0), (10, 0)]


def test_a_border_is_lightened_once_for_both() -> None:
    sheet = Sheets({"35001": [WEST], "35002": [EAST]}, ROUGH).sheet(["35001", "35002"])
    assert (sheet["step"], list(sheet["areas"]), len(sheet["arcs"])) == (20, ["35001", "35002"], 3)
    (mine,), (others,) = (sheet["areas"][code][1] for code in ("35001", "35002"))
    assert len(set(mine) & {~n for n in others}) == 1


def test_what_would_become_flat_keeps_its_points() -> None:
    thin = [(0, 0), (0, 10), (1, 10), (1, 0), (0, 0)]
    wide = [(1, 0), (1, 10), (20, 10), (20, 0), (1, 0)]
    sheets = Sheets({"thin": [thin], "wide": [wide]}, Grid(20, 40_000_000))
    assert sorted(len(arc) for arc in sheets.light) == [2, 4, 4]


def test_places_are_projected_and_rounded() -> None:
    places = [(-1.70, 48.10), (-1.70, 48.12), (-1.67, 48.12), (-1.70, 48.10)]
    (ring,) = on_grid([places, places[:2]], LAMBERT_93, 20)
    assert (ring[0], len(ring), ring[0] == ring[-1]) == ((17517, 339407), 4, True)


def test_small_islands_go_but_those_that_somebody_borders() -> None:
    islet = [(30, 30), (30, 31), (31, 31), (31, 30), (30, 30)]
    beside = [(20, 0), (20, 1), (21, 1), (21, 0), (20, 0)]
    kept = without_islets({"a": [WEST, islet], "b": [EAST], "c": [EAST, beside]})
    assert (kept["a"], kept["c"]) == ([WEST], [EAST, beside])
