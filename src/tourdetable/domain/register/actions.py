"""Keeping the register of a meeting: seats and those who were called in, by a hand, from the paper
sheet, or each for themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.guests.models import Guest
from tourdetable.domain.guests.queries import GUESTS_AT
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.marking import (
    Noted,
    Pair,
    must_be_a_mark,
    recorded_marks,
    without_agreed,
    write_marks,
)
from tourdetable.domain.meetings.actions.sitting import open_sitting
from tourdetable.domain.meetings.enums import CAME, HowMarked
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.models import Person
from tourdetable.domain.register.models import GuestAttendance
from tourdetable.domain.register.queries import NO_SEAT, guest_marks

ON_TIME = timedelta(minutes=10)
"""Whoever checks in no later after the beginning was there at the beginning."""
STILL = timedelta(hours=3)
"""How long after its foreseen end a meeting may go on."""


@once
def record(
    *,
    meeting: Meeting,
    marks: Mapping[Pair, Noted],
    seen: Mapping[Pair, str],
    by: By,
    now: datetime,
    paper: bool = False,
    confirmed: bool = False,
) -> None:
    """Record how each person was there, from what one sees or (`paper`) from the signed sheet:
    holders by (seat, person), those who were called in by (`NO_SEAT`, guest).

    It is refused as `sitting.mark_attendance` says.
    """
    how = HowMarked.PAPER if paper else HowMarked.HAND
    write(open_sitting(meeting, now), marks, seen, how, by, now, confirmed=confirmed)


@once
def check_in(
    *, meeting: Meeting, seats: Collection[Seat], mode: str, by: Actor, now: datetime
) -> None:
    """Say that one is there oneself, for all seats that one holds there that day."""
    pairs = [(seat.pk, by.person.pk) for seat in seats]
    come(open_sitting(meeting, now), pairs, mode, by, now)


@once
def check_guest_in(*, meeting: Meeting, guest: Guest, mode: str, by: Actor, now: datetime) -> None:
    """The same for somebody who was called in."""
    come(open_sitting(meeting, now), [(NO_SEAT, guest.pk)], mode, by, now)


def come(meeting: Meeting, pairs: Iterable[Pair], mode: str, by: Actor, now: datetime) -> None:
    """Mark somebody as there from now on; whoever is already, in the same way, stays so."""
    if mode not in CAME or now > meeting.ends_at + STILL:
        raise ValidationError(_("One says that one is there while the meeting is held."))
    known = all_marks(meeting)
    found = {pair: known.get(pair, Noted()) for pair in pairs}
    marks = {
        pair: Noted(mode, since(was, meeting, now))
        for pair, was in found.items()
        if was.mode != mode or was.left_at is not None
    }
    if marks:
        write(meeting, marks, {}, HowMarked.SELF, by, now)


def all_marks(meeting: Meeting) -> dict[Pair, Noted]:
    """How those who hold a seat, and those who were called in, are marked (two queries)."""
    called = guest_marks(meeting)
    return {**recorded_marks(meeting), **{(NO_SEAT, one): mark for one, mark in called.items()}}


def since(was: Noted, meeting: Meeting, now: datetime) -> datetime | None:
    """When somebody arrived: as it was noted, or now, once the meeting has long begun."""
    if was.mode in CAME:
        return was.arrived_at
    return now.replace(second=0, microsecond=0) if now > meeting.starts_at + ON_TIME else None


def write(
    meeting: Meeting,
    marks: Mapping[Pair, Noted],
    seen: Mapping[Pair, str],
    how: HowMarked,
    by: By,
    now: datetime,
    *,
    confirmed: bool = False,
) -> None:
    """Write marks at a sitting that is locked, and tell it once."""
    seats, called = split(marks)
    seats_seen, called_seen = split(seen)
    guests = write_guests(meeting, called, called_seen, how, by)
    told = write_marks(meeting, seats, seats_seen, by=by, confirmed=confirmed, how=how)
    tell("meeting.attendance_marked", meeting, by, now, **told, guests=guests)


def split(marks: Mapping[Pair, Any]) -> tuple[dict[Pair, Any], dict[int, Any]]:
    """What is said of holders, and of those who were called in."""
    seats = {pair: said for pair, said in marks.items() if pair[0] != NO_SEAT}
    return seats, {one: said for (seat, one), said in marks.items() if seat == NO_SEAT}


def write_guests(
    meeting: Meeting,
    marks: Mapping[int, Noted],
    seen: Mapping[int, str],
    how: HowMarked,
    by: By,
) -> list[list[Any]]:
    """Write how those who were called in were there; what changed, for the journal."""
    if not marks:
        return []
    before = guest_marks(meeting)
    must_be_called(meeting, marks, before)
    marks = without_agreed(marks, seen, before)
    if any(before.get(one, Noted()).code != seen[one] for one in marks if one in seen):
        raise Changed(meeting)
    for guest, mark in marks.items():
        write_guest(meeting, guest, mark, how, by.person)
    was = {guest: before.get(guest, Noted()) for guest in marks}
    return [[g, was[g].code, mark.code] for g, mark in marks.items() if was[g] != mark]


def must_be_called(meeting: Meeting, guests: Iterable[int], known: Iterable[int]) -> None:
    """Those who are marked were called in to it, or their presence there is `known` already."""
    rows = GUESTS_AT.rows(meeting=meeting.pk, body=meeting.body_id, on=meeting.day)
    if set(guests) - {guest.pk for guest, *_rest in rows} - set(known):
        raise ValidationError(_("Somebody in this list was not called in to this meeting."))


def write_guest(
    meeting: Meeting, guest: int, mark: Noted, how: HowMarked, person: Person | None
) -> None:
    where: dict[str, Any] = {"meeting": meeting, "guest_id": guest}
    if not mark.mode:
        GuestAttendance.objects.filter(**where).delete()
        return
    must_be_a_mark(mark)
    said: dict[str, Any] = {**mark._asdict(), "how": how, "entered_by": person}
    GuestAttendance.objects.update_or_create(**where, defaults=said)
