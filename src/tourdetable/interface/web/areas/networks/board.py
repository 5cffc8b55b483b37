"""The composition board of a body, said in words: vacant places, incomplete pairs, what ends
soon; and turns taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.meetings.calendar.seasons import moments
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import by_college, local_day
from tourdetable.domain.networks.rules import phone_shown_to
from tourdetable.domain.networks.seating import HeldSeat, SeatHolder
from tourdetable.domain.rota.queries import rounds
from tourdetable.interface.language import day as long_day
from tourdetable.interface.web.areas.networks.reads import TURNS_IN_BODY
from tourdetable.interface.web.base.scene import Scene

Turns = Counter[tuple[int, str]]
"""How many turns, by seat and duty."""


MOMENT = timedelta(seconds=1)


class TurnTaken(NamedTuple):
    """Which seat has which duty at a meeting, when that begins and of what kind it is."""

    seat: int
    duty: str
    meeting: int
    starts_at: datetime
    kind: str


@dataclass(frozen=True)
class HolderLine:
    """Somebody who holds a seat, and the telephone that they show to the reader."""

    name: str
    phone: str


@dataclass(frozen=True)
class SeatRow:
    """A seat, by its institution: who holds it, how many places are free, what should be known of
    it, whether it is the reader's."""

    name: str
    holders: list[HolderLine]
    free: int
    notes: list[str]
    mine: bool

    @property
    def places(self) -> range:
        """One for each vacant place."""
        return range(self.free)


@dataclass(frozen=True)
class TurnCell:
    """One duty, in the charter's word: how many turns a seat took, how many it has ahead."""

    duty: str
    taken: int
    ahead: int


