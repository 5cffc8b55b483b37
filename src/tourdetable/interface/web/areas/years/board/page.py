"""The year as a board: a line for each month, a column for each body, and what gave way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.availability.enums import Part
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import in_network
from tourdetable.domain.meetings.seasons import label, may_know_of, months, season
from tourdetable.domain.years import board
from tourdetable.domain.years.board import Slot, Year
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Series
from tourdetable.interface.web.areas.years.access import Opened
from tourdetable.interface.web.areas.years.board import conflict
from tourdetable.interface.web.areas.years.words import GAPS, Reason, Speaker, points
from tourdetable.interface.web.base.scene import Scene

LOOKED_AT, PROPOSED = 30, 3
"""Meetings to come among which those are looked for that may decide, and how many are proposed."""
UNANSWERED = frozenset({DraftState.IMPOSSIBLE, DraftState.LATE, DraftState.FAILED})
"""States in which a search has found no year; the dates that the draft had before stay beside."""
UNSETTLED = UNANSWERED | {DraftState.WRITING}
"""States in which the dates are not the answer to the wishes."""
ICONS = {"warning": "warning", "info": "info", "good": "lock", "bad": "cross-circle"}


@dataclass(frozen=True)
class Mark:
    """A badge on a date: its look, its icon, its words."""

    look: str
    icon: str
    words: str


@dataclass(frozen=True)
class DutyTurn:
    """A duty, and the institution whose turn it is."""

    duty: str
    seat: str


@dataclass(frozen=True)
class BoardMeeting:
    """One meeting on the board. `series` is None for a meeting of the calendar that the draft
    does not plan."""

    on: date
    part: str
    series: Series | None
    column: str
    place: str
    turns: tuple[DutyTurn, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Column:
    """The meetings of one body and kind: the planner's id, and how they are called."""

    key: str
    name: str


@dataclass(frozen=True)
class BoardGroup:
    """The bodies of one kind."""

    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Cell:
    column: Column
    entries: tuple[BoardMeeting, ...]


@dataclass(frozen=True)
class BoardMonth:
    first: date
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class GaveWay:
    """The wishes of one body that are not met; the dearest first."""

    name: str
    reasons: tuple[Reason, ...]
    cost: int

    @property
    def points(self) -> str:
        """What they cost together, in words."""
        return points(self.cost)


@dataclass(frozen=True)
class BoardPage:
    """The year of a draft, by month or `by_body`. `entries` are its meetings that the reader may
    know of; `meetings`, those on whose agenda they may put its adoption."""

    opened: Opened
    year: Year
    speaker: Speaker
    by_body: bool
    groups: tuple[BoardGroup, ...]
    entries: tuple[BoardMeeting, ...]
    meetings: tuple[Meeting, ...]

    @property
    def period(self) -> Period:
        return season(self.opened.scene.charter, self.opened.draft.year)

    @property
    def label(self) -> str:
        return label(self.period)

    @property
    def count(self) -> int:
        return len(self.entries)

    @property
    def cost(self) -> int:
        return self.year.report.cost.total

    @property
    def bound(self) -> int | None:
        """What the best year would cost at least, when the search knows it."""
        return self.year.plan.bound

    @property
    def proved(self) -> bool:
        return self.year.proved

    @property
    def again(self) -> bool:
        """Whether planning again would change it."""
        moved = self.year.unheard or bool(self.year.report.violations)
        return moved or self.opened.draft.state in UNSETTLED

    @property
    def columns(self) -> list[Column]:
        return [column for group in self.groups for column in group.columns]

    @property
    def months(self) -> list[BoardMonth]:
        """A line for each month, a cell for each column."""
        return [month(first, self.columns, self.entries) for first in months(self.period)]

    @property
    def rows(self) -> list[Cell]:
        """A line for each column."""
        return [cell(column, self.entries) for column in self.columns]

    @cached_property
    def gave_way(self) -> tuple[GaveWay, ...]:
        """The wishes that are not met."""
        return tuple(gave_way(self.year, self.columns, self.speaker))

    @cached_property
    def broken(self) -> tuple[Reason, ...]:
        """The rules that it breaks since people moved its meetings."""
        known = {None, *(column.key for column in self.columns)}
        return self.speaker.rules(v for v in self.year.report.violations if v.body in known)

    @cached_property
    def left_out(self) -> tuple[conflict.LeftOut, ...]:
        """The rules that people chose to leave out."""
        return conflict.left_out(self.opened, self.year.instance, self.speaker)


