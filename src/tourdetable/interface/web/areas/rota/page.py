"""The turns of a body: the method, the next names, the table of the year, where each seat stands.

Seats are told in the order of their names, never ranked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import DutyKind
from tourdetable.domain.meetings.calendar.seasons import label
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.networks.models import Body
from tourdetable.domain.rota.balance import Balance, MeetingTurns, TurnSeat
from tourdetable.domain.rota.enums import SwapState
from tourdetable.domain.rota.models import RotaMethod, SkippedTurn, Swap
from tourdetable.domain.rota.queries import method_in_force, rota_of, skips_of, swaps_of
from tourdetable.domain.rota.rules import may_share
from tourdetable.domain.rota.terms import RotaTerms
from tourdetable.domain.rota.turns import EVER, BodyTurns, Foreseen
from tourdetable.domain.rota.wording import method_words
from tourdetable.interface.web.areas.rota.words import part_words, standing_words
from tourdetable.interface.web.base.scene import Scene

NAMES = 4
"""How many of the next names are told for each duty."""

SWAPS = 12
"""How many swaps are told, the latest first."""


@dataclass(frozen=True)
class NextName:
    """Whose turn it is next, at a meeting if it has a date (`given`: it is already theirs)."""

    seat: TurnSeat
    meeting: MeetingTurns | None
    given: bool
    mine: bool


@dataclass(frozen=True)
class YearTurn:
    """One duty at one meeting: the seat that has it, or whose turn it would be; who gave it up;
    what the reader may do about it (the names of pages)."""

    duty: DutyKind
    name: str
    mine: bool
    given: bool
    vacant: bool
    skipped: Sequence[SkippedTurn]
    may: tuple[str, ...]


@dataclass(frozen=True)
class SeatTurns:
    """A seat and, duty by duty, its numbers and where it stands."""

    name: str
    mine: bool
    cells: list[tuple[str, Balance, str, str]]


@dataclass(frozen=True)
class RotaPage:
    """What one reader sees of the turns of a body, in the same number of queries whatever it
    holds; `season` is the one whose table is shown."""

    scene: Scene
    body: Body
    season: Period

    @cached_property
    def rota(self) -> BodyTurns:
        return rota_of(self.body, self.scene.charter, on=self.scene.today)

    @cached_property
    def foreseen(self) -> Foreseen:
        return self.rota.foreseen(NAMES)

    @property
    def duties(self) -> tuple[DutyKind, ...]:
        return self.scene.charter.vocabulary.duties_of(self.body.kind)

    @cached_property
    def names(self) -> dict[int, str]:
        """Of all the seats that take turns, exempt ones too."""
        return {seat.pk: seat.name for seat in self.rota.seats}

    @cached_property
    def own(self) -> frozenset[int]:
        return frozenset(seat.pk for seat in self.scene.member.seats_in(self.body.pk))

    @cached_property
    def settled(self) -> RotaMethod | None:
        return method_in_force(self.body, self.scene.today)

    @property
    def method(self) -> list[str]:
        """How duties go round, in sentences."""
        row = self.settled
        if row is None:
            return method_words(RotaTerms(), self.names)
        exempt = {one.seat_id: one.reason for one in row.exemptions.all()}
        parameters = RotaTerms(
            row.order, tuple(row.sequence), exempt, row.volunteers_first, row.length
        )
        return method_words(parameters, self.names)

    @property
    def season_name(self) -> str:
        return label(self.season)

    @property
    def before(self) -> Period | None:
        """The season before, if the body met then."""
        days = self.scene.charter.season.containing(self.season.first - timedelta(days=1))
        return days if self.meetings_in(days) else None

    @property
    def after(self) -> Period | None:
        days = self.scene.charter.season.containing(self.season.last + timedelta(days=1))
        return days if self.meetings_in(days) else None

    def meetings_in(self, days: Period) -> list[MeetingTurns]:
        """The meetings of some days at which a duty goes round."""
        every = {m.pk: m for line in self.rota.meetings.values() for m in line if m.on in days}
        return sorted(every.values(), key=lambda m: (m.on, m.pk))

    @cached_property
    def skipped(self) -> dict[tuple[int, str], list[SkippedTurn]]:
        found: dict[tuple[int, str], list[SkippedTurn]] = {}
        for row in skips_of(self.body, self.season.first):
            found.setdefault((row.meeting_id, row.duty), []).append(row)
        return found

    @cached_property
    def may_share(self) -> bool:
        """Whether the reader shares turns out, and there are some to come."""
        turns = current_turns(self.body, now=self.scene.now)
        return bool(may_share(self.scene.member, self.body, turns))

    @property
    def to_come(self) -> list[MeetingTurns]:
        """The meetings to come whose turns may be given, of this season and of later ones."""
        return [m for m in self.meetings_in(EVER) if m.free]

    @property
    def unassigned(self) -> int:
        """How many turns to come nobody has."""
        return sum(
            m.free and duty not in m.takers
            for duty, line in self.rota.meetings.items()
            for m in line
        )

    @property
    def next_names(self) -> list[tuple[str, list[NextName]]]:
        """Duty by duty, those who come next: at the meetings that have a date, then beyond."""
        return [(duty.name, self.next_of(duty.code)) for duty in self.duties]

    def next_of(self, duty: str) -> list[NextName]:
        later = [NextName(s, None, False, s.pk in self.own) for s in self.foreseen.later[duty]]
        return [*self.dated_names(duty), *later][:NAMES]

    def dated_names(self, duty: str) -> list[NextName]:
        """Those who come next at the meetings that have a date."""
        seats = {seat.pk: seat for seat in self.rota.seats}
        found = []
        for meeting in self.rota.meetings[duty]:
            if not meeting.free:
                continue
            given = seats.get(meeting.takers.get(duty, 0))
            seat = given or self.foreseen.at.get((meeting.pk, duty))
            if seat is not None:
                found.append(NextName(seat, meeting, given is not None, seat.pk in self.own))
        return found

    @property
    def lines(self) -> list[tuple[MeetingTurns, list[YearTurn | None]]]:
        """The table of the season: meeting after meeting, each duty."""
        return [
            (meeting, [self.line(meeting, duty) for duty in self.duties])
            for meeting in self.meetings_in(self.season)
        ]

    def line(self, meeting: MeetingTurns, duty: DutyKind) -> YearTurn | None:
        if not any(meeting.pk == one.pk for one in self.rota.meetings[duty.code]):
            return None
        taker = meeting.takers.get(duty.code)
        seat = self.foreseen.at.get((meeting.pk, duty.code)) if taker is None else None
        pk = taker if taker is not None else seat.pk if seat else None
        known = next((one for one in self.rota.seats if one.pk == pk), None)
        vacant = bool(known and meeting.free and not known.is_held(meeting.on))
        return YearTurn(
            duty,
            self.name_of(pk),
            mine=pk in self.own,
            given=taker is not None,
            vacant=vacant,
            skipped=self.skipped.get((meeting.pk, duty.code), ()),
            may=self.acts(meeting, duty.code, taker),
        )

    def name_of(self, pk: int | None) -> str:
        """What a seat is called; one that takes no turn any more may have had one."""
        if pk is None:
            return ""
        return self.names.get(pk) or self.others.get(pk, "")

    @cached_property
    def others(self) -> dict[int, str]:
        """The seats that take no turn by rule, and took one (one query, when there are some)."""
        lines = self.rota.meetings.values()
        taking = {pk for line in lines for m in line for pk in m.takers.values()}
        left = taking - self.names.keys()
        rows = self.body.seats.filter(pk__in=left).select_related("institution") if left else ()
        return {row.pk: str(row) for row in rows}

    def acts(self, meeting: MeetingTurns, duty: str, taker: int | None) -> tuple[str, ...]:
        if not meeting.free:
            return ()
        if taker in self.own:
            return ("turn_kit", "turn_swap", "turn_skip")
        if taker is None and self.own & self.names.keys():
            gone = bool(self.skipped.get((meeting.pk, duty)))
            return ("turn_offer",) if self.rota.method.volunteers_first or gone else ()
        return ()

    @property
    def balances(self) -> list[SeatTurns]:
        """Where each seat stands, by name: those that are there, or were in the season."""
        found = []
        for seat in self.rota.seats:
            if not any(self.season.meets(days) for days in seat.held):
                continue
            cells = []
            for duty in self.duties:
                one = self.rota.balances(duty.code)[seat.pk]
                cells.append((duty.name, one, part_words(one), standing_words(one)))
            found.append(SeatTurns(seat.name, seat.pk in self.own, cells))
        return found

    @cached_property
    def every_swap(self) -> list[Swap]:
        return swaps_of(self.body)

    @property
    def swaps(self) -> list[Swap]:
        """The latest ones, those that wait for the reader's answer first."""
        mine = [one for one in self.every_swap if self.waits(one)]
        return [*mine, *(one for one in self.every_swap if one not in mine)][:SWAPS]

    def waits(self, swap: Swap) -> bool:
        """Whether a swap waits for the reader's answer: until the meeting begins."""
        asked = swap.state == SwapState.ASKED and swap.other_id in self.own
        return asked and swap.meeting.starts_at > self.scene.now


def rota_page(scene: Scene, body: Body, year: str) -> RotaPage:
    """The turns of a body, with the table of a season (`year`: that of its first day)."""
    season = scene.charter.season
    first = season.containing(scene.today)
    if year.isdecimal() and 2000 <= int(year) <= 2100:
        first = season.containing(first.first.replace(year=int(year), day=1) + timedelta(days=31))
    return RotaPage(scene, body, first)
