"""What decisions already taken lift of the charter, for the meetings of one series.

An article that is lifted on all the days of the series asks nothing of it. One that is lifted on
some of them asks nothing of a meeting on these days, where it rules on each day by itself (days of
the week, times of year); a longest wait that would run out on such a day is not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.networks.models import Body, CharterException
from tourdetable.domain.years.instance.attendees import days_of


@dataclass(frozen=True)
class Lifted:
    """By article, the days on which an exception lifts it; `span` holds those of the series."""

    span: Span | None = None
    days: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)

    def on(self, article: str, day: date) -> bool:
        """Whether an article is lifted on a day."""
        return any(day in span for span in self.days.get(article, ()))

    def whole(self, article: str) -> bool:
        """Whether it is lifted on all the days of the series."""
        if self.span is None or article not in self.days:
            return False
        return all(self.on(article, day) for day in days_of(self.span))

    def partly(self, article: str) -> bool:
        """Whether it is lifted on some of them only."""
        return article in self.days and not self.whole(article)


NOTHING = Lifted()
"""No exception."""


def lifted_for(body: Body, span: Span, rows: Iterable[CharterException]) -> Lifted:
    """What exceptions lift for a body over some days, and after: a wait runs out later."""
    found: dict[str, tuple[Span, ...]] = {}
    for row in rows:
        mine = row.body_id is None or row.body_id == body.pk
        if mine and row.holds and row.last >= span.first:
            found[row.clause] = (*found.get(row.clause, ()), Span(row.starts, row.last))
    return Lifted(span, found)
