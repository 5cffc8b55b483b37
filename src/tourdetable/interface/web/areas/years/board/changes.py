"""Meetings that differ from one year to another, in words: between two drafts, or since a year
was planned again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tourdetable.core.words.collation import sort_key
from tourdetable.domain.years.board import Slot, Year
from tourdetable.domain.years.comparing import Difference, differences, people_told, year_before
from tourdetable.interface.web.areas.years.access import Opened
from tourdetable.interface.web.areas.years.board.months import BoardMeeting
from tourdetable.interface.web.areas.years.board.page import entry, may_know
from tourdetable.interface.web.areas.years.words import Speaker
from tourdetable.interface.web.base.scene import Scene


@dataclass(frozen=True)
class ChangeRow:
    """One meeting that differs; None where a year does not have it."""

    name: str
    one: BoardMeeting | None
    other: BoardMeeting | None
    moved: bool


@dataclass(frozen=True)
class Replanned:
    """What planning again changed, and who is to be told (their names: only for those who draft).

    `fewest`: it is proved that no fewer meetings could move.
    """

    rows: tuple[ChangeRow, ...]
    moved: int
    count: int
    fewest: bool
    people: tuple[str, ...]


def rows(
    scene: Scene, found: Iterable[Difference], one: Speaker, other: Speaker
) -> tuple[ChangeRow, ...]:
    """The differences that the reader may know of; each speaker says its own year."""
    known = (row for row in found if all(may_know(scene, slot) for slot in sides(row)))
    return tuple(said(row, one, other) for row in known)


def sides(row: Difference) -> list[Slot]:
    """The meeting as each year has it."""
    return [slot for slot in (row.one, row.other) if slot is not None]


def said(row: Difference, one: Speaker, other: Speaker) -> ChangeRow:
    return ChangeRow(
        name=(one if row.one else other).names(sides(row)[0].meeting.body),
        one=entry(row.one, one) if row.one else None,
        other=entry(row.other, other) if row.other else None,
        moved=row.moved,
    )


def replanned(opened: Opened, year: Year, speaker: Speaker) -> Replanned | None:
    """What planning again changed, as long as nobody has changed the draft since (one query)."""
    before = year_before(year)
    if before is None:
        return None
    found = differences(before, year)
    told = people_told(year, found)
    return Replanned(
        rows=rows(opened.scene, found, speaker, speaker),
        moved=sum(row.moved for row in found),
        count=len(told),
        fewest=bool(year.plan.moves and year.plan.moves.proved),
        people=tuple(sorted(map(speaker.names, told), key=sort_key)) if opened.drafter else (),
    )
