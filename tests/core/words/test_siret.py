from __future__ import annotations

import pytest

from tourdetable.core.words.siret import figures, is_siret


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("73282932000074", True),
        ("73282932000047", False),
        ("35600000000048", True),
        ("35600000049837", True),
        ("35600000049838", False),
        ("7328293200007", False),
        ("", False),
        ("7328293200007A", False),
        ("٧3282932000074", False),
    ],
)
def test_a_siret_is_checked_by_its_key(number: str, right: bool) -> None:
    assert is_siret(number) is right


def test_what_people_put_between_figures_is_left_out() -> None:
    assert figures(" 732 829 320\u00a0000-74") == "73282932000074"
