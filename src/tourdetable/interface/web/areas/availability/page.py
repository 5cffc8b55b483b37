"""My absences, as their page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tourdetable.domain.availability.actions import joined
from tourdetable.domain.availability.enums import Source
from tourdetable.domain.availability.models import Absence
from tourdetable.domain.availability.queries import absences_of, reading_of, weekly_of
from tourdetable.interface.language import half_day
from tourdetable.interface.web.areas.availability.reading import ReadingWords, reading_words
from tourdetable.interface.web.base.groups import by_kind
from tourdetable.interface.web.base.scene import Scene


@dataclass(frozen=True)
class AvailabilityPage:
    """What was typed, what was read from a calendar (by the first day of its month) and what there
    is to say of that reading, and the half-days of every week in words: those when one cannot come,
    those when one comes if need be."""

    typed: list[Absence]
    read: dict[date, list[Absence]]
    reading: ReadingWords | None
    weekly: list[str]
    reluctant: list[str]

    @property
    def stretches(self) -> int:
        """How many lines were read from a calendar."""
        return sum(map(len, self.read.values()))


def page(scene: Scene) -> AvailabilityPage:
    """The reader's own absences, from today on (four queries)."""
    reading = reading_of(scene.member.person)
    absences = absences_of(scene.member.person, on=scene.today)
    rows = by_kind(absences, (), lambda row: row.source)
    return AvailabilityPage(
        typed=rows.get(Source.TYPED, []),
        read=by_kind(rows.get(Source.CALENDAR, ()), (), lambda row: row.first.replace(day=1)),
        reading=reading_words(reading) if reading else None,
        weekly=weeks(weekly_of(scene.member.person)),
        reluctant=weeks(weekly_of(scene.member.person, if_need_be=True)),
    )


def weeks(halves: set[tuple[int, str]]) -> list[str]:
    """« Lundi matin », « Mercredi journée entière »: one line a weekday."""
    taken = {day: {part for other, part in halves if other == day} for day, _part in sorted(halves)}
    return [half_day(day, joined(parts)) for day, parts in taken.items()]
