"""Those who were invited, and hold no seat any more on the day of the meeting: they are told that
they are not expected, and their calendar forgets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import NamedTuple

from tourdetable.domain.guests.models import Guest
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.meetings.actions.inviting import release
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.notices.latecomers import convened_ahead, invitations, told_of
from tourdetable.domain.people.models import Person


class Leavers(NamedTuple):
    """A meeting, the event by which it was convened, who is expected no more (ids), and the last
    event by which they were invited."""

    meeting: Meeting
    convened: int
    persons: list[int]
    since: int


def release_leavers(*, now: datetime) -> int:
    """Have them told; how many. Run twice, or by two programs at once, each is told once."""
    count = 0
    for meeting, convened, persons, since in list(leavers(now)):
        with suppress(AlreadyDone):
            release(meeting=meeting, persons=persons, convened=convened, since=since, now=now)
            count += len(persons)
    return count


def leavers(now: datetime) -> Iterator[Leavers]:
    """Who is to be told: seven queries at most.

    Nobody is as long as somebody of their mailbox keeps a seat, or is called in: the meeting stays
    in its calendar.
    """
    meetings = convened_ahead(now)
    told = told_of(meetings, sent=True) if meetings else {}
    if not told:
        return
    events = invitations(meetings)
    boxes = mailboxes({person for known in told.values() for person in known})
    held, guests = kept(meetings), called_in(meetings)
    for meeting in meetings:
        subject = f"meeting:{meeting.pk}"
        known = told.get(subject, {})
        staying = those_there(held, meeting.body_id, meeting.day) | those_called(guests, meeting)
        gone = unseated(known, boxes, staying)
        if gone and subject in events:
            yield Leavers(meeting, events[subject], gone, max(known[one] for one in gone))


def unseated(known: Iterable[int], boxes: Mapping[int, int], staying: set[int]) -> list[int]:
    """Those who were invited, and whose mailbox holds no seat."""
    return sorted(one for one in known if one in boxes and boxes[one] not in staying)


def mailboxes(persons: Iterable[int]) -> Mapping[int, int]:
    """The mailbox of each person who has one (ids)."""
    rows = Person.objects.filter(pk__in=list(persons), account__is_active=True)
    return dict(rows.values_list("pk", "account"))


def kept(meetings: Iterable[Meeting]) -> list[tuple[int, int, date | None, date | None]]:
    """Mandates in the bodies of these meetings: body, mailbox, last day of each and of its seat."""
    rows = Mandate.objects.filter(seat__body__in={one.body_id for one in meetings})
    rows = rows.exclude(person__account=None)
    return list(rows.values_list("seat__body", "person__account", "ends", "seat__ends"))


def called_in(meetings: Iterable[Meeting]) -> list[Guest]:
    """Those who are called in to these meetings, or to those of their bodies for a time."""
    bodies = {one.body_id for one in meetings}
    rows = Guest.objects.filter(body__in=bodies, withdrawn_on=None).exclude(person__account=None)
    return list(rows.select_related("person"))


def those_called(guests: Iterable[Guest], meeting: Meeting) -> set[int]:
    """The mailboxes of those who are called in to a meeting."""
    return {
        guest.person.account_id
        for guest in guests
        if guest.person.account_id and is_called(guest, meeting)
    }


def is_called(guest: Guest, meeting: Meeting) -> bool:
    """Whether somebody is called in to a meeting: to it, or at its time to those of its body."""
    if guest.starts is None or guest.ends is None:
        return guest.meeting_id == meeting.pk
    return guest.body_id == meeting.body_id and guest.starts <= meeting.day <= guest.ends


def those_there(
    held: Iterable[tuple[int, int, date | None, date | None]], body: int, day: date
) -> set[int]:
    """The mailboxes that still hold a seat of a body that day."""
    return {
        box
        for there, box, *ends in held
        if there == body and all(end is None or end >= day for end in ends)
    }
