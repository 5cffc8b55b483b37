"""How far circulated minutes went, in short, for the members of the body that met."""

from __future__ import annotations

from dataclasses import dataclass, field

from tourdetable.domain.networks.models import Seat
from tourdetable.domain.relays.queries import count_of
from tourdetable.domain.relays.rules import why_kept
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext
from tourdetable.interface.web.base.forms import WriteForm


@dataclass(frozen=True)
class RelaysInShort:
    """How many seats relayed, of those that are expected to; whether the reader holds one that
    may, and whether all of theirs did."""

    reached: int
    awaited: int
    may_relay: bool
    done: bool
    form: WriteForm | None = field(default=None, compare=False)
    """The button of a reader who holds one seat there, until it has relayed."""


def relays_in_short(record: MinutesInContext) -> RelaysInShort | None:
    """None before they leave the body, and for whoever does not sit there (one query)."""
    standing, minutes = record.scene.standing, record.minutes
    if standing is None or minutes is None or why_kept(minutes):
        return None
    body = record.meeting.body_id
    if not record.readable or not standing.sits_in(body):
        return None
    seats = standing.seats_in(body)
    count = count_of(minutes, on=record.scene.today, own=[seat.pk for seat in seats])
    done = 0 < len(seats) == count.own
    form = None if done else button(record, seats)
    return RelaysInShort(count.reached, count.awaited, bool(seats), done, form)


def button(record: MinutesInContext, seats: tuple[Seat, ...]) -> WriteForm | None:
    """That of whoever holds one seat there: nothing is to be chosen."""
    return WriteForm(scene=record.scene, capacities=seats) if len(seats) == 1 else None
