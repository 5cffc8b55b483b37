"""The year as a board: a line for each month, a column for each body, and what gave way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.core.planner.judge.charges import Charge
from tourdetable.domain.availability.enums import Part
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import in_network
from tourdetable.domain.meetings.seasons import label, may_know_of, months, season
from tourdetable.domain.years import board
from tourdetable.domain.years.board import Slot, Year
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Series
from tourdetable.interface.web.areas.years import conflict
from tourdetable.interface.web.areas.years.access import Opened
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
    """The year of a draft. `broken` are the rules that it breaks since people moved its
    meetings; `again`: planning again would change it; `meetings`: those on whose agenda the
    reader may put its adoption."""

    label: str
    by_body: bool
    count: int
    cost: int
    bound: int | None
    proved: bool
    again: bool
    meetings: tuple[Meeting, ...]
    groups: tuple[BoardGroup, ...]
    months: tuple[BoardMonth, ...]
    rows: tuple[Cell, ...]
    gave_way: tuple[GaveWay, ...]
    broken: tuple[Reason, ...]
    left_out: tuple[conflict.LeftOut, ...]


def assemble(opened: Opened, year: Year, speaker: Speaker, *, by_body: bool) -> BoardPage:
    """All that the page shows of a year that was read (one query, for the meetings to come)."""
    scene, period = opened.scene, season(opened.scene.charter, opened.draft.year)
    slots = [slot for slot in year.slots if may_know(scene, slot)]
    shown = tuple(groups(scene, speaker, slots))
    columns = [column for group in shown for column in group.columns]
    entries, known = [entry(slot, speaker) for slot in slots], {column.key for column in columns}
    report = year.report
    return BoardPage(
        label=label(period),
        by_body=by_body,
        count=len(slots),
        cost=report.cost.total,
        bound=year.plan.bound,
        proved=year.proved,
        again=year.unheard or bool(report.violations) or opened.draft.state in UNSETTLED,
        meetings=tuple(to_decide_at(scene)) if opened.drafter else (),
        groups=shown,
        months=tuple(month(first, columns, entries) for first in months(period)),
        rows=tuple(
            Cell(column, tuple(e for e in entries if e.column == column.key)) for column in columns
        ),
        gave_way=tuple(gave_way(year, columns, speaker)),
        broken=speaker.rules(v for v in report.violations if v.body is None or v.body in known),
        left_out=conflict.left_out(opened, year.instance, speaker),
    )


def to_decide_at(scene: Scene) -> Iterator[Meeting]:
    """The next meetings whose agenda the reader writes (one query)."""
    coming = (
        in_network(scene.network)
        .filter(state__in=CALENDAR, starts_at__gt=scene.now)
        .order_by("starts_at", "pk")
    )
    allowed = (
        meeting
        for meeting in coming[:LOOKED_AT]
        if scene.member.offices_with(Right.AGENDA, meeting.body)
    )
    yield from islice(allowed, PROPOSED)


def speaker_of(opened: Opened, year: Year) -> Speaker:
    """Who says things of this year to this reader (three queries)."""
    scene = opened.scene
    return Speaker(
        board.names(opened.draft, year.series.values(), scene.charter),
        scene.charter,
        opened.drafter,
    )


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
        if columns:
            name = kinds[code].plural if code in kinds else code
            yield BoardGroup(name, tuple(sorted(columns, key=lambda column: column.name)))


def month(first: date, columns: Iterable[Column], entries: Iterable[BoardMeeting]) -> BoardMonth:
    """One row of the table: a cell for each column."""
    here = [
        entry for entry in entries if (entry.on.year, entry.on.month) == (first.year, first.month)
    ]
    return BoardMonth(
        first,
        tuple(Cell(c, tuple(entry for entry in here if entry.column == c.key)) for c in columns),
    )


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
    shown = {column.key: column.name for column in columns}
    found: dict[str, list[Charge]] = {}
    for charge in year.charges:
        if charge.body in shown:
            found.setdefault(charge.body, []).append(charge)
    totals = {body: sum(charge.amount for charge in charges) for body, charges in found.items()}
    for body in sorted(found, key=lambda key: (-totals[key], shown[key])):
        charges = sorted(
            found[body], key=lambda charge: (-charge.amount, charge.date, charge.kind in GAPS)
        )
        yield GaveWay(
            shown[body], tuple(speaker.charge(charge) for charge in charges), totals[body]
        )
