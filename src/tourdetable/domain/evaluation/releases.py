"""Figures about what seats did are told once of any day, when it is over: of two releases that
share days, one less the other would tell of a few (differencing), however far apart they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q

from tourdetable.domain.evaluation.freezing import indicator_kept, read
from tourdetable.domain.evaluation.models import FrozenFigure
from tourdetable.domain.evaluation.publishing import told

if TYPE_CHECKING:
    from datetime import date

    from tourdetable.core.charter.terms.days import Period
    from tourdetable.domain.networks.models import Network

COPIED = ("lines", "seats", "counts", "of", "number", "counted_on", "said")


def released(network: Network, periods: Iterable[Period]) -> list[FrozenFigure]:
    """What was told of days of these periods, by any evaluation of the network (one query)."""
    shared = Q()
    for one in periods:
        shared |= Q(first__lte=one.last, last__gte=one.first)
    rows = FrozenFigure.objects.filter(shared, campaign__network=network, said__seats=True)
    return list(rows.filter(told=True, known=True).order_by("-pk"))


def days_told(network: Network) -> list[tuple[date, date]]:
    """The days of which what seats did is told already, the latest first."""
    rows = FrozenFigure.objects.filter(campaign__network=network, said__seats=True, told=True)
    known = rows.filter(known=True).order_by("-last", "-first")
    return list(known.values_list("first", "last").distinct())


def settle(row: FrozenFigure, earlier: Iterable[FrozenFigure]) -> None:
    """Whether a figure is told. What seats did waits until the days of its evaluation are over; it
    is told as an `earlier` release of the same days told it, and not at all when one told some of
    these days with others."""
    if not (row.known and row.said["seats"]):
        return
    former = [one for one in earlier if one.indicator == row.indicator and meets(one, row)]
    same = next((one for one in former if days(one) == days(row)), None)
    over = row.counted_on > row.campaign.last
    row.told = over and (same is not None or (not former and is_large(row)))
    for name in COPIED if row.told and same else ():
        setattr(row, name, getattr(same, name))


def is_large(row: FrozenFigure) -> bool:
    """Whether its sums tell of nobody."""
    figure = read(row)
    return figure is not None and told(figure, indicator_kept(row)).total is not None


def days(row: FrozenFigure) -> tuple[date, date]:
    """The first of its days, and the last."""
    return row.first, row.last


def meets(one: FrozenFigure, other: FrozenFigure) -> bool:
    """Whether two figures are of some of the same days."""
    return one.first <= other.last and other.first <= one.last
