"""The twelve months to come, month by month: what would break and what to do before, what ends,
what changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.core.paginator import Page

from tourdetable.core.charter.judge.timeline import Milestone
from tourdetable.interface.web.areas.charter.verdicts.proof import Sources, judged
from tourdetable.interface.web.base.groups import by_kind
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages

LINES = 20
"""How many a page shows."""


@dataclass(frozen=True)
class Deadline:
    """One date to come, the articles that it comes from, and the name of the body that it
    concerns, if it is one."""

    milestone: Milestone
    clauses: tuple[str, ...]
    body: str

    @property
    def beside(self) -> str:
        """The body's name, where the sentences do not say it already."""
        phrases = (self.milestone.words, self.milestone.mend)
        said = {value for phrase in phrases if phrase for value in phrase.values.values()}
        return self.body if self.body not in said else ""


@dataclass(frozen=True)
class ComingPage:
    """A page of the dates to come, soonest first, by the first day of their month."""

    page: Page[list[Milestone]]
    months: list[tuple[date, list[Deadline]]]


def coming_page(scene: Scene, number: str) -> ComingPage:
    """The dates of the twelve months to come; only those of the page are told."""
    found = judged(scene)
    sources = Sources(scene, found.facts, {})
    page = Pages(merged(found.coming), LINES).get_page(number)
    lines = [deadline(same, sources) for same in page]
    months = by_kind(lines, (), lambda line: line.milestone.on.replace(day=1))
    return ComingPage(page, list(months.items()))


def merged(milestones: Iterable[Milestone]) -> list[list[Milestone]]:
    """Together, what several articles say in the same words of the same body and day."""
    return list(
        by_kind(milestones, (), lambda m: (m.on, m.body, m.coming, m.words, m.mend)).values()
    )


def deadline(same: list[Milestone], sources: Sources) -> Deadline:
    """What these say, as the reader may read it."""
    milestone = same[0]
    mend = sources.told(milestone.mend, milestone.body) if milestone.mend else None
    words = sources.told(milestone.words, milestone.body)
    clauses = tuple(dict.fromkeys(one.clause for one in same))
    return Deadline(
        replace(milestone, words=words, mend=mend), clauses, sources.name(milestone.body)
    )
