"""Calendar months are the same for every core."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.words.days import add_months

D = date.fromisoformat


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        ("2026-12-31", 2, "2027-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2026-09-29", 2, "2026-11-29"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-03-31", -12, "2026-03-31"),
    ],
)
def test_months_are_clamped_to_the_month_s_end(day: str, months: int, due: str) -> None:
    assert add_months(D(day), months) == D(due)


def test_the_calendar_has_an_end() -> None:
    assert add_months(D("9999-11-30"), 3) == date.max
