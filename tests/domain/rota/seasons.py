"""A circle whose secretary is taken in turn by all, over meetings of Thursdays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from tests.domain.builders import CHARTER, NOW, OPERATOR, Circle, draw, found_circle
from tourdetable.core.charter.terms.verdict import Verdict
from tourdetable.domain.compliance.queries import of_body, report
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.rota.queries import rota_of
from tourdetable.domain.rota.turns import BodyTurns

IN_TURN = """
## À tour de rôle {#CIR-10}

```rule
check = "duties_in_turn"
bodies = ["circle"]
duty = ["secretary"]
```
"""

FIRST = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)
"""Thursday 1 October 2026, ten o'clock in Paris."""


def rota_circle() -> Circle:
    """The circle, whose charter has its secretary go round."""
    return found_circle(CHARTER + IN_TURN, slug="tour")


def meetings(circle: Circle, count: int, first: datetime = FIRST) -> list[Meeting]:
    """So many meetings, every four weeks."""
    return [
        draw(circle.body, first + timedelta(days=28 * nth), f"Lecture {nth + 1}")
        for nth in range(count)
    ]


def taken(held: Sequence[Meeting], *seats: Seat) -> None:
    """These seats take the first turns, one after the other."""
    for meeting, seat in zip(held, seats, strict=False):
        assign_turn(
            meeting=meeting, duty="secretary", seat=seat, by=OPERATOR, now=NOW, confirmed=True
        )


def rota_on(circle: Circle, on: date) -> BodyTurns:
    """The turns as they stand that day."""
    return rota_of(circle.body, charter_in_force(circle.network, on=on), on=on)


def numbers(circle: Circle, on: date) -> dict[str, tuple[int, int]]:
    """For each seat, the turns that it took and those that it has to come."""
    told = rota_on(circle, on).balances("secretary")
    return {one.seat.name: (one.taken, one.ahead) for one in told.values()}


def next_names(circle: Circle, on: date, count: int = 3) -> list[str]:
    """Whose turn it is next."""
    rota = rota_on(circle, on)
    return [seat.name for seat in rota.foreseen(count).next_names(rota, "secretary", count)]


def judged(circle: Circle, on: date) -> Verdict:
    """What the charter says of the turns that day."""
    told = of_body(report(circle.network, on=on), circle.body.pk)
    return next(verdict for verdict in told if verdict.clause == "CIR-10")
