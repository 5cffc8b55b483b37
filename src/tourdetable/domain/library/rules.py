"""Who brings something, reads it, changes it, answers it; who keeps the sources."""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.core.words.audience import Audience
from tourdetable.domain.library.enums import EntryKind, FollowUpWish
from tourdetable.domain.library.models import Entry
from tourdetable.domain.networks.models import Office, Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.topics.rules import PREPARING, Speaking, preparing_all

OFFERED = (Audience.BODY, Audience.NETWORK, Audience.PARTNERS, Audience.PUBLIC)
"""For whom one may bring something."""


def may_see(standing: Standing, entry: Entry) -> bool:
    """The members of the network; those who sit in its body, when it is for them alone. Somebody
    reads for ever what their seat brought or keeps."""
    if entry.audience != Audience.BODY:
        return standing.belongs
    return standing.sits_in(entry.body_id or 0) or bool(own_seats(standing, entry))


def own_seats(standing: Standing, entry: Entry) -> tuple[Seat, ...]:
    """The person's seats that brought it or keep it."""
    mine = (entry.seat_id, entry.keeper_id)
    return tuple(seat for seat in standing.seats if seat.pk in mine)


def leads(standing: Standing, entry: Entry) -> tuple[Office, ...]:
    """The person's offices that prepare the meetings of its body, or of the whole network."""
    if entry.body is None:
        return tuple(one for one in preparing_all(standing) if isinstance(one, Office))
    return tuple(
        dict.fromkeys(
            office for right in PREPARING for office in standing.offices_with(right, entry.body)
        )
    )


def may_change(standing: Standing, entry: Entry) -> Speaking:
    """Its seat, its keeper, who brought it by an office, and those who lead."""
    brought: tuple[Office, ...] = ()
    if entry.seat_id is None and entry.person_id == standing.person.pk:
        brought = standing.offices
    return tuple(dict.fromkeys((*own_seats(standing, entry), *brought, *leads(standing, entry))))


def may_answer(standing: Standing, entry: Entry, preparing: Speaking) -> Speaking:
    """Those who prepare its body, for a watch item that asks for something."""
    asks = entry.kind == EntryKind.WATCH and entry.follow_up != FollowUpWish.INFORM
    return preparing if asks and entry.retired_on is None else ()


def audiences_for(body: object | None) -> Iterable[Audience]:
    """The audiences that something may have: without a body there is no body to keep it to."""
    return OFFERED if body else OFFERED[1:]
