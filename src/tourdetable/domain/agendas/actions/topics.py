"""Putting a topic on the agenda of a meeting, or of one that is dated for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.meetings.actions.meetings import (
    LONGEST,
    draw_meeting,
    must_be_in_calendar,
    must_not_be_sealed,
)
from tourdetable.domain.meetings.agendas import digest
from tourdetable.domain.meetings.enums import MeetingState, PointKind, Purpose
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.places.models import Place
from tourdetable.domain.topics.actions.answering import answered, becomes_work, to_answer
from tourdetable.domain.topics.enums import TopicState
from tourdetable.domain.topics.models import Topic


@dataclass(frozen=True)
class PointOfTopic:
    """How a topic comes on an agenda."""

    purpose: str = Purpose.DISCUSS
    minutes: int = 20


@once
def put_on_agenda(
    *,
    topic: Topic,
    version: int,
    meeting: Meeting,
    existing: str,
    words: str = "",
    purpose: str = Purpose.DISCUSS,
    minutes: int = 20,
    by: By,
    now: datetime,
) -> Topic:
    """A point of the meeting's agenda, the last before the next meeting's, answers the topic."""
    current = Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    must_take_points(current, now)
    answering = to_answer(topic, version)
    becomes_work(answering, existing)
    if current.agenda.filter(topic=answering).exists():
        raise ValidationError({"meeting": _("It is on this agenda already: choose another one.")})
    add_point(current, answering, PointOfTopic(purpose, minutes))
    agenda_set(current, replace(by, gesture=None), now)
    return answered("topic.on_agenda", answering, TopicState.AGENDA, words, by, now)


def agenda_set(meeting: Meeting, by: By, now: datetime) -> None:
    """The agenda has changed."""
    said = {"items": meeting.agenda.count(), "agenda": digest(meeting.agenda.all())}
    save("meeting.agenda_set", meeting, by, now, facts=["decisions"], **said)


def must_take_points(meeting: Meeting, now: datetime) -> None:
    """Refuse a meeting that is over, or out of the calendar."""
    must_be_in_calendar(meeting)
    must_not_be_sealed(meeting)
    if meeting.ends_at < now and meeting.state != MeetingState.OPENED:
        raise ValidationError({"meeting": _("This meeting is over: choose one to come.")})


def add_point(meeting: Meeting, topic: Topic, how: PointOfTopic) -> AgendaItem:
    """The point itself: its question is the topic's, its seat leads it where it sits there."""
    must_be_known(_("purpose"), how.purpose, Purpose.values)
    if not 1 <= how.minutes <= LONGEST:
        raise ValidationError({"minutes": _("Say how many minutes it takes.")})
    leads = topic.seat is not None and topic.seat.body_id == meeting.body_id
    words = {"title": topic.title, "question": topic.question, "note": topic.why}
    return AgendaItem.objects.create(
        meeting=meeting,
        position=place_before_the_end(meeting),
        purpose=how.purpose,
        minutes=how.minutes,
        brought_by=str(topic.seat or topic.person or "")[:120],
        lead=topic.seat if leads else None,
        topic=topic,
        **words,
    )


def place_before_the_end(meeting: Meeting) -> int:
    """The place of a new point: the last, before the one that settles the next meeting."""
    every = list(meeting.agenda.order_by("position", "pk"))
    at = next((n for n, item in enumerate(every) if item.kind == PointKind.NEXT), len(every))
    for item in reversed(every[at:]):
        item.position += 1
        item.save(update_fields=["position"])
    return every[at - 1].position + 1 if at else 1


@once
def hold_soon(
    *,
    topic: Topic,
    version: int,
    body: Body,
    existing: str,
    kind: str,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    by: By,
    now: datetime,
    place: Place | str = "",
    link: str = "",
    confirmed: bool = False,
    cautions: Sequence[str] = (),
) -> Topic:
    """Date a meeting for a topic that cannot wait, and put it on its agenda (CLUB-09)."""
    meeting = draw_meeting(
        body=body,
        kind=kind,
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        purpose=topic.question or topic.title,
        place=place,
        link=link,
        confirmed=confirmed,
        cautions=cautions,
        by=replace(by, gesture=None),
        now=now,
    )
    minutes = int((ends_at - starts_at).total_seconds() // 60)
    said: dict[str, Any] = {"existing": existing, "minutes": min(minutes, LONGEST)}
    return put_on_agenda(topic=topic, version=version, meeting=meeting, **said, by=by, now=now)
