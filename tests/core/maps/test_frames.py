"""What is shown, and how large."""

from __future__ import annotations

import pytest

from tests.core.maps.field import four_squares
from tourdetable.core.maps.frames import TALLEST, WIDTH, frame_of
from tourdetable.core.maps.sheets import names, sheet

SQUARES = four_squares()


def test_an_area_is_shown_whole_with_a_margin() -> None:
    frame = frame_of(SQUARES, ["A", "B", "C", "D"])
    assert (frame.width, frame.height) == (1_000, 1_000)
    assert [frame.place(p) for p in ((0, 20), (20, 0), (10, 10))] == [
        (28, 28),
        (972, 972),
        (500, 500),
    ]


def test_a_wide_territory_is_low_and_a_tall_one_is_less_wide() -> None:
    wide, tall = frame_of(SQUARES, ["A", "B"]), frame_of(SQUARES, ["A", "C"])
    assert (wide.width, wide.height) == (1_000, 528)
    assert (tall.width, tall.height) == (687, 1_300)


@pytest.mark.parametrize("name", sorted(names()))
def test_everywhere_fits(name: str) -> None:
    frame = frame_of(sheet(name), sheet(name).areas)
    assert (frame.width <= WIDTH, frame.height <= TALLEST, frame.width * frame.height > 0) == (
        True,
        True,
        True,
    )


def test_a_length_is_round_and_can_be_read() -> None:
    ruler = frame_of(sheet("35"), sheet("35").areas).ruler()
    assert (ruler.metres, ruler.told) == (20_000, "20\u00a0km")
    assert 100 <= ruler.units <= 250
