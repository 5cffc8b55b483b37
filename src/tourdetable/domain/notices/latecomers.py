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
from tourdetable.domain.notices.enums import LATE
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
    ahead = Meeting.objects.filter(state=MeetingState.CONVENED, ends_at__gt=now)
    meetings = list(ahead.filter(body__network__closed_on=None).select_related("body__network"))
    if not meetings:
        return
    events = invitations(meetings)
    told = told_of(meetings)
    seated = seated_in({meeting.body_id for meeting in meetings}, now)
    for meeting in meetings:
        subject = f"meeting:{meeting.pk}"
        known = told.get(subject, set())
        if subject in events and seated.get(meeting.body_id, set()) - known:
            wanted = invited(meeting, on=local_day(meeting.body.network, now))
            found = {one.person_id for one in wanted if one.person.account_id} - known
            if found:
                yield Late(meeting, events[subject], sorted(found))


def invitations(meetings: Iterable[Meeting]) -> dict[str, int]:
    """The events by which meetings were convened, if anybody was told of them, by subject."""
    subjects = [f"meeting:{meeting.pk}" for meeting in meetings]
    told = Exists(Notice.objects.filter(event=OuterRef("pk")))
    rows = Event.objects.filter(told, kind="meeting.convened", subject__in=subjects)
    return dict(rows.order_by("pk").values_list("subject", "pk"))


def told_of(meetings: Iterable[Meeting]) -> dict[str, set[int]]:
    """Who was invited, by subject; and who is about to be, by an event that nobody has read."""
    subjects = [f"meeting:{meeting.pk}" for meeting in meetings]
    rows = Notice.objects.filter(event__subject__in=subjects, event__kind__in=INVITES)
    found: dict[str, set[int]] = {}
    for subject, person in rows.order_by().values_list("event__subject", "person"):
        found.setdefault(subject, set()).add(person)
    for event in Event.objects.filter(subject__in=subjects, kind=LATE):
        found.setdefault(event.subject, set()).update(event.data["persons"])
    return found


def seated_in(bodies: Iterable[int], now: datetime) -> dict[int, set[int]]:
    """Who holds a seat of these bodies about now and has a mailbox, by body."""
    rows = Mandate.objects.active(now.date()).filter(seat__body__in=list(bodies))
    found: dict[int, set[int]] = {}
    for body, person in rows.exclude(person__account=None).values_list("seat__body", "person"):
        found.setdefault(body, set()).add(person)
    return found
