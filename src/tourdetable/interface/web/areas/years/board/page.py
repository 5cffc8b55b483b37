"""The year as a board: a line for each month, a column for each body, and what gave way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Page
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.words.collation import sort_key
from tourdetable.domain.availability.enums import Part
from tourdetable.domain.decisions.competence import who_decides
from tourdetable.domain.decisions.enums import DecisionEffectKind
from tourdetable.domain.meetings.calendar.seasons import may_know_of, months
from tourdetable.domain.years import board
from tourdetable.domain.years.board import Slot, Year
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.ids import MeetingsId, OfficeId, read
from tourdetable.domain.years.instance.offices import offices_at
from tourdetable.domain.years.periods.days_off import DayOff
from tourdetable.domain.years.rules import may_draft
from tourdetable.interface.web.areas.decisions.effect_words import (
    SittingToDecide,
    sittings_to_decide,
)
from tourdetable.interface.web.areas.years.access import Opened
from tourdetable.interface.web.areas.years.board import conflict
from tourdetable.interface.web.areas.years.board.months import (
    BoardMeeting,
    Cell,
    Column,
    Month,
    on_all_dates,
    opened,
    without,
)
from tourdetable.interface.web.areas.years.board.news import Since, since
from tourdetable.interface.web.areas.years.periods.words import PeriodWords, said
from tourdetable.interface.web.areas.years.words import (
    GAPS,
    Mark,
    Reason,
    Speaker,
    marks,
    points,
)
from tourdetable.interface.web.base.groups import by_body_kind, by_kind
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.opened import OpenLists, Size, query

UNANSWERED = frozenset({DraftState.IMPOSSIBLE, DraftState.LATE, DraftState.FAILED})
"""States in which a search has found no year; the dates that the draft had before stay beside."""
UNSETTLED = UNANSWERED | {DraftState.WRITING}
"""States in which the dates are not the answer to the wishes."""
DATES, GAVE_WAY = "dates", "gave-way"
"""The lists that an address may open."""
COLUMNS = Size(whole=12, page=10)
"""How many bodies are shown at once."""


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
    lists: OpenLists

    @cached_property
    def entries(self) -> list[BoardMeeting]:
        """Its meetings that the reader may know of."""
        known = (slot for slot in self.year.slots if may_know(self.opened.scene, slot))
        return [entry(slot, self.speaker) for slot in known]

    @cached_property
    def sittings(self) -> list[SittingToDecide]:
        """Those where the reader may put it to decision, or on the agenda."""
        if not self.opened.drafter:
            return []
        kind, draft, scene = DecisionEffectKind.PUBLISH_YEAR, self.opened.draft, self.opened.scene
        return sittings_to_decide(scene, kind, draft.pk, since=draft.made_on)

    @property
    def competent(self) -> str:
        """The bodies that may publish a year."""
        return who_decides(self.opened.scene.charter, EffectKind.PUBLISH_YEAR)

    @property
    def cost(self) -> int:
        return self.year.report.cost.total

    @property
    def most_gain(self) -> int:
        """How many points another year would win at most, while a bound is known."""
        return self.cost - (self.year.bound or 0)

    @property
    def empty(self) -> int:
        """How many seats nobody attends, all meetings together."""
        return sum(len(seats) for seats in self.year.empty.values())

    @property
    def vacant(self) -> int:
        """How many of them because nobody holds the seat."""
        return self.year.vacant

    @property
    def guests(self) -> int:
        """How many of them are guests'."""
        return self.year.guests

    @cached_property
    def unheld(self) -> list[tuple[str, int]]:
        """The offices that the year counts on nobody for, and at how many meetings."""
        charter, found = self.speaker.charter, Counter[str]()
        for slot in self.year.slots:
            series = slot.series
            if series is None:
                continue
            for mine in offices_at(charter, series.body_id, series.body.kind, series.kind):
                if not self._holds(slot, mine):
                    found[charter.vocabulary.offices[mine.kind].name] += 1
        return sorted(found.items())

    def _holds(self, slot: Slot, mine: OfficeId) -> bool:
        """Whether the year knows of somebody who holds an office on the day of a meeting."""
        bodies = (body for body in self.year.instance.bodies if body.id == slot.meeting.body)
        places = (seat for body in bodies for seat in body.seats if seat.id == str(mine))
        return any(place.held(slot.meeting.date) for place in places)

    @property
    def blind_after(self) -> date | None:
        """The day after which nothing is known of school holidays, when dates come after it."""
        notes = (note for slot in self.year.slots for note in slot.off)
        return next((note.known_until for note in notes if note.kind is DayOff.UNKNOWN), None)

    @property
    def unsettled(self) -> bool:
        """Whether its wishes have changed, or a search has failed, since its dates were found."""
        return self.opened.draft.state in UNSETTLED

    @property
    def published(self) -> bool:
        return self.opened.draft.state == DraftState.PUBLISHED

    @property
    def changeable(self) -> bool:
        """Whether the reader may change it."""
        return self.opened.drafter and not self.published

    @property
    def moved(self) -> bool:
        """Whether people have marked dates, or moved meetings against a rule."""
        return self.year.moved

    @property
    def again(self) -> bool:
        """Whether planning again would change it."""
        return self.unsettled or self.year.stale

    @property
    def held_dates(self) -> bool:
        """Whether people hold or rule out dates: what is proved is proved with them."""
        return bool(self.year.pins)

    @cached_property
    def news(self) -> list[Since]:
        """What has changed since the dates were found, of what the reader may know of."""
        scene = self.opened.scene
        known = [one for one in self.year.news if may_know_body(scene, one.body)]
        return since(known, self.speaker)

    @cached_property
    def ending(self) -> list[tuple[str, date]]:
        """The bodies of the year that end before it does, and when: nothing is planned after."""
        bodies = {series.body.pk: series.body for series in self.year.series.values()}
        last = self.opened.period.last
        ends = [(body.name, body.ends) for body in bodies.values() if body.ends]
        return sorted((name, day) for name, day in ends if day < last)

    @cached_property
    def _every_group(self) -> list[tuple[str, list[Column]]]:
        """All columns, by kind of body in the charter's order, then by name."""
        names, charter = self.speaker.names, self.opened.scene.charter
        keys = dict.fromkeys(entry.column for entry in self.entries)
        columns = sorted(
            (Column(key, names(key)) for key in keys), key=lambda one: sort_key(one.name)
        )
        return by_body_kind(charter, columns, lambda column: names.kinds.get(column.key, ""))

    @cached_property
    def _every_column(self) -> list[Column]:
        return [column for _name, columns in self._every_group for column in columns]

    @cached_property
    def pages(self) -> Page[Column]:
        """Many columns, page by page."""
        return self.lists.page(DATES, self._every_column, COLUMNS)

    @property
    def pages_query(self) -> str:
        return query(DATES, by="body" if self.by_body else "")

    @property
    def columns(self) -> list[Column]:
        """The columns shown."""
        return list(self.pages)

    @property
    def groups(self) -> list[tuple[str, list[Column]]]:
        """The columns shown, kind by kind."""
        shown = set(self.columns)
        found = ((name, [c for c in mine if c in shown]) for name, mine in self._every_group)
        return [(name, columns) for name, columns in found if columns]

    @cached_property
    def _repeated(self) -> Mapping[str, list[Mark]]:
        return on_all_dates(self.entries)

    @property
    def repeated(self) -> list[tuple[Mark, list[str]]]:
        """The marks that all the dates of some bodies bear, said once, with these bodies."""
        found: dict[Mark, list[str]] = {}
        for column in self.columns:
            for mark in self._repeated.get(column.key, ()):
                found.setdefault(mark, []).append(column.name)
        return list(found.items())

    @property
    def months(self) -> list[Month]:
        """A line for each month, by its first day; a cell for each column."""
        every = months(self.opened.period)
        return list(opened(Month(first, self.cells(first)) for first in every))

    @property
    def rows(self) -> list[Cell]:
        """A line for each column."""
        return self.cells()

    def cells(self, first: date | None = None) -> list[Cell]:
        """The meetings of each column, in one month or in all."""
        here = [e for e in self.entries if first is None or e.on.replace(day=1) == first]
        shown = (without(entry, self._repeated) for entry in here)
        found = by_kind(shown, (), lambda entry: entry.column)
        return [(column, found.get(column.key, [])) for column in self.columns]

    @cached_property
    def gave_way(self) -> list[GaveWay]:
        """The wishes that are not met, body by body, the body that gave most first."""
        every = sorted(
            self.year.charges,
            key=lambda charge: (-charge.amount, charge.date, charge.kind in GAPS),
        )
        found = []
        for column in self._every_column:
            charges = [charge for charge in every if charge.body == column.key]
            if charges:
                total = sum(charge.amount for charge in charges)
                found.append(GaveWay(column.name, tuple(map(self.speaker.charge, charges)), total))
        return sorted(found, key=lambda gave: (-gave.cost, sort_key(gave.name)))

    @cached_property
    def gave_way_pages(self) -> Page[GaveWay]:
        """Many bodies that gave way, page by page."""
        return self.lists.page(GAVE_WAY, self.gave_way, COLUMNS)

    @property
    def gave_way_query(self) -> str:
        return query(GAVE_WAY, by="body" if self.by_body else "")

    @cached_property
    def _broken(self) -> tuple[tuple[Reason, ...], int]:
        return broken_rules(self.opened.scene, self.year, self.speaker)

    @property
    def broken(self) -> tuple[Reason, ...]:
        """The rules that it breaks, of what the reader may know of."""
        return self._broken[0]

    @property
    def broken_elsewhere(self) -> int:
        """How many rules it breaks besides, for bodies of which the reader knows nothing."""
        return self._broken[1]

    @property
    def cost_elsewhere(self) -> bool:
        """Whether wishes of bodies of which the reader knows nothing are not met."""
        return self.cost > sum(gave.cost for gave in self.gave_way)

    @property
    def periods(self) -> list[PeriodWords]:
        """Those that the network keeps free, or is told of."""
        season = self.opened.period
        return [said(one) for one in self.year.periods.between(season.first, season.last)]

    @cached_property
    def left_out(self) -> list[conflict.LeftOut]:
        """The rules that people chose to leave out."""
        return conflict.left_out(self.opened, self.year.instance, self.speaker)