def assemble(opened: Opened, year: Year, speaker: Speaker, *, by_body: bool) -> BoardPage:
    """All that the page shows of a year that was read (one query, for the meetings to come)."""
    slots = [slot for slot in year.slots if may_know(opened.scene, slot)]
    return BoardPage(
        opened=opened,
        year=year,
        speaker=speaker,
        by_body=by_body,
        groups=tuple(groups(opened.scene, speaker, slots)),
        entries=tuple(entry(slot, speaker) for slot in slots),
        meetings=tuple(to_decide_at(opened.scene)) if opened.drafter else (),
    )


def to_decide_at(scene: Scene) -> Iterator[Meeting]:
    """The next meetings whose agenda the reader writes (one query)."""
    coming = in_network(scene.network).filter(state__in=CALENDAR, starts_at__gt=scene.now)
    found = 0
    for meeting in coming.order_by("starts_at", "pk")[:LOOKED_AT]:
        if found < PROPOSED and scene.member.offices_with(Right.AGENDA, meeting.body):
            found += 1
            yield meeting


def speaker_of(opened: Opened, year: Year) -> Speaker:
    """Who says things of this year to this reader (three queries)."""
    charter = opened.scene.charter
    names = board.names(opened.draft, year.series.values(), charter)
    return Speaker(names, charter, opened.drafter)


def may_know(scene: Scene, slot: Slot) -> bool:
    """Whether the reader may know that this meeting takes place, as on the programme of the
    year."""
    if slot.series is not None:
        return may_know_of(scene.member, slot.series.kind, slot.series.body_id)
    _held, body, kind = slot.meeting.body.split(":", 2)
    return may_know_of(scene.member, kind, int(body))


def groups(scene: Scene, speaker: Speaker, slots: Iterable[Slot]) -> Iterator[BoardGroup]:
    """The columns, by kind of body in the charter's order, then by name."""
    kinds, names = scene.charter.vocabulary.body_kinds, speaker.names
    found: dict[str, list[Column]] = {code: [] for code in kinds}
    for key in dict.fromkeys(slot.meeting.body for slot in slots):
        found.setdefault(names.kinds.get(key, ""), []).append(Column(key, names(key)))
    for code, columns in found.items():
        columns.sort(key=lambda column: column.name)
        name = kinds[code].plural if code in kinds else code
        if columns:
            yield BoardGroup(name, tuple(columns))


def month(first: date, columns: Iterable[Column], entries: Iterable[BoardMeeting]) -> BoardMonth:
    """One row of the table: a cell for each column."""
    here = [entry for entry in entries if entry.on.replace(day=1) == first]
    return BoardMonth(first, tuple(cell(column, here) for column in columns))


def cell(column: Column, entries: Iterable[BoardMeeting]) -> Cell:
    """The meetings of one column."""
    return Cell(column, tuple(entry for entry in entries if entry.column == column.key))


def entry(slot: Slot, speaker: Speaker) -> BoardMeeting:
    """A meeting as the board shows it."""
    meeting = slot.meeting
    turns = tuple(
        DutyTurn(speaker.names(duty), speaker.names(turn.seat))
        for duty, turn in meeting.duties.items()
    )
    return BoardMeeting(
        on=meeting.date,
        part=str(Part(meeting.part).label),
        series=slot.series,
        column=meeting.body,
        place=speaker.names(meeting.host) if meeting.host else "",
        turns=turns,
        marks=tuple(marks(slot, speaker)),
    )


def marks(slot: Slot, speaker: Speaker) -> Iterator[Mark]:
    """What there is to say of a date, each in words."""
    if slot.violations:
        yield Mark("bad", ICONS["bad"], _("breaks a rule"))
    if slot.drawn:
        yield Mark("info", "calendar", _("in the calendar already"))
    if slot.held:
        yield Mark("accent", "lock", _("date held"))
    for look, words in speaker.marks(slot.charges):
        yield Mark(look, ICONS[look], words)


def gave_way(year: Year, columns: Iterable[Column], speaker: Speaker) -> Iterator[GaveWay]:
    """The wishes that are not met, body by body, the body that gave most first."""
    found, every = [], year.charges
    for column in columns:
        charges = [charge for charge in every if charge.body == column.key]
        charges.sort(key=lambda charge: (-charge.amount, charge.date, charge.kind in GAPS))
        if charges:
            total = sum(charge.amount for charge in charges)
            found.append(GaveWay(column.name, tuple(map(speaker.charge, charges)), total))
    yield from sorted(found, key=lambda gave: (-gave.cost, gave.name))
