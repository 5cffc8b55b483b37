"""Holes that mergers left in contours older than the divisions."""

from __future__ import annotations

from contours.borders import Areas, Ring, signed_area
from contours.mending import mended
from contours.sources import CommuneNow


def square(x: int, y: int) -> Ring:
    """A commune of 100 steps a side, in the direction of the others."""
    return [(x, y), (x, y + 100), (x + 100, y + 100), (x + 100, y), (x, y)]


RING_OF_EIGHT: Areas = {
    f"{x}{y}": [square(100 * x, 100 * y)] for x in range(3) for y in range(3) if (x, y) != (1, 1)
}
CENTRE = [square(100, 100)]
STEP = 20


def today(*others: CommuneNow) -> dict[str, CommuneNow]:
    now = {code: CommuneNow(code, "35", frozenset()) for code in RING_OF_EIGHT}
    return now | {commune.code: commune for commune in others}


def test_what_a_commune_took_in_is_its_own() -> None:
    now = today(CommuneNow("01", "35", frozenset({"11"})))
    whole = mended(RING_OF_EIGHT, now, {"11"}, {}, STEP)
    assert [abs(signed_area(ring)) for ring in whole["01"]] == [20_000]
    assert whole["21"] == RING_OF_EIGHT["21"]


def test_a_commune_whose_code_changed_is_where_its_former_ones_were() -> None:
    now = today(CommuneNow("99", "35", frozenset({"11"})))
    whole = mended(RING_OF_EIGHT, now, set(), {"11": CENTRE}, STEP)
    assert [abs(signed_area(ring)) for ring in whole["99"]] == [10_000]


def test_what_belongs_to_nobody_stays_a_hole() -> None:
    assert mended(RING_OF_EIGHT, today(), set(), {}, STEP) == RING_OF_EIGHT


def test_an_inaccuracy_belongs_to_whoever_borders_it_most() -> None:
    whole = mended(RING_OF_EIGHT, today(), set(), {}, 1)
    assert sum(abs(signed_area(ring)) for rings in whole.values() for ring in rings) == 90_000
