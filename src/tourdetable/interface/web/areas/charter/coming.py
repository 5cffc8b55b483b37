"""The twelve months to come, month by month: what would break and what to do before, what ends,
what changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.timeline import Milestone
from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.areas.charter.proof import Sources


@dataclass(frozen=True)
class Deadline:
    """One date to come, the articles that it comes from, and the body that it concerns, if it is
    one."""

    milestone: Milestone
    clauses: tuple[str, ...]
    body: Body | None

    @property
    def beside(self) -> str:
        """The body's name, where the sentences do not say it already."""
        phrases = (self.milestone.words, self.milestone.mend)
        said = {value for phrase in phrases if phrase for value in phrase.values.values()}
        return self.body.name if self.body and self.body.name not in said else ""


@dataclass(frozen=True)
class DeadlinesOfMonth:
    """What comes in one month; `first` is its first day."""

    first: date
    lines: tuple[Deadline, ...]


def coming_months(
    charter: Charter, record: Record, sources: Sources, *, on: date
) -> tuple[DeadlinesOfMonth, ...]:
    """The months in which something comes, soonest first."""
    lines = merged(compliance.coming(charter, record, on=on), sources)
    months = groupby(lines, key=lambda line: line.milestone.on.replace(day=1))
    return tuple(DeadlinesOfMonth(first, tuple(found)) for first, found in months)


def merged(milestones: Iterable[Milestone], sources: Sources) -> list[Deadline]:
    """One line for what several articles say in the same words of the same body and day."""
    found: dict[tuple[object, ...], list[Milestone]] = {}
    for m in milestones:
        found.setdefault((m.on, m.body, m.coming, str(m.words), str(m.mend)), []).append(m)
    return [
        line(same[0], tuple(dict.fromkeys(m.clause for m in same)), sources)
        for same in found.values()
    ]


def line(milestone: Milestone, clauses: tuple[str, ...], sources: Sources) -> Deadline:
    """One of them, as the reader may read it."""
    mend = sources.told(milestone.mend, milestone.body) if milestone.mend else None
    said = replace(milestone, words=sources.told(milestone.words, milestone.body), mend=mend)
    return Deadline(said, clauses, sources.bodies.get(milestone.body or ""))
