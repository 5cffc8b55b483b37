"""The twelve months to come, month by month: what would break and what to do before, what ends,
what changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tourdetable.core.charter.judge.timeline import Milestone
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.areas.charter.proof import Sources
from tourdetable.interface.web.base.groups import by_kind
from tourdetable.interface.web.base.scene import Scene


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


def coming_months(scene: Scene, sources: Sources) -> dict[date, list[Deadline]]:
    """What comes, by the first day of its month, soonest first."""
    milestones = compliance.coming(scene.charter, sources.record, on=scene.today)
    return by_kind(merged(milestones, sources), (), lambda line: line.milestone.on.replace(day=1))


def merged(milestones: Iterable[Milestone], sources: Sources) -> list[Deadline]:
    """One line for what several articles say in the same words of the same body and day."""
    found = by_kind(milestones, (), lambda m: (m.on, m.body, m.coming, str(m.words), str(m.mend)))
    return [
        line(same[0], tuple(dict.fromkeys(m.clause for m in same)), sources)
        for same in found.values()
    ]


def line(milestone: Milestone, clauses: tuple[str, ...], sources: Sources) -> Deadline:
    """One of them, as the reader may read it."""
    mend = sources.told(milestone.mend, milestone.body) if milestone.mend else None
    said = replace(milestone, words=sources.told(milestone.words, milestone.body), mend=mend)
    return Deadline(said, clauses, sources.bodies.get(milestone.body or ""))
