"""All indicators, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Mapping

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.evaluation.indicators.facts import Evaluated
from tourdetable.domain.evaluation.indicators.meetings import MEETINGS
from tourdetable.domain.evaluation.indicators.seats import SEATS
from tourdetable.domain.evaluation.indicators.terms import Indicator, IndicatorFigure
from tourdetable.domain.evaluation.indicators.works import WORKS

INDICATORS: Mapping[str, Indicator] = {one.code: one for one in (*MEETINGS, *SEATS, *WORKS)}
"""By code."""


def indicators_of(charter: Charter) -> list[Indicator]:
    """Those that say something in a network of this charter."""
    return [one for one in INDICATORS.values() if one.concerns(charter)]


def figures(evaluated: Evaluated) -> dict[str, IndicatorFigure | None]:
    """The figure of each of them; None when nobody keeps what it reads."""
    return {one.code: one.figure(evaluated) for one in indicators_of(evaluated.charter)}
