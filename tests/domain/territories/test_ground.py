from __future__ import annotations

from datetime import date

import pytest

from tourdetable.domain.territories.ground import Ground, communes_of, have_in_common

TODAY = date(2026, 11, 30)


def test_ground_is_what_it_has_become() -> None:
    culoz, quarter = Ground("commune:01039"), Ground("commune:01039", "Le bourg")
    written = date(2022, 1, 1)
    assert culoz.on(written, date(2022, 12, 31)) == {culoz}
    assert culoz.on(written, TODAY) == {Ground("commune:01138")}
    assert quarter.on(written, TODAY) == {Ground("commune:01138", "Le bourg")}


def test_ground_of_before_it_was_written_is_what_was_written() -> None:
    split = Ground("commune:15031")
    assert split.on(TODAY, date(2024, 1, 1)) == {split}


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        (Ground("commune:13055", "Belsunce"), Ground("municipal:13201"), True),
        (Ground("commune:13055", "Belsunce"), Ground("commune:13055", "Noailles"), False),
        (Ground("commune:13055", "Le Panier"), Ground("commune:13055", "le panier"), True),
        (Ground("municipal:13202"), Ground("municipal:13203"), False),
    ],
)
def test_two_grounds_may_have_something_in_common(one: Ground, other: Ground, met: bool) -> None:
    assert have_in_common([one], [other, Ground("commune:01001")], TODAY) is met


def test_the_communes_of_a_ground() -> None:
    ground = [Ground("municipal:13202"), Ground("commune:13005", "Charrel")]
    assert communes_of(ground, TODAY) == {"13055", "13005"}
