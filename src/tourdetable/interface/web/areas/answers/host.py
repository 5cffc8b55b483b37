"""What whoever receives a meeting must know, on one page to print: how many come, in the room or
remotely, what the room must allow. Nobody is named there beside a need: the sheet goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.guests.queries import GUESTS_AT
from tourdetable.domain.meetings.queries import replies_to
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.networks.seating import held_seats
from tourdetable.interface.web.areas.meetings.access import Chosen
from tourdetable.interface.web.areas.meetings.seats import SeatBoard
from tourdetable.interface.web.opened import OpenLists


@dataclass(frozen=True)
class HostSheet:
    """What is known of who comes, as the answers are now."""

    chosen: Chosen
    board: SeatBoard
    guests: Sequence[Guest]

    @cached_property
    def coming(self) -> set[int]:
        """Those who have a place in the room."""
        return {place.person for place in self.board.room.inside}

    @cached_property
    def remote(self) -> set[int]:
        """Those who come remotely."""
        known = self.board.known.values()
        found = {one.person for people in known for one in people if one.coming and one.remote}
        return found - self.coming

    @property
    def waiting(self) -> int:
        """How many wait for a place."""
        return len(self.board.room.waiting)

    @cached_property
    def unknown(self) -> set[int]:
        """Those who may come: of seats that are waited for, of whom nothing is known."""
        counted = {seat.pk for seat in self.board.seats if seat.counts}
        found = {
            one.person
            for seat, people in self.board.known.items()
            if seat in counted
            for one in people
            if one.coming is None
        }
        return found - self.coming - self.remote

    @property
    def called_in(self) -> int:
        """How many are called in who hold no seat there."""
        return len({guest.person_id for guest in self.guests} - self.coming - self.remote)

    @property
    def in_the_room(self) -> int:
        """How many chairs are surely needed."""
        return len(self.coming) + self.called_in

    @property
    def at_most(self) -> int:
        """How many may be needed: those of whom nothing is known too, as far as there are
        places."""
        capacity = self.chosen.meeting.capacity
        seated = len(self.coming) + len(self.unknown)
        if capacity is not None:
            seated = max(min(seated, capacity), len(self.coming))
        return seated + self.called_in

    @cached_property
    def needs(self) -> list[str]:
        """What those who are expected in the room need, each said once, nobody named."""
        here = self.coming | self.unknown
        said = [
            one.needs for seat in self.board.seats for one in seat.holders if one.person in here
        ]
        said += [guest.person.access_needs for guest in self.guests]
        return sorted({words.strip() for words in said if words.strip()})

    @property
    def kind(self) -> str:
        """The charter's word for the kind of meeting."""
        kinds = self.chosen.scene.charter.vocabulary.meeting_kinds
        return word_for(kinds, self.chosen.meeting.kind)

    @property
    def last_day(self) -> date | None:
        """Of a meeting that ends on another day."""
        last = local_day(self.chosen.scene.network, self.chosen.meeting.ends_at)
        return last if last != self.chosen.on else None


def read_sheet(chosen: Chosen) -> HostSheet:
    """Read it, in as many queries for 3 seats as for 300."""
    meeting = chosen.meeting
    seats = held_seats(meeting.body, on=chosen.on)
    board = SeatBoard(chosen, seats, replies_to(meeting), [], OpenLists({}))
    asked = {"meeting": meeting.pk, "body": meeting.body_id, "on": chosen.on}
    return HostSheet(chosen, board, [row[0] for row in GUESTS_AT.rows(**asked)])
