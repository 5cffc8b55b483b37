from __future__ import annotations

from tourdetable.interface.web.areas.charter.functions.strip import LEAST, strip


def test_the_area_of_a_square_is_its_figure() -> None:
    squares = strip([4, 1, 0, None], 4)
    assert [one.side for one in squares] == [20.0, 10.0, 0.0, 0.0]
    assert [(one.x, one.y) for one in squares][:2] == [(2.0, 2.0), (31.0, 7.0)]


def test_the_smallest_figure_is_seen() -> None:
    assert strip([1], 1_000)[0].side == LEAST
