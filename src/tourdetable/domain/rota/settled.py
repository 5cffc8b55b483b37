"""What bodies have settled of their turns for some days, for whoever plans them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.networks.models import Body
from tourdetable.domain.rota.models import RotaMethod


@dataclass(frozen=True)
class SettledRota:
    """The seats that take no turn on some of the days; the bodies where a turn is `long`: lasts
    several meetings."""

    exempt: frozenset[int]
    long: frozenset[int]


def settled_rota(bodies: Iterable[Body], days: Span) -> SettledRota:
    """By the method of the first of the days, and by those to come (one query)."""
    rows = RotaMethod.objects.filter(
        Q(ends=None) | Q(ends__gte=days.first), body__in=list(bodies), starts__lte=days.last
    )
    found = list(rows.order_by("pk").values_list("body", "length", "exemptions__seat"))
    return SettledRota(
        frozenset(filter(None, (seat for _body, _length, seat in found))),
        frozenset(body for body, length, _seat in found if length > 1),
    )