@dataclass(frozen=True)
class Board:
    """The seats of a body, as one reader sees them; and meetings of it that are told `beside`."""

    scene: Scene
    body: Body
    seats: list[HeldSeat]
    beside: tuple[Meeting, ...] = ()

    @cached_property
    def places(self) -> int:
        """How many people hold one seat, in this kind of body."""
        kind = self.scene.charter.vocabulary.body_kinds.get(self.body.kind)
        return kind.holders if kind else 1

    @cached_property
    def soon(self) -> date:
        """The last day of what ends soon, as the charter warns of it."""
        return self.scene.today + timedelta(days=self.scene.charter.warn_days)

    @cached_property
    def own(self) -> frozenset[int]:
        """The reader's seats."""
        return frozenset(seat.pk for seat in self.scene.member.seats)

    @property
    def vacant(self) -> int:
        """How many seats miss somebody."""
        return sum(len(seat.holders) < self.places for seat in self.seats)

    @property
    def ending(self) -> int:
        """How many seats end soon, or lose somebody soon."""
        return sum(self.ends_soon(seat) for seat in self.seats)

    def ends_soon(self, seat: HeldSeat) -> bool:
        ends = (seat.ends, *(holder.ends for holder in seat.holders))
        return any(day is not None and day <= self.soon for day in ends)

    def first(self, count: int) -> list[HeldSeat]:
        """The first seats: the reader's own, those that miss somebody, those that end soon."""

        def rank(seat: HeldSeat) -> tuple[bool, bool, bool]:
            missing = len(seat.holders) < self.places
            return seat.pk not in self.own, not missing, not self.ends_soon(seat)

        found = {seat.pk for seat in sorted(self.seats, key=rank)[:count]}
        return [seat for seat in self.seats if seat.pk in found]

    def colleges(self, seats: Iterable[HeldSeat]) -> list[tuple[str, list[SeatRow]]]:
        """Some of the seats, college by college."""
        groups = by_college(self.scene.charter, self.body, seats)
        return [(name, [self.row(seat) for seat in group]) for name, group in groups]

    def row(self, seat: HeldSeat) -> SeatRow:
        free = max(self.places - len(seat.holders), 0)
        return SeatRow(
            seat.name,
            holders=[self.holder(one) for one in seat.holders],
            free=free,
            notes=[*vacancy(self.places, free), *endings(seat, self.soon), *manner(seat)],
            mine=seat.pk in self.own,
        )

    def holder(self, one: SeatHolder) -> HolderLine:
        shown = phone_shown_to(self.scene.member, one, (self.body.pk,))
        return HolderLine(one.name, shown)

    def turns(self, seats: Iterable[HeldSeat]) -> list[tuple[HeldSeat, list[TurnCell]]]:
        """The turns of the season per seat and duty, for the seats that take turns (standing
        seats, and others if they volunteer: ITC-06) or have taken one."""
        duties = self.scene.charter.vocabulary.duties_of(self.body.kind)
        if not duties:
            return []
        taken, ahead = self.counted
        found = []
        for seat in seats:
            cells = [
                TurnCell(d.name, taken[seat.pk, d.code], ahead[seat.pk, d.code]) for d in duties
            ]
            if seat.takes_turns or any(cell.taken or cell.ahead for cell in cells):
                found.append((seat, cells))
        return found

    @cached_property
    def season(self) -> tuple[datetime, datetime]:
        """From the first moment of the season to the first one after it."""
        scene = self.scene
        return moments(scene.network, scene.charter.season.containing(scene.today))

    @cached_property
    def taken(self) -> list[TurnTaken]:
        """The turns of the season, and those of the meetings that are told `beside` (one
        query)."""
        first, last = self.season
        known = [meeting.starts_at for meeting in self.beside]
        since, until = min([first, *known]), max([last, *(day + MOMENT for day in known)])
        return list(
            map(TurnTaken._make, TURNS_IN_BODY.rows(body=self.body.pk, since=since, until=until))
        )

    def of_meeting(self, meeting: Meeting) -> list[Turn]:
        """The turns of one meeting that is told beside."""
        found = (turn for turn in self.taken if turn.meeting == meeting.pk)
        return [Turn(meeting_id=meeting.pk, duty=one.duty, seat_id=one.seat) for one in found]

    @cached_property
    def counted(self) -> tuple[Turns, Turns]:
        """Turns of this season by seat and duty: those of days past or of today, those ahead; at
        the meetings over which they go round, as the page of turns and the charter count."""
        first, last = self.season
        over = rounds(self.scene.charter, self.body.kind, on=self.scene.today)
        taken, ahead = Turns(), Turns()
        for turn in self.taken:
            kinds = over.get(turn.duty, frozenset())
            if first <= turn.starts_at < last and (not kinds or turn.kind in kinds):
                later = local_day(self.scene.network, turn.starts_at) > self.scene.today
                (ahead if later else taken)[turn.seat, turn.duty] += 1
        return taken, ahead


def vacancy(places: int, free: int) -> list[str]:
    """« Siège vacant », « Binôme incomplet », « Il manque 2 personnes sur 3 »."""
    if not free:
        return []
    if free == places:
        return [_("Vacant seat: nobody holds it")]
    if places == 2:
        return [_("Incomplete pair: one place to fill")]
    said = ngettext(
        "%(free)d place to fill out of %(places)d",
        "%(free)d places to fill out of %(places)d",
        free,
    )
    return [said % {"free": free, "places": places}]


def endings(seat: HeldSeat, soon: date) -> Iterator[str]:
    """What ends soon: the mandates of the seat, then the seat itself."""
    for holder in seat.holders:
        if holder.ends and holder.ends <= soon:
            said = {"person": holder.name, "day": long_day(holder.ends)}
            yield _("The mandate of %(person)s ends on %(day)s") % said
    if seat.ends and seat.ends <= soon:
        yield _("This seat ends on %(day)s") % {"day": long_day(seat.ends)}


def manner(seat: HeldSeat) -> list[str]:
    """How the seat takes part, when it is not the ordinary way."""
    words = {SeatKind.LIGHT: _("Follows through the minutes"), SeatKind.INVITED: _("Invited")}
    kind = words.get(seat.kind)
    if kind and seat.volunteers:
        return [_("%(manner)s, takes turns all the same") % {"manner": kind}]
    return [kind] if kind else []
