"""Numbers as people type them."""

from __future__ import annotations

import pytest

from tourdetable.core.charter.text.numerals import digits_of, whole_number


@pytest.mark.parametrize(
    ("key", "text", "number"),
    [
        ("months", "2", 2),
        ("months", "02", 2),
        ("months", "-2", -2),
        ("months", "–2", -2),
        ("months", "2,0", 2),
        ("months", "２", 2),
        ("months", "٢", 2),
        ("months", "²", 2),
        ("months", "2 mois", 2),
        ("months", "« 2\u00a0mois »", 2),
        ("months", "deux", 2),
        ("months", "deux mois", 2),
        ("months", "2 ans", None),
        ("months", "deux ans", None),
        ("months", "60 jours", None),
        ("months", "2,5", None),
        ("within_days", "60 jours", 60),
        ("within_days", "1\u202f000", 1000),
        ("within_days", "60 // jours", 60),
        ("percent", "66\u00a0%", 66),
        ("percent", "soixante-six", 66),
        ("percent", "soixante et onze", 71),
        ("percent", "quatre-vingt-dix", 90),
        ("percent", "0,66", None),
        ("percent", "2/3", None),
        ("percent", "deux tiers", None),
        ("percent", "et", None),
        ("minimum", "une", 1),
        ("minimum", "null", None),
        ("minimum", "", None),
    ],
)
def test_the_number_that_was_meant(key: str, text: str, number: int | None) -> None:
    assert whole_number(key, text) == number


def test_digits_are_those_that_files_take_and_spaces_may_break() -> None:
    assert digits_of("１\u00a0x\u202f²") == "1 x 2"
