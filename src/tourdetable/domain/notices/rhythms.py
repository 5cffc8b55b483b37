"""At which rhythm each person wants to be told, and when that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q

from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Network
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import (
    FAMILY_OF,
    PRESSING,
    USUAL,
    NoticeFamily,
    NoticeKind,
    Rhythm,
)
from tourdetable.domain.notices.models import NoticeChoice

HOUR = time(7)
"""When a message that brings several notices together leaves, where its network is."""
WEEKDAY = 0
"""Weekly ones leave on Mondays."""
IN_TIME = timedelta(days=3)
"""A meeting, or the day by which one answers, is told of at least so long before."""
ABOUT_MEETINGS = (NoticeFamily.MEETINGS, NoticeFamily.REMINDERS, NoticeFamily.AGENDAS)


def rhythms_for(event: Event, kind: NoticeKind) -> dict[int, Rhythm]:
    """The rhythm that each person chose for such an event (one query); nobody else is in it.

    What is said of the event's body wins over what is said of its network.
    """
    family = FAMILY_OF.get(kind)
    if family is None:
        return {}
    body = event.data.get("body")
    place = Q(body=None) | Q(body=body) if body else Q(body=None)
    rows = NoticeChoice.objects.filter(place, network__slug=event.network, family=family)
    said = rows.order_by("body_id").values_list("body_id", "person_id", "rhythm")
    found = sorted(said, key=lambda row: row[0] is not None)
    return {person: Rhythm(rhythm) for _body, person, rhythm in found}


def rhythm_of(event: Event, kind: NoticeKind, chosen: Rhythm | None) -> Rhythm:
    """At which rhythm somebody is told of an event: theirs, or the usual one."""
    family = FAMILY_OF.get(kind)
    rhythm = chosen or (USUAL[family] if family else Rhythm.AT_ONCE)
    presses = event.kind in PRESSING and rhythm is not Rhythm.NEVER
    return Rhythm.AT_ONCE if presses else rhythm


def when(
    rhythm: Rhythm, event: Event, kind: NoticeKind, *, now: datetime
) -> tuple[Rhythm, datetime]:
    """When an event is told at this rhythm; at once, when it would come too late."""
    network = Network.objects.filter(slug=event.network).first()
    if rhythm in (Rhythm.AT_ONCE, Rhythm.NEVER) or network is None:
        return rhythm, now
    moment = next_moment(rhythm, ZoneInfo(network.time_zone), now=now)
    limit = deadline(event, kind)
    if limit is not None and moment > limit - IN_TIME:
        return Rhythm.AT_ONCE, now
    return rhythm, moment


def deadline(event: Event, kind: NoticeKind) -> datetime | None:
    """What a notice of a meeting must come before: the day by which one answers, or the meeting."""
    if FAMILY_OF.get(kind) not in ABOUT_MEETINGS:
        return None
    about_meeting = event.subject.startswith("meeting:")
    rows = Meeting.objects.filter(pk=subject_id(event)).select_related("body__network")
    meeting = rows.first() if about_meeting else None
    if meeting is None:
        return None
    if meeting.answer_by is None:
        return meeting.starts_at
    return datetime.combine(meeting.answer_by, HOUR, ZoneInfo(meeting.body.network.time_zone))


def next_moment(rhythm: Rhythm, zone: ZoneInfo, *, now: datetime) -> datetime:
    """The next one at which notices leave together: at seven, each day or each Monday."""
    here = now.astimezone(zone)
    day = here.date() if here.time() < HOUR else here.date() + timedelta(days=1)
    if rhythm is Rhythm.WEEKLY:
        day += timedelta(days=(WEEKDAY - day.weekday()) % 7)
    return datetime.combine(day, HOUR, zone)


def in_force(
    choices: Iterable[NoticeChoice], network: int, body: int | None = None
) -> Mapping[NoticeFamily, Rhythm]:
    """The rhythms that somebody's choices give in a network, or in one body of it, by family."""
    found = dict(USUAL)
    mine = [row for row in choices if row.network_id == network]
    for place in (None, body) if body else (None,):
        found |= {
            NoticeFamily(row.family): Rhythm(row.rhythm) for row in mine if row.body_id == place
        }
    return found