def speaker_of(scene: Scene, year: Year) -> Speaker:
    """Who says things of this year to this reader (three queries)."""
    known = (body.id for body in year.instance.bodies)
    names = board.names(year.draft, year.series.values(), scene.charter, known)
    return Speaker(names, scene.charter, bool(may_draft(scene.member)), year.schedule)


def broken_rules(scene: Scene, year: Year, speaker: Speaker) -> tuple[tuple[Reason, ...], int]:
    """The rules that a year breaks, of what the reader may know of, and how many others."""
    every = year.report.violations
    known = speaker.rules(one for one in every if may_know_body(scene, one.body))
    return known, len(speaker.rules(every)) - len(known)


def may_know(scene: Scene, slot: Slot) -> bool:
    """Whether the reader may know that this meeting takes place, as on the programme of the
    year."""
    return may_know_body(scene, slot.meeting.body)


def may_know_body(scene: Scene, body: str | None) -> bool:
    """The same for all the meetings of a body of the planner; for nothing named, all may."""
    mine = read(body)
    return not isinstance(mine, MeetingsId) or may_know_of(scene.member, mine.kind, mine.body)


def turns_in_words(meeting: PlannedMeeting, names: board.Names) -> tuple[tuple[str, str], ...]:
    """Each duty of a meeting, and the seat that has it."""
    return tuple((names(duty), names(turn.seat)) for duty, turn in meeting.duties.items())


def entry(slot: Slot, speaker: Speaker) -> BoardMeeting:
    """A meeting as the board shows it: as the calendar has it, if it does."""
    meeting, names, drawn = slot.meeting, speaker.names, slot.drawn
    place = names(meeting.host) if meeting.host else ""
    return BoardMeeting(
        on=meeting.date,
        part=str(Part(meeting.part).label),
        opens=drawn.opens if drawn else slot.series.opens if slot.series else None,
        series=slot.series,
        drawn=drawn.pk if drawn and speaker.drafter else None,
        column=meeting.body,
        place=drawn.where if drawn else place,
        turns=turns_in_words(meeting, names),
        marks=tuple(badges(slot, speaker)),
    )


def badges(slot: Slot, speaker: Speaker) -> Iterator[Mark]:
    """What there is to say of a date, each in words."""
    if slot.drawn:
        yield Mark("info", "calendar", _("in the calendar already"))
    elif slot.held:
        yield Mark("accent", "lock", _("date held"))
    yield from marks(slot, speaker)
