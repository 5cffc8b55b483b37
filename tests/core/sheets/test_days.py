"""Days are read as people write them; what is none says why."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.sheets.days import read_day
from tourdetable.core.sheets.grid import Broken

FIRST = date(2026, 3, 1)
SAME = [
    "1er mars 2026",
    "01/03/2026",
    "1/3/26",
    "01.03.2026",
    "01 03 2026",
    "2026-03-01",
    "2026/03/01",
    "2026-03-01 00:00:00",
    "01/03/2026 08:30",
    "46082",
    "46082.0",
    "dimanche 1er mars 2026",
    "le 1 mars 2026",
    "à compter du 1er mars 2026",
    "1 March 2026",
    "March 1, 2026",
    "1er MARS 2026",
]
WHY = {
    "31/04/2026": "does not exist: that month has 30 days",
    "29/02/2026": "does not exist: that month has 28 days",
    "03/25/2026": "there is no month 25",
    "mars 2026": "does not say which day",
    "2026": "does not say which day",
    "03/2026": "does not say which day",
    "à définir": "is not a day: write it as",
    "01/03/0000": "is not a day",
    "01/03/1826": "is too far away",
}


@pytest.mark.parametrize("text", SAME)
def test_all_these_are_the_first_of_march(text: str) -> None:
    assert read_day(text) == FIRST


@pytest.mark.parametrize("text", WHY)
def test_what_is_no_day_says_why(text: str) -> None:
    assert WHY[text] in str(read_day(text))


def test_a_day_is_itself_and_an_error_is_none() -> None:
    assert read_day(FIRST) == FIRST
    assert "formula in error" in str(read_day(Broken("#REF!")))
