"""What this app tells the charter: how each body has its duties go round (ITC-06)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tourdetable.core.charter.facts.record import RotaFact
from tourdetable.core.charter.terms.days import FOREVER
from tourdetable.domain.networks.registry import FactScope, provider
from tourdetable.domain.rota.models import Exemption, RotaMethod
from tourdetable.domain.rota.queries import settled_days


@provider
def rotas(scope: FactScope) -> tuple[RotaFact, ...]:
    """The methods that decisions settled, each until the next one."""
    by_body = methods_by_body(scope)
    exempt = Exemption.objects.filter(scope.of_body("method__body")).order_by("pk")
    pairs = list(exempt.values_list("method_id", "seat_id")) if by_body else []
    return tuple(fact for body, some in by_body.items() for fact in of_body(body, some, pairs))


def methods_by_body(scope: FactScope) -> dict[int, list[tuple[Any, ...]]]:
    """The rows of the methods of each body, first ones first."""
    rows = RotaMethod.objects.filter(scope.of_body()).order_by("body", "starts", "pk")
    found: dict[int, list[tuple[Any, ...]]] = {}
    columns = ("pk", "order", "sequence", "volunteers_first", "length", "starts", "ends")
    for body, *row in rows.values_list("body_id", *columns):
        found.setdefault(body, []).append(tuple(row))
    return found


def of_body(
    body: int, rows: Iterable[tuple[Any, ...]], exempt: Iterable[tuple[int, int]]
) -> Iterable[RotaFact]:
    """Those of one body."""
    for one in settled_days(rows, exempt):
        last = None if one.days.last == FOREVER else one.days.last
        seats = tuple(str(pk) for pk in sorted(one.exempt))
        yield RotaFact(str(one.pk), str(body), one.days.first, last, one.method.length, seats)
