"""A year of an ITC in few words, as the cases of the charter write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.core.charter.cases import record_of
from tests.paths import CHARTERS
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS
from tourdetable.domain.evaluation.indicators.facts import Evaluated
from tourdetable.domain.evaluation.indicators.terms import FactLine

ITC = load((CHARTERS / "itc.md").read_text("utf-8"), file="itc")
CLUB = load((CHARTERS / "club-des-territoires.md").read_text("utf-8"), file="club")
YEAR = Period(date(2026, 9, 1), date(2027, 8, 31))
TODAY = date(2027, 4, 6)
BERRE: dict[str, list[str]] = {
    "bodies": ["berre itc 2026-09-10"],
    "seats": [
        "town berre municipalities 2026-09-10",
        "caf berre caf 2026-09-10",
        "region berre region 2026-09-10 light",
        "vacant berre state 2026-09-10",
    ],
    "mandates": [
        "town ana 2026-09-10",
        "caf bao 2026-09-10..2027-01-31",
        "region eva 2026-09-10",
    ],
    "meetings": [
        "m1 berre session 2026-10-01 recorded",
        "m2 berre session 2026-11-20 recorded",
        "m3 berre session 2027-03-04 recorded dated=2026-08-01",
        "off berre session 2027-03-20 cancelled",
        "later berre session 2027-05-06",
    ],
    "attendances": ["m1 town ana", "m1 caf bao", "m1 region eva", "m2 caf bao", "m3 town ana"],
}
"""Two seats held, then one; one light, one vacant; three meetings held."""


def evaluated(more: dict[str, list[str]] | None = None, **said: Any) -> Evaluated:
    """The year of Berre, with more facts."""
    found = {**BERRE, **(more or {})}
    return replace(Evaluated(ITC, record_of(found), YEAR, TODAY), **said)


def lines(code: str, of: Evaluated) -> list[tuple[str, float, float]]:
    """The lines of an indicator: which fact, what it counts for and out of."""
    return [(one.id, one.counts, one.of) for one in every(code, of)]


def every(code: str, of: Evaluated) -> tuple[FactLine, ...]:
    found = INDICATORS[code].figure(of)
    assert found is not None
    assert {type(one.counts) for one in found.lines} <= {int, float}
    return found.lines
