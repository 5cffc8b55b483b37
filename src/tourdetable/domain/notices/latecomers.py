"""Those who were given a seat, or a mailbox, after the invitations left: they are invited too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.inviting import invite_late
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.audiences.meetings import invited
from tourdetable.domain.notices.enums import GONE, LATE, NoticeState
from tourdetable.domain.notices.models import Notice

INVITES = ("meeting.convened", LATE)


class Late(NamedTuple):
    """A meeting, the event by which the others were invited, and who was not (ids)."""

    meeting: Meeting
    convened: int
    persons: list[int]


def invite_latecomers(*, now: datetime) -> int:
    """Have them invited; how many. Run twice, or by two programs at once, each is invited once."""
    count = 0
    for meeting, convened, persons in list(late(now)):
        with suppress(AlreadyDone):
            invite_late(meeting=meeting, persons=persons, convened=convened, now=now)
            count += len(persons)
    return count


def late(now: datetime) -> Iterator[Late]:
    """Who is to be invited: three queries, and those of the audience for each meeting of which
    somebody seems to have been forgotten.

    Where nobody was ever told of the invitation (a year brought in at once), nobody is late.
    """
    meetings = convened_ahead(now)
    if not meetings:
        return
    events = invitations(meetings)
    told = told_of(meetings)
    seated = seated_in({meeting.body_id for meeting in meetings}, now)
    for meeting in meetings:
        subject = f"meeting:{meeting.pk}"
        known = set(told.get(subject, ()))
        if subject in events and seated.get(meeting.body_id, set()) - known:
            found = wanted_at(meeting, now) - known
            if found:
                yield Late(meeting, events[subject], sorted(found))


def wanted_at(meeting: Meeting, now: datetime) -> set[int]:
    """Who is to be invited to a meeting, of those who have a mailbox (ids)."""
    wanted = invited(meeting, on=local_day(meeting.body.network, now))
    return {one.person_id for one in wanted if one.person.account_id}


def convened_ahead(now: datetime) -> list[Meeting]:
    """The meetings to which people are invited, where networks are open (one query)."""
    ahead = Meeting.objects.filter(state=MeetingState.CONVENED, ends_at__gt=now)
    return list(ahead.filter(body__network__closed_on=None).select_related("body__network"))


def invitations(meetings: Iterable[Meeting]) -> dict[str, int]:
    """The events by which meetings were convened, if anybody was told of them, by subject."""
    subjects = [f"meeting:{meeting.pk}" for meeting in meetings]
    told = Exists(Notice.objects.filter(event=OuterRef("pk")))
    rows = Event.objects.filter(told, kind="meeting.convened", subject__in=subjects)
    return dict(rows.order_by("pk").values_list("subject", "pk"))


def told_of(meetings: Iterable[Meeting], *, sent: bool = False) -> dict[str, dict[int, int]]:
    """Who is invited, and by which event last, by subject. Also who is about to be, by an event
    that nobody has read; `sent`: only those to whom it left."""
    subjects = [f"meeting:{meeting.pk}" for meeting in meetings]
    steps = invitations_to(subjects, sent=sent)
    for event in Event.objects.filter(subject__in=subjects, kind__in=(LATE, GONE)):
        if event.kind == GONE or not sent:
            steps.append((event.pk, event.subject, event.data["persons"], event.kind == LATE))
    return replayed(steps)


def invitations_to(
    subjects: Iterable[str], *, sent: bool
) -> list[tuple[int, str, list[int], bool]]:
    """What the notices say of who is expected; `sent`: only those that left."""
    rows = Notice.objects.filter(event__subject__in=subjects, event__kind__in=INVITES)
    rows = rows.filter(state=NoticeState.SENT) if sent else rows
    return [
        (event, subject, [person], True)
        for event, subject, person in rows.values_list("event", "event__subject", "person")
    ]


def replayed(steps: Iterable[tuple[int, str, list[int], bool]]) -> dict[str, dict[int, int]]:
    """Who is expected in the end, and since which event, by subject."""
    found: dict[str, dict[int, int]] = {}
    for event, subject, persons, expected in sorted(steps):
        there = found.setdefault(subject, {})
        for person in persons:
            if expected:
                there[person] = event
            else:
                there.pop(person, None)
    return found


def seated_in(bodies: Iterable[int], now: datetime) -> dict[int, set[int]]:
    """Who holds a seat of these bodies about now and has a mailbox, by body."""
    rows = Mandate.objects.active(now.date()).filter(seat__body__in=list(bodies))
    found: dict[int, set[int]] = {}
    for body, person in rows.exclude(person__account=None).values_list("seat__body", "person"):
        found.setdefault(body, set()).add(person)
    return found
