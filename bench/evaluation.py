"""What the indicators of an evaluation cost: a whole network, over its season and the one before,
from nothing kept, reading the facts then counting. `make bench` fails past 5 seconds of processor,
or past so many queries.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tourdetable.domain.networks.models import Network

MOST_SECONDS, MOST_QUERIES = 5.0, 60


@dataclass(frozen=True)
class EvaluationCost:
    """One network: how many bodies and lines, queries, seconds of processor."""

    bodies: int
    lines: int
    queries: int
    seconds: float

    @property
    def faults(self) -> Iterator[str]:
        """What passes its bound."""
        if self.seconds > MOST_SECONDS:
            yield f"evaluation: {self.seconds:.1f} s for {self.bodies} bodies"
        if self.queries > MOST_QUERIES:
            yield f"evaluation: {self.queries} queries"


def say(cost: EvaluationCost) -> str:
    """It in a line."""
    return (
        f"evaluation of {cost.bodies} bodies: {cost.lines} lines, {cost.queries} queries, "
        f"{cost.seconds:.1f} s of processor"
    )


def measure_evaluation(network: Network, on: date) -> EvaluationCost:
    """All indicators of a network, over the season of a day and the one before."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tourdetable.domain.compliance.queries import forget
    from tourdetable.domain.evaluation import readings
    from tourdetable.domain.evaluation.indicators.catalogue import figures
    from tourdetable.domain.networks.queries import charter_in_force

    charter = charter_in_force(network, on=on)
    forget()
    with CaptureQueriesContext(connection) as asked:
        began = time.process_time()
        season = charter.season.containing(on)
        now = readings.evaluated(network, charter, season, on=on)
        found = [figures(now), figures(readings.before(now, network))]
        spent = time.process_time() - began
    lines = sum(len(one.lines) for some in found for one in some.values() if one)
    return EvaluationCost(network.bodies.count(), lines, len(asked), spent)
