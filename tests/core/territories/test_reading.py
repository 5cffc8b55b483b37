from __future__ import annotations

from datetime import date

from tourdetable.core.territories.reading import LATEST, gazetteer, read
from tourdetable.core.territories.standing import days
from tourdetable.core.territories.terms import Division, Level

LINES = """\
source\tA package 2.0\tLicence Ouverte 2.0
vintages\t2019\t2020
department\t01\tAin\t84
commune\t01138\t2019\t2020\tCuloz\t01\t011\t200040350\t
commune\t01138\t2020\t\tCuloz-Béon\t01\t011\t200040350\t
delegated\t01138\t2020\t\tCuloz\t01138
became\t2019-02-28\t01039\t01138
former\t01003\tAmareins\t01165
population\t01138\t3453
""".splitlines()


def test_a_division_stands_from_one_vintage_to_another() -> None:
    within = {Level.DEPARTMENT: "01", Level.DISTRICT: "011", Level.EPCI: "200040350"}
    first = Division(Level.COMMUNE, "01138", "Culoz", None, date(2020, 1, 1), within)
    then = Division(Level.COMMUNE, "01138", "Culoz-Béon", date(2020, 1, 1), None, within)
    found = read(LINES)
    assert found.stands["commune:01138"] == (first, then)
    assert found.became == {date(2019, 2, 28): {"01039": ("01138",)}}
    assert (found.former, found.population) == ({"01003": ("Amareins", "01165")}, {"01138": 3453})


def test_what_is_shipped_says_where_it_comes_from_and_of_which_years() -> None:
    shipped = gazetteer()
    assert shipped.source == "@etalab/decoupage-administratif 6.0.0"
    assert shipped.licence == "Licence Ouverte 2.0"
    assert [day.year for day in shipped.vintages] == list(range(2019, 2027))
    assert shipped.latest == days()[-1] == LATEST


def test_all_communes_of_each_year_are_there() -> None:
    counts = {}
    for day in gazetteer().vintages:
        stood = (one for rows in gazetteer().stands.values() for one in rows if one.holds_on(day))
        of_insee = (
            one for one in stood if one.level is Level.COMMUNE and Level.DEPARTMENT in one.within
        )
        counts[day.year] = sum(1 for _one in of_insee)
    assert counts == {
        2019: 34970,
        2020: 34968,
        2021: 34965,
        2022: 34955,
        2023: 34945,
        2024: 34935,
        2025: 34875,
        2026: 34875,
    }
