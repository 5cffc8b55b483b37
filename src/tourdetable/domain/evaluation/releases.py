"""Figures about what seats did, told more than once: frozen again, or for another evaluation of
some of the same days. A release may be read beside another when they differ by nothing, or by
enough: else one subtraction would tell of a few.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.db.models import Q

from tourdetable.core.figures.terms import THRESHOLD
from tourdetable.domain.evaluation.freezing import read
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS
from tourdetable.domain.evaluation.indicators.terms import Indicator, IndicatorFigure, Unit
from tourdetable.domain.evaluation.models import FrozenFigure
from tourdetable.domain.evaluation.publishing import Columns, by_body, columns, told

if TYPE_CHECKING:
    from tourdetable.core.charter.terms.days import Period
    from tourdetable.domain.networks.models import Network

COPIED = ("lines", "seats", "counts", "of", "number", "counted_on")


def released(network: Network, periods: Iterable[Period]) -> list[FrozenFigure]:
    """What was told of days of these periods, by any evaluation of the network (one query)."""
    shared = Q()
    for one in periods:
        shared |= Q(first__lte=one.last, last__gte=one.first)
    codes = [code for code, one in INDICATORS.items() if one.seats]
    rows = FrozenFigure.objects.filter(shared, campaign__network=network, indicator__in=codes)
    return list(rows.filter(told=True, known=True).order_by("-pk"))


def settle(row: FrozenFigure, earlier: Iterable[FrozenFigure]) -> None:
    """Whether a figure is told. What would tell of a few beside an `earlier` release of the same
    days is told as it was then; of other days, it is not told."""
    indicator, figure = INDICATORS[row.indicator], read(row)
    if figure is None or not indicator.seats:
        return
    row.told = told(figure, indicator).total is not None
    said = published(figure, indicator)
    same = [one for one in earlier if one.indicator == row.indicator and meets(one, row)]
    clashing = [one for one in same if not stand_together(said, published_by(one))]
    if row.told and clashing:
        keep_former(row, clashing)


def meets(one: FrozenFigure, other: FrozenFigure) -> bool:
    """Whether two figures are of some of the same days."""
    return one.first <= other.last and other.first <= one.last


def keep_former(row: FrozenFigure, clashing: Iterable[FrozenFigure]) -> None:
    """The earlier figure of the very same days, if there is one; else nothing."""
    days = (row.first, row.last)
    former = next((one for one in clashing if (one.first, one.last) == days), None)
    row.told = former is not None
    for name in COPIED if former else ():
        setattr(row, name, getattr(former, name))


def published_by(row: FrozenFigure) -> Mapping[str, Columns]:
    """What a release let its readers add up."""
    figure = read(row)
    return published(figure, INDICATORS[row.indicator]) if figure else {}


def published(figure: IndicatorFigure, indicator: Indicator) -> dict[str, Columns]:
    """What was done and what was not: of each body that is told apart, and of all, under no
    name."""
    found = told(figure, indicator)
    if found.total is None or not figure.lines:
        return {}
    if indicator.unit is Unit.NUMBER:
        return {"": (found.total.counts,)}
    bodies = by_body(figure)
    rows = {one.body: columns(bodies[one.body])[:-1] for one in found.lines}
    return rows | {"": columns(figure.lines)[:-1]}


def stand_together(one: Mapping[str, Columns], other: Mapping[str, Columns]) -> bool:
    """Whether no row of one, less that of the other, tells of a few."""
    gaps = (
        [a - b for a, b in zip(one[key], other[key], strict=True)]
        for key in one.keys() & other.keys()
    )
    return all(not any(gap) or is_enough(gap) for gap in gaps)


def is_enough(gap: Sequence[float]) -> bool:
    """Whether what two rows differ by is many: of those who did and of those who did not, when
    there are more of both; of those who changed, when there are more of one and less of the
    other."""
    sizes = [abs(one) for one in gap]
    opposed = min(gap) < 0 < max(gap)
    return (max(sizes) if opposed else min(sizes)) >= THRESHOLD
