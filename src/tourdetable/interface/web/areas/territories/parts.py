"""Rows that name a division, as a page lists them: what it is, where, since when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tourdetable.core.territories.standing import population, shown
from tourdetable.domain.territories.models import Facility, OfDivision
from tourdetable.domain.territories.naming import name_on, where_on
from tourdetable.domain.territories.queries import Unsettled, unsettled
from tourdetable.domain.territories.terrain import Terrain, communes_of
from tourdetable.interface.web.areas.territories.access import kind_of
from tourdetable.interface.web.areas.territories.words import level_of, told


@dataclass(frozen=True)
class PartShown:
    """A row as it is listed on a day: called as when it was written, with what happened since
    then; `people` live there by the last vintage, when that is known."""

    row: OfDivision
    name: str
    what: str
    where: str
    people: int | None
    waits: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The word that stands for the row in an address."""
        return kind_of(self.row)

    @property
    def starts(self) -> date:
        return self.row.starts

    @property
    def ends(self) -> date | None:
        return self.row.ends


@dataclass(frozen=True)
class PartsOverTime:
    """What was said of something, from the past to what is to come, as of a day."""

    every: list[PartShown]
    on: date

    @property
    def now(self) -> list[PartShown]:
        """What holds on that day, or will."""
        return [one for one in self.every if one.ends is None or one.ends >= self.on]

    @property
    def past(self) -> list[PartShown]:
        return [one for one in self.every if one.ends and one.ends < self.on]

    @property
    def waits(self) -> bool:
        """Whether something that merged or split is to be settled."""
        return any(one.waits for one in self.now)


def over_time(rows: Iterable[OfDivision], on: date) -> PartsOverTime:
    """Rows of any time, as they are listed on a day."""
    return PartsOverTime(shown_parts(rows, on), on)


def shown_parts(rows: Iterable[OfDivision], on: date) -> list[PartShown]:
    """Rows as they are listed, in the order of their names."""
    listed = list(rows)
    waiting = {one.row.pk: one for one in unsettled(listed, on=on)}
    found = [shown_part(row, waiting.get(row.pk), on) for row in listed]
    return sorted(found, key=lambda one: (one.name, one.starts))


def shown_part(row: OfDivision, waits: Unsettled | None, on: date) -> PartShown:
    """A row as it is listed."""
    terrain, as_written = row.terrain, min(row.known_on, on)
    if isinstance(row, Facility):
        terrain, as_written = now_of(row, on), on
    where = where_on(terrain, as_written)
    people = None if row.named else population(row.division)
    told_of = tuple(told(one) for one in waits.changes) if waits else ()
    name = name_on(terrain, as_written)
    return PartShown(row, name, level_of(terrain, as_written), where, people, told_of)


def now_of(facility: Facility, on: date) -> Terrain:
    """Where a facility stands on a day, when that is one place; else as it was written."""
    found = [*facility.terrain.on(facility.known_on, on)]
    return found[0] if len(found) == 1 else facility.terrain


def communes_shown(terrains: Iterable[Terrain], on: date) -> list[str]:
    """The names of the communes of a territory, where it has several."""
    codes = communes_of(terrains, on)
    found = [one.name for code in codes if (one := shown(f"commune:{code}", on))]
    return sorted(found) if len(found) > 1 else []
