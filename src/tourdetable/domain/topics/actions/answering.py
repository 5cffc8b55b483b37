"""What whoever prepares answers to a topic, and what makes it wait again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal import versions
from tourdetable.domain.journal.actions import once, save, tell, touch
from tourdetable.domain.journal.models import KIND
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.wording import wording
from tourdetable.domain.topics.actions.putting import LONGEST, must_live
from tourdetable.domain.topics.enums import TopicState
from tourdetable.domain.topics.models import Topic


@once
def decline(*, topic: Topic, version: int, words: str, by: By, now: datetime) -> Topic:
    """It does not become work: say why."""
    current = to_answer(topic, version)
    if not words.strip():
        raise ValidationError({"words": _("Say why: whoever put it forward reads it.")})
    return answered("topic.declined", current, TopicState.DECLINED, words, by, now)


@once
def send_on(*, topic: Topic, version: int, to: Body, words: str, by: By, now: datetime) -> Topic:
    """It is the business of another body, whose preparers answer it."""
    current = to_answer(topic, version)
    must_be_another(current, to)
    current.sent_to, current.taken_up_at = to, None
    sent = answered("topic.sent", current, TopicState.SENT, words, by, now)
    told = {"body": to.pk, "facts": []}
    tell("topic.received", sent, replace(by, gesture=None), now, **told)
    return sent


@once
def give_to_group(
    *,
    topic: Topic,
    version: int,
    group: Body,
    existing: str,
    words: str,
    by: By,
    now: datetime,
) -> Topic:
    """A group takes it up: it works on it from now on."""
    current = to_answer(topic, version)
    becomes_work(current, existing)
    current.sent_to, current.taken_up_at = group, now
    return answered("topic.taken_up", current, TopicState.GROUP, words, by, now)


@once
def merge(*, topic: Topic, version: int, into: Topic, words: str, by: By, now: datetime) -> Topic:
    """It is the same as another one: who supports it supports the other, which leads to it."""
    both = Topic.objects.filter(pk__in=(topic.pk, into.pk)).order_by("pk")
    list(both.select_for_update(no_key=True))
    current = to_answer(topic, version)
    into.refresh_from_db()
    if into.pk == current.pk or not into.lives or into.body_id != current.body_id:
        raise ValidationError({"into": _("Choose another topic, that is not over.")})
    carry(current, into)
    current.merged_into, current.sent_to, current.taken_up_at = into, None, None
    return answered("topic.merged", current, TopicState.MERGED, words, by, now)


def carry(topic: Topic, into: Topic) -> None:
    """What hangs on a topic hangs on the other; the seat that put it forward supports that."""
    carry_supports(topic, into)
    topic.merged.update(merged_into=into)
    if not into.existing and topic.existing:
        into.existing = topic.existing
        into.version += 1
        into.save(update_fields=["existing", "version"])
    if into.body_id is not None:
        touch(into.network.slug, f"{into.body_id}{KIND}topics")


def carry_supports(topic: Topic, into: Topic) -> None:
    """The seats that support a topic, and the one that put it forward, support the other."""
    there = set(into.supports.values_list("seat", flat=True)) | {into.seat_id}
    if topic.seat_id and topic.seat_id not in there:
        said = {"person": topic.person, "at": topic.put_at}
        into.supports.create(seat_id=topic.seat_id, **said)
        there.add(topic.seat_id)
    topic.supports.exclude(seat__in=[seat for seat in there if seat]).update(topic=into)


def becomes_work(topic: Topic, existing: str) -> None:
    """What exists is said before (CLUB-06)."""
    topic.existing = wording(existing, limit=LONGEST).strip() or topic.existing
    if not topic.existing:
        raise ValidationError(
            {"existing": _("Before it becomes work, say who works on it already, and what works.")}
        )


def must_be_another(topic: Topic, to: Body) -> None:
    """Refuse to send a topic where it is."""
    where = topic.where
    if where is not None and to.pk == where.pk:
        raise ValidationError({"to": _("It is there already: choose another body.")})


def to_answer(topic: Topic, version: int) -> Topic:
    """The row, locked, unless it has changed or is over."""
    current = versions.lock(topic, version=version)
    must_live(current)
    return current


def answered(
    kind: str, topic: Topic, state: TopicState, words: str, by: By, now: datetime
) -> Topic:
    """Where it went, and why."""
    topic.state, topic.answered_at = state, now
    topic.answer = wording(words, limit=LONGEST).strip()
    return save(kind, topic, by, now)


def reopen(topics: Iterable[int], by: By, now: datetime) -> None:
    """These topics are on no agenda any more: they wait again, where they were."""
    rows = Topic.objects.filter(pk__in=topics, state=TopicState.AGENDA).order_by("pk")
    for one in rows.select_for_update(no_key=True):
        one.state = before_its_agenda(one)
        one.answer, one.answered_at = "", one.taken_up_at
        save("topic.reopened", one, replace(by, gesture=None), now)


def before_its_agenda(topic: Topic) -> TopicState:
    """Where a topic is once no agenda holds it."""
    if topic.taken_up_at is not None:
        return TopicState.GROUP
    return TopicState.SENT if topic.sent_to_id else TopicState.OPEN
