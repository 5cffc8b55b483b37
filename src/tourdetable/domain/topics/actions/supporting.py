"""Saying that a topic matters to one's seat too, and adding a point of view."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.wording import wording
from tourdetable.domain.topics.actions.putting import LONGEST, must_live
from tourdetable.domain.topics.models import PointOfView, Topic, TopicSupport


@once
def support(*, topic: Topic, by: Actor, now: datetime) -> TopicSupport:
    """A seat says, once, that it matters to it too."""
    current, seat = held(topic), seat_of(by)
    if current.seat_id == seat.pk:
        raise ValidationError(_("Your seat put it forward: it counts already."))
    said, new = TopicSupport.objects.get_or_create(
        topic=current, seat=seat, defaults={"person": by.person, "at": now}
    )
    if not new:
        raise ValidationError(_("Your seat supports it already."))
    tell("topic.supported", current, by, now, facts=[])
    return said


@once
def take_support_back(*, topic: Topic, by: Actor, now: datetime) -> None:
    """The seat says so no more."""
    current, seat = held(topic), seat_of(by)
    gone, _rows = current.supports.filter(seat=seat).delete()
    if not gone:
        raise ValidationError(_("Your seat does not support it."))
    tell("topic.support_taken_back", current, by, now, facts=[])


@once
def add_view(*, topic: Topic, words: str, by: Actor, now: datetime) -> PointOfView:
    """A seat adds what it sees from where it is."""
    current, seat = held(topic), seat_of(by)
    text = wording(words, limit=LONGEST).strip()
    if not text:
        raise ValidationError({"words": _("Write what you want to add.")})
    if current.views.filter(seat=seat, words=text).exists():
        raise ValidationError({"words": _("Your seat has added these words already.")})
    said = {"seat": seat, "person": by.person, "words": text, "at": now}
    row = PointOfView.objects.create(topic=current, **said)
    tell("topic.discussed", current, by, now, facts=[], view=row.pk)
    return row


def held(topic: Topic) -> Topic:
    """The topic, locked, while it is alive."""
    current = Topic.objects.select_for_update(no_key=True).get(pk=topic.pk)
    must_live(current)
    return current


def seat_of(by: Actor) -> Seat:
    """One adds to a topic for a seat: it is the institution that speaks."""
    if by.seat is None:
        raise ValidationError(_("Choose the seat for which you speak."))
    return by.seat
