from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.finding.days import days_in, names, names_of, without_days


@pytest.mark.parametrize(
    ("typed", "left", "days"),
    [
        ("12 mars 2027", "", ("2027_03_12",)),
        ("le 1er février", "le", ("02_01",)),
        ("DECEMBRE 2027 budget", "budget", ("2027_12",)),
        ("March 2027", "", ("2027_03",)),
        ("plénière du 2/3/2027", "plénière du", ("2027_03_02",)),
        ("02.03.2027, 2027-03-02", ",", ("2027_03_02",)),
        ("du 12 au 14 sept. 2027", "du 12 au", ("2027_09_14",)),
        ("31 février 2027", "31 février 2027", ()),
        ("mars", "mars", ()),
        ("marsouin 2027", "marsouin 2027", ()),
        ("D-2027-03-12", "D-2027-03-12", ()),
        ("12/03/2027/4", "12/03/2027/4", ()),
        ("45/03/2027", "45/03/2027", ()),
    ],
)
def test_days_are_read_as_people_write_them(typed: str, left: str, days: tuple[str, ...]) -> None:
    found, said = without_days(typed)
    assert (" ".join(found.split()), said) == (left, days)


def test_a_day_is_found_by_its_month_and_in_any_year() -> None:
    told = names((2027, 3, 12))
    assert names_of(date(2027, 3, 12)) == told == ("2027_03_12", "03_12", "2027_03")
    assert [known for _where, known in days_in("le 12/03/2027")] == [told]
