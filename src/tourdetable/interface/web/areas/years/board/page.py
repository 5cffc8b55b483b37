"""The year as a board: a line for each month, a column for each body, and what gave way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.core.words.collation import sort_key
from tourdetable.domain.availability.enums import Part
from tourdetable.domain.decisions.competence import who_decides
from tourdetable.domain.decisions.enums import DecisionEffectKind
from tourdetable.domain.meetings.seasons import may_know_of, months
from tourdetable.domain.years import board
from tourdetable.domain.years.board import Slot, Year
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Series
from tourdetable.interface.web.areas.decisions.effect_words import (
    SittingToDecide,
    sittings_to_decide,
)
from tourdetable.interface.web.areas.years.access import Opened
from tourdetable.interface.web.areas.years.board import conflict
from tourdetable.interface.web.areas.years.periods.words import PeriodWords, said
from tourdetable.interface.web.areas.years.words import GAPS, Reason, Speaker, points
from tourdetable.interface.web.base.groups import by_body_kind, by_kind
from tourdetable.interface.web.base.scene import Scene

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
class BoardMeeting:
    """One meeting on the board; a turn is a duty and the institution whose turn it is. `series`
    is None for a meeting of the calendar that the draft does not plan."""

    on: date
    part: str
    series: Series | None
    column: str
    place: str
    turns: tuple[tuple[str, str], ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Column:
    """The meetings of one body and kind: the planner's id, and how they are called."""

    key: str
    name: str


Cell = tuple[Column, list[BoardMeeting]]
"""The meetings of one column."""


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
    """The year of a draft, by month or `by_body` (one query, for the meetings to come)."""

    opened: Opened
    year: Year
    speaker: Speaker
    by_body: bool

    @cached_property
    def entries(self) -> list[BoardMeeting]:
        """Its meetings that the reader may know of."""
        known = (slot for slot in self.year.slots if may_know(self.opened.scene, slot))
        return [entry(slot, self.speaker) for slot in known]

    @cached_property
    def sittings(self) -> list[SittingToDecide]:
        """Those where the reader may put it to decision, or on the agenda."""
        kind, draft = DecisionEffectKind.PUBLISH_YEAR, self.opened.draft.pk
        return sittings_to_decide(self.opened.scene, kind, draft) if self.opened.drafter else []

    @property
    def competent(self) -> str:
        """The bodies that may publish a year."""
        return who_decides(self.opened.scene.charter, EffectKind.PUBLISH_YEAR)

    @property
    def cost(self) -> int:
        return self.year.report.cost.total

    @property
    def again(self) -> bool:
        """Whether planning again would change it."""
        moved = self.year.unheard or bool(self.year.report.violations)
        return moved or self.opened.draft.state in UNSETTLED

    @cached_property
    def groups(self) -> list[tuple[str, list[Column]]]:
        """The columns, by kind of body in the charter's order, then by name."""
        names, charter = self.speaker.names, self.opened.scene.charter
        keys = dict.fromkeys(entry.column for entry in self.entries)
        columns = sorted(
            (Column(key, names(key)) for key in keys), key=lambda one: sort_key(one.name)
        )
        return by_body_kind(charter, columns, lambda column: names.kinds.get(column.key, ""))

    @property
    def columns(self) -> list[Column]:
        return [column for _name, columns in self.groups for column in columns]

    @property
    def months(self) -> list[tuple[date, list[Cell]]]:
        """A line for each month, by its first day; a cell for each column."""
        return [(first, self.cells(first)) for first in months(self.opened.period)]

    @property
    def rows(self) -> list[Cell]:
        """A line for each column."""
        return self.cells()

    def cells(self, first: date | None = None) -> list[Cell]:
        """The meetings of each column, in one month or in all."""
        here = [e for e in self.entries if first is None or e.on.replace(day=1) == first]
        found = by_kind(here, (), lambda entry: entry.column)
        return [(column, found.get(column.key, [])) for column in self.columns]

    @cached_property
    def gave_way(self) -> list[GaveWay]:
        """The wishes that are not met, body by body, the body that gave most first."""
        every = sorted(
            self.year.charges,
            key=lambda charge: (-charge.amount, charge.date, charge.kind in GAPS),
        )
        found = []
        for column in self.columns:
            charges = [charge for charge in every if charge.body == column.key]
            if charges:
                total = sum(charge.amount for charge in charges)
                found.append(GaveWay(column.name, tuple(map(self.speaker.charge, charges)), total))
        return sorted(found, key=lambda gave: (-gave.cost, sort_key(gave.name)))

    @cached_property
    def broken(self) -> tuple[Reason, ...]:
        """The rules that it breaks since people moved its meetings."""
        known = {None, *(column.key for column in self.columns)}
        return self.speaker.rules(v for v in self.year.report.violations if v.body in known)

    @property
    def periods(self) -> list[PeriodWords]:
        """Those that the network keeps free, or is told of."""
        return [said(period) for period in self.speaker.periods]

    @cached_property
    def left_out(self) -> list[conflict.LeftOut]:
        """The rules that people chose to leave out."""
        return conflict.left_out(self.opened, self.year.instance, self.speaker)


def speaker_of(opened: Opened, year: Year) -> Speaker:
    """Who says things of this year to this reader (five queries)."""
    charter = opened.scene.charter
    names = board.names(opened.draft, year.series.values(), charter)
    return Speaker(names, charter, opened.drafter, opened.periods)


def may_know(scene: Scene, slot: Slot) -> bool:
    """Whether the reader may know that this meeting takes place, as on the programme of the
    year."""
    if slot.series is not None:
        return may_know_of(scene.member, slot.series.kind, slot.series.body_id)
    _held, body, kind = slot.meeting.body.split(":", 2)
    return may_know_of(scene.member, kind, int(body))


def entry(slot: Slot, speaker: Speaker) -> BoardMeeting:
    """A meeting as the board shows it."""
    meeting, names = slot.meeting, speaker.names
    return BoardMeeting(
        on=meeting.date,
        part=str(Part(meeting.part).label),
        series=slot.series,
        column=meeting.body,
        place=names(meeting.host) if meeting.host else "",
        turns=tuple((names(duty), names(turn.seat)) for duty, turn in meeting.duties.items()),
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
    for period in speaker.periods:
        if slot.meeting.date in period.span:
            told = said(period)
            yield Mark(told.look, ICONS[told.look], told.mark)
