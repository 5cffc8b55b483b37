"""Seasons, and the words of a network."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import SeasonRule


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        ("2026-08-31", "2025-09-01", "2026-08-31"),
        ("2026-09-01", "2026-09-01", "2027-08-31"),
        ("9999-12-31", "9999-09-01", "9999-12-31"),
        ("0001-01-01", "0001-01-01", "0001-08-31"),
    ],
)
def test_a_season_begins_on_its_day_and_ends_the_day_before(on: str, first: str, last: str) -> None:
    season = SeasonRule(9, 1).containing(date.fromisoformat(on))
    assert season == Period(date.fromisoformat(first), date.fromisoformat(last))
