"""Days as people type them, and the day that they meant."""

from __future__ import annotations

import pytest

from tourdetable.core.charter.terms.dates import date_mistake, numbers, plain


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2027-1-1", "write `2027-01-01`"),
        ("2027/09/01", "write `2027-09-01`"),
        ("01/09/2027", "write `2027-09-01`"),
        ("1/9/2027", "write `2027-09-01`"),
        ("1er janvier 2018", "write `2018-01-01`"),
        ("15 août 2027", "write `2027-08-15`"),
        ("15 Décembre 2027", "write `2027-12-15`"),
        ("31 février 2027", "write a day that the calendar has, as year-month-day: `2027-01-31`"),
        ("2018-02-30", "write a day that the calendar has, as year-month-day: `2027-01-31`"),
        ("le 15 août 2027", "write `2027-08-15`"),
        ("à partir du 1ᵉʳ sept. 2027", "write `2027-09-01`"),
        ("mercredi 1er septembre 2027", "write `2027-09-01`"),
        ("2027 – 09 – 01", "write `2027-09-01`"),
        ("2027－09－01", "write `2027-09-01`"),
        ("15 jui. 2027", "write dates as year-month-day, e.g. `2018-01-01`"),
        ("15 ao 2027", "write dates as year-month-day, e.g. `2018-01-01`"),
        ("septembre 2027", "write dates as year-month-day, e.g. `2018-01-01`"),
        ("demain", "write dates as year-month-day, e.g. `2018-01-01`"),
    ],
)
def test_the_day_that_was_meant_is_offered(typed: str, meant: str) -> None:
    _problem, remedy = date_mistake(typed)
    assert str(remedy) == meant


def test_what_is_no_date_has_no_numbers() -> None:
    assert (numbers("3 mois 2027"), numbers("12")) == (None, None)
    assert numbers("2027" + " " * 100 + "-01-01") is None
    assert plain("ÉTÉ") == "ete"
