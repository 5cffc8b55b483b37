"""What bodies have settled of their turns for some days, and what seats bring of former turns, for
whoever plans them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.networks.models import Body
from tourdetable.domain.rota.balance import balances
from tourdetable.domain.rota.models import RotaMethod
from tourdetable.domain.rota.queries import told_of, turns_within
from tourdetable.domain.rota.turns import EVER, BodyTurns


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


Carried = dict[tuple[int, str], int]
"""By seat and duty, a number of turns."""


def carried_turns(bodies: Collection[Body], charter: Charter, *, before: date) -> Carried:
    """How many turns each seat has had beside its part, over all seasons until a day, more than
    the seat of its body that has had the least (one query).

    So a turn that is owed is still owed in the next season, and whoever has come since has nothing
    to catch up on.
    """
    pks = [body.pk for body in bodies]
    rows = turns_within(lambda path: Q(**{f"{path}__in": pks})).rows() if pks else []
    found: Carried = {}
    for body in bodies:
        if rows:
            rota = told_of(body, charter, rows, on=before)
            for duty in rota.duties:
                found |= dict(ahead_of_the_least(rota, duty, before))
    return found


def ahead_of_the_least(
    rota: BodyTurns, duty: str, before: date
) -> Iterator[tuple[tuple[int, str], int]]:
    """Of one duty, for the seats that somebody still holds."""
    held = [m for m in rota.meetings[duty] if m.on < before]
    told = balances(duty, rota.seats, held, today=before, season=EVER)
    staying = [s for s in rota.seats if any(days.last >= before for days in s.held)]
    least = min((told[seat.pk].beyond for seat in staying), default=0)
    for seat in staying:
        ahead = round(told[seat.pk].beyond - least)
        if ahead:
            yield (seat.pk, duty), ahead
