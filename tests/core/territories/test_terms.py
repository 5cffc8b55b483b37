from __future__ import annotations

from datetime import date

from tourdetable.core.territories.terms import Division, Level, key_of

BEFORE = Division(Level.COMMUNE, "01039", "Béon", None, date(2023, 1, 1))


def test_a_division_holds_until_the_day_before_it_does_not() -> None:
    assert [
        BEFORE.holds_on(date(y, m, d)) for y, m, d in ((1900, 1, 1), (2022, 12, 31), (2023, 1, 1))
    ] == [
        True,
        True,
        False,
    ]


def test_its_key_says_its_level() -> None:
    part = Division(Level.DELEGATED, "01039", "Béon")
    assert (BEFORE.key, part.key, key_of(Level.EPCI, "1")) == (
        "commune:01039",
        "delegated:01039",
        "epci:1",
    )
    assert (BEFORE.is_part, part.is_part) == (False, True)
