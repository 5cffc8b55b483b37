"""Who has a place at a meeting whose places are counted, as answers come and go: whoever waited and
has one now is told.

Nothing that is recorded says who has a place: it follows from the answers (`answers.room`). What is
kept, `Reply.waits`, is what people were last told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.meetings.answers import RoomPlace
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import Known, known_at, room_of
from tourdetable.domain.networks.actors import By

AtSeat = tuple[int, int]
"""A seat, and somebody who holds it."""


@once
def settle_places(*, meeting: Meeting, by: By, now: datetime) -> list[int]:
    """See who has a place as the answers and the capacity now are; the persons who waited and have
    one, who will be told."""
    rows = Meeting.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "body__network"
    )
    return give_places(rows.get(pk=meeting.pk), by, now)


def give_places(meeting: Meeting, by: By, now: datetime) -> list[int]:
    """The same, a step of the actions that change answers, or how many may come (`meeting` is
    locked)."""
    if meeting.capacity is None and not meeting.replies.filter(waits=True).exists():
        return []
    known = known_at(meeting)
    freed = sorted({person for _seat, person in freed_by(meeting, known)})
    if freed:
        tell("meeting.place_freed", meeting, consequence(by), now, facts=[], people=freed)
    return freed


def consequence(by: By) -> By:
    """Whoever acts, for a second event of the same gesture: it is recorded by the first one."""
    return replace(by, gesture=None)


def brought(known: Known) -> Mapping[AtSeat, set[AtSeat]]:
    """By whose answer who comes."""
    found: dict[AtSeat, set[AtSeat]] = {}
    for seat, people in known.items():
        for one in people:
            if one.coming and one.by is not None:
                found.setdefault((seat, one.by), set()).add((seat, one.person))
    return found


def at_seats(places: Iterable[RoomPlace]) -> set[AtSeat]:
    """Who has these places, for which seat."""
    return {(place.seat, place.person) for place in places}


def freed_by(meeting: Meeting, known: Known) -> set[AtSeat]:
    """Those who have a place, of answers whose people had none when we last looked; keeps who
    waits now."""
    places, whom, freed = room_of(meeting, known), brought(known), set[AtSeat]()
    waiting, inside = at_seats(places.waiting), at_seats(places.inside)
    for row in meeting.replies.all():
        theirs = whom.get((row.seat_id, row.person_id), set()) if row.stands else set()
        waits = bool(theirs & waiting)
        if row.waits and not waits:
            freed |= theirs & inside
        if row.waits != waits:
            meeting.replies.filter(pk=row.pk).update(waits=waits)
    return freed
