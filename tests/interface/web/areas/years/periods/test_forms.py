from __future__ import annotations

from datetime import date

from django.utils.translation import override

from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.years.enums import KnownDays
from tourdetable.interface.web.areas.years.periods.forms import chosen, help_of

YEAR = Period(date(2028, 1, 1), date(2028, 12, 31))


def test_each_known_day_has_an_effect() -> None:
    assert list(chosen({})) == KnownDays.values
    assert chosen({"august": "none"})["august"] == "none"
    assert chosen({})["august"] == "avoid"


def test_the_days_that_the_moon_decides_say_so() -> None:
    with override("fr"):
        assert "La lune en décide" in help_of(KnownDays.EID_FITR, YEAR)
        assert "lune" not in help_of(KnownDays.YOM_KIPPUR, YEAR)
