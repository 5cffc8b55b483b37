"""Putting a topic forward, saying it better, saying what exists already, withdrawing it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal import versions
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import one_line, wording
from tourdetable.domain.tags.actions import named
from tourdetable.domain.topics.enums import TopicState
from tourdetable.domain.topics.models import Topic

LONGEST = 4_000
"""How many characters of a text about a topic are kept."""
LONGEST_LINE = 500


@once
def put_forward(
    *,
    network: Network,
    body: Body | None,
    title: str,
    question: str = "",
    why: str = "",
    existing: str = "",
    added: str = "",
    tags: Iterable[str] = (),
    urgent: bool = False,
    by: Actor,
    now: datetime,
) -> Topic:
    """Put a topic forward for a body, or (None) for the network as a whole."""
    on = local_day(network, now)
    if body is not None and body.ends is not None and body.ends < on:
        raise ValidationError({"body": _("This body is closed: choose another one.")})
    topic = Topic(network=network, body=body, put_on=on, put_at=now)
    topic.seat, topic.person, topic.urgent = by.seat, by.person, urgent
    say(topic, title=title, question=question, why=why, existing=existing, added=added)
    must_be_new(topic)
    topic.save()
    topic.tags.set(named(network, tags))
    tell("topic.urgent" if urgent else "topic.put", topic, by, now)
    return topic


def must_be_new(topic: Topic) -> None:
    """Refuse what waits there already for the same seat, or the same person without a seat: a form
    that was sent again by going back."""
    same = {"network": topic.network, "body": topic.body, "title": topic.title}
    own = {"seat": topic.seat} if topic.seat else {"seat": None, "person": topic.person}
    if Topic.objects.filter(**same, **own, state=TopicState.OPEN).exists():
        raise ValidationError({"title": _("You put this topic forward already: it waits there.")})


def say(topic: Topic, *, title: str, question: str, why: str, existing: str, added: str) -> None:
    """What it is about."""
    topic.title = one_line(title, limit=200, missing=_("Say in a line what it is about."))
    topic.question = wording(question, limit=LONGEST_LINE).strip()
    topic.why = wording(why, limit=LONGEST).strip()
    topic.existing = wording(existing, limit=LONGEST).strip()
    topic.added = wording(added, limit=LONGEST).strip()


@once
def change_topic(
    *,
    topic: Topic,
    version: int,
    title: str,
    question: str,
    why: str,
    existing: str,
    added: str,
    tags: Iterable[str],
    urgent: bool,
    by: By,
    now: datetime,
) -> Topic:
    """Say it better, as long as nothing was answered."""
    current = locked(topic, version)
    must_be_open(current)
    say(current, title=title, question=question, why=why, existing=existing, added=added)
    current.tags.set(named(current.network, tags))
    pressing = urgent and not current.urgent
    current.urgent = urgent
    return save("topic.urgent" if pressing else "topic.changed", current, by, now)


@once
def say_what_exists(
    *, topic: Topic, version: int, existing: str, added: str = "", by: By, now: datetime
) -> Topic:
    """Say who works on it already, and what works (CLUB-06); what this topic adds to it."""
    current = locked(topic, version)
    must_live(current)
    current.existing = wording(existing, limit=LONGEST).strip()
    current.added = wording(added, limit=LONGEST).strip()
    if not current.existing:
        raise ValidationError(
            {"existing": _("Say who works on it already, or that you found nobody.")}
        )
    return save("topic.existing_said", current, by, now)


@once
def withdraw_topic(*, topic: Topic, version: int, words: str, by: By, now: datetime) -> Topic:
    """Ask for nothing any more; the topic stays readable."""
    current = locked(topic, version)
    must_be_open(current)
    current.state, current.answered_at = TopicState.WITHDRAWN, now
    current.answer = wording(words, limit=LONGEST).strip()
    return save("topic.withdrawn", current, by, now)


def locked(topic: Topic, version: int) -> Topic:
    """The row, unless it has changed."""
    return versions.lock(topic, version=version)


def must_be_open(topic: Topic) -> None:
    """Refuse what would change a topic that was answered."""
    if topic.state != TopicState.OPEN:
        raise ValidationError(_("It has been answered meanwhile: what was put forward stays."))


def must_live(topic: Topic) -> None:
    """Refuse what would add to a topic that is over."""
    if not topic.lives:
        raise ValidationError(_("This topic is over: it can be read, and nothing is added to it."))
