"""My absences, as their page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tourdetable.domain.availability.enums import Part, Source
from tourdetable.domain.availability.models import Absence
from tourdetable.domain.availability.queries import absences_of, weekly_of
from tourdetable.interface.web.areas.availability.forms import words
from tourdetable.interface.web.base.scene import Scene


@dataclass(frozen=True)
class AbsencesOfMonth:
    """A month, by its first day, and what begins in it."""

    first: date
    absences: tuple[Absence, ...]


@dataclass(frozen=True)
class AvailabilityPage:
    """What was typed, what was read from a calendar (by month), and the half-days of every week
    in words."""

    typed: tuple[Absence, ...]
    read: tuple[AbsencesOfMonth, ...]
    weekly: tuple[str, ...]

    @property
    def stretches(self) -> int:
        """How many lines were read from a calendar."""
        return sum(len(month.absences) for month in self.read)


def page(scene: Scene) -> AvailabilityPage:
    """The reader's own absences, from today on (two queries)."""
    rows = list(absences_of(scene.member.person, on=scene.today))
    return AvailabilityPage(
        typed=tuple(row for row in rows if row.source == Source.TYPED),
        read=tuple(by_month(row for row in rows if row.source == Source.CALENDAR)),
        weekly=tuple(weeks(weekly_of(scene.member.person))),
    )


def by_month(rows: Iterable[Absence]) -> list[AbsencesOfMonth]:
    return [
        AbsencesOfMonth(first, tuple(group))
        for first, group in groupby(rows, lambda row: row.first.replace(day=1))
    ]


def weeks(halves: set[tuple[int, str]]) -> list[str]:
    """« Lundi matin », « Mercredi journée entière »: one line a weekday."""
    taken = {day: {part for other, part in halves if other == day} for day, _part in sorted(halves)}
    return [words(day, Part.DAY if len(parts) == 2 else min(parts)) for day, parts in taken.items()]
