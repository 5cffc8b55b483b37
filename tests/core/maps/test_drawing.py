"""Paths of SVG, within a number of bytes."""

from __future__ import annotations

import re

import pytest

from tests.core.maps.field import four_squares
from tourdetable.core.maps.drawing import MapPaths
from tourdetable.core.maps.frames import frame_of
from tourdetable.core.maps.shapes import around, borders
from tourdetable.core.maps.sheets import names, sheet

SQUARES = four_squares()


def test_rings_close_and_strokes_stop() -> None:
    paths = [around(SQUARES, ["A", "B"]), ((~0, 3),)]
    drawn = MapPaths(SQUARES, frame_of(SQUARES, ["A", "B", "C", "D"]), paths, 10_000)
    assert drawn.path(paths[0]) == "M972 500l-472 0-472 0 0-472 472 0 472 0z"
    assert drawn.path(((~0, 3),)) == "M500 28l0 472 472 0"
    assert drawn.path(()) == ""


def inside(path: str, width: int, height: int) -> bool:
    """Whether a pen that follows a path stays in its frame."""
    for stroke in re.findall(r"M(\d+) (\d+)(?:l([-\d ]+))?", path):
        x, y = int(stroke[0]), int(stroke[1])
        steps = [int(step) for step in re.findall(r"-?\d+", stroke[2])]
        for across, down in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + across, y + down
            if not (0 <= x <= width and 0 <= y <= height):
                return False
    return True


@pytest.mark.parametrize("name", sorted(names()))
def test_any_territory_fits_its_bytes_and_its_frame(name: str) -> None:
    one = sheet(name)
    frame = frame_of(one, one.areas)
    paths = [borders(one, one.areas), around(one, one.areas)]
    drawn = MapPaths(one, frame, paths, 60_000)
    texts = [drawn.path(path) for path in paths]
    assert sum(map(len, texts)) <= 60_000
    assert [inside(text, frame.width, frame.height) for text in texts] == [True, True]


def test_fewer_bytes_make_a_rougher_drawing_of_the_same_borders() -> None:
    one = sheet("62")
    paths = [borders(one, one.areas)]
    fine, rough = (MapPaths(one, frame_of(one, one.areas), paths, n) for n in (60_000, 30_000))
    assert len(rough.path(paths[0])) <= 30_000 < len(fine.path(paths[0]))
    mine, others = around(one, ["62041"]), around(one, set(one.areas) - {"62041"})
    assert rough.path(mine).count("M") == 1
    assert rough.path(others).count("M") > 1
