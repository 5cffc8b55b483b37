"""Calling for themes, answering by a topic, saying that one's seat would take part, choosing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.domain.decisions.actions.bodies import must_be_decided
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.groups.enums import CallState
from tourdetable.domain.groups.models import CallTopic, Joining, ThemeCall
from tourdetable.domain.groups.queries import waiting_topics
from tourdetable.domain.groups.rules import opens_kinds
from tourdetable.domain.journal import versions
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.people.wording import one_line, wording
from tourdetable.domain.tags.actions import named
from tourdetable.domain.topics.actions.answering import decline
from tourdetable.domain.topics.actions.putting import put_forward
from tourdetable.domain.topics.actions.supporting import seat_of
from tourdetable.domain.topics.models import Topic

LONGEST = 4_000
"""How many characters of a text about a call are kept."""


@once
def open_call(
    *,
    body: Body,
    kind: str,
    title: str,
    words: str,
    opens: date,
    closes: date,
    tags: Iterable[str] = (),
    by: By,
    now: datetime,
) -> ThemeCall:
    """A body that decides to open groups of a kind asks its members for themes."""
    charter = charter_in_force(body.network, on=local_day(body.network, now))
    if kind not in opens_kinds(charter, body):
        raise ValidationError(_("The charter does not have this body open groups of this kind."))
    call = ThemeCall(body=body, kind=kind)
    say(call, title, words, opens, closes)
    call.save()
    call.tags.set(named(body.network, tags))
    tell("theme_call.opened", call, by, now)
    return call


def say(call: ThemeCall, title: str, words: str, opens: date, closes: date) -> None:
    """What is called for, and when."""
    if closes < opens:
        raise ValidationError({"closes": _("It cannot close before it opens.")})
    call.title = one_line(title, limit=200, missing=_("Say in a line what you call for."))
    call.words = wording(words, limit=LONGEST).strip()
    call.opens, call.closes = opens, closes


@once
def change_call(
    *,
    call: ThemeCall,
    version: int,
    title: str,
    words: str,
    opens: date,
    closes: date,
    tags: Iterable[str] = (),
    by: By,
    now: datetime,
) -> ThemeCall:
    """Say it better, or change its days, until one has chosen."""
    current = versions.lock(call, version=version)
    must_not_be_chosen(current)
    say(current, title, words, opens, closes)
    current.tags.set(named(current.body.network, tags))
    return save("theme_call.changed", current, by, now)


@once
def answer_call(
    *,
    call: ThemeCall,
    title: str,
    question: str,
    why: str,
    existing: str,
    added: str = "",
    tags: Iterable[str] = (),
    by: Actor,
    now: datetime,
) -> CallTopic:
    """Put a theme forward: a topic of the body that calls. The seat that does so would take
    part."""
    current = held(call)
    if current.state_on(local_day(current.body.network, now)) != CallState.OPEN:
        raise ValidationError(_("This call is not open to proposals today."))
    body, words = current.body, {"title": title, "question": question, "why": why}
    said: dict[str, Any] = {**words, "existing": existing, "added": added, "tags": tags}
    topic = put_forward(network=body.network, body=body, **said, by=by, now=now)
    answer = CallTopic.objects.create(call=current, topic=topic)
    if by.seat is not None:
        answer.joinings.create(seat=by.seat, person=by.person, at=now)
    silent = replace(by, gesture=None)
    tell("theme_call.answered", current, silent, now, topic=topic.pk)
    return answer


@once
def attach_topic(*, call: ThemeCall, topic: Topic, by: Actor, now: datetime) -> CallTopic:
    """A topic that waits there already answers the call. Its seat would take part, if it is the one
    that says so."""
    current = held(call)
    must_not_be_chosen(current)
    if current.state_on(local_day(current.body.network, now)) == CallState.COMING:
        raise ValidationError(_("This call is not open to proposals today."))
    if not waiting_topics(current).filter(pk=topic.pk).exists():
        raise ValidationError({"topic": _("Choose a topic that waits there for an answer.")})
    answer = CallTopic.objects.create(call=current, topic=topic)
    if by.seat is not None and by.seat.pk == topic.seat_id:
        answer.joinings.create(seat=by.seat, person=by.person, at=now)
    tell("theme_call.answered", current, by, now, topic=topic.pk)
    return answer


@once
def say_joins(*, answer: CallTopic, by: Actor, now: datetime) -> Joining:
    """A seat says, once, that it would take part in that group."""
    call, seat = held(answer.call), seat_of(by)
    must_not_be_chosen(call)
    if seat.body_id != call.body_id:
        raise ValidationError(_("Only the seats of the body that calls say so."))
    said, new = answer.joinings.get_or_create(seat=seat, defaults={"person": by.person, "at": now})
    if not new:
        raise ValidationError(_("Your seat has said so already."))
    tell("theme_call.joined", call, by, now, topic=answer.topic_id)
    return said


@once
def say_joins_no_more(*, answer: CallTopic, by: Actor, now: datetime) -> None:
    """The seat says so no more."""
    call = held(answer.call)
    must_not_be_chosen(call)
    gone, _rows = answer.joinings.filter(seat=seat_of(by)).delete()
    if not gone:
        raise ValidationError(_("Your seat has not said that it would take part."))
    tell("theme_call.joined_no_more", call, by, now, topic=answer.topic_id)


@once
def choose(
    *,
    call: ThemeCall,
    version: int,
    decision: Decision | None,
    kept: Collection[int],
    words: Mapping[int, str],
    by: By,
    now: datetime,
) -> ThemeCall:
    """Record which topics (`kept`, by id) a decision kept; `words` say of each of the others why it
    was not."""
    current = versions.lock(call, version=version)
    must_not_be_chosen(current)
    must_be_to_choose(current, decision, now)
    settle_all(current, kept, words, by, now)
    current.decision, current.chosen_at = decision, now
    number = current.answers.filter(kept=True).count()
    return save("theme_call.chosen", current, by, now, kept=number)


def must_be_to_choose(call: ThemeCall, decision: Decision | None, now: datetime) -> None:
    """Refuse to choose while members propose, or without the decision that the charter asks."""
    network = call.body.network
    today = local_day(network, now)
    if call.state_on(today) != CallState.CHOOSING:
        raise ValidationError(_("Choose once the call is closed: until then, members propose."))
    charter = charter_in_force(network, on=today)
    must_be_decided(network, charter, EffectKind.OPEN_BODY, call.kind, decision)


def settle_all(
    call: ThemeCall, kept: Collection[int], words: Mapping[int, str], by: By, now: datetime
) -> None:
    """Each topic that answers a call."""
    for one in call.answers.select_related("topic__network").order_by("pk"):
        settle(one, one.topic_id in kept, words.get(one.topic_id, ""), by, now)


def settle(answer: CallTopic, kept: bool, words: str, by: By, now: datetime) -> None:
    """Keep a topic, or decline it with the reason; one that is over (withdrawn, joined to another)
    stays as it is."""
    answer.kept = kept and answer.topic.lives
    answer.save(update_fields=["kept"])
    if kept or not answer.topic.waits:
        return
    if not words.strip():
        said = {"topic": answer.topic.title}
        raise ValidationError(_("Say why “%(topic)s” is not kept.") % said)
    silent, version = replace(by, gesture=None), answer.topic.version
    decline(topic=answer.topic, version=version, words=words, by=silent, now=now)


def held(call: ThemeCall) -> ThemeCall:
    """The call, locked."""
    rows = ThemeCall.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("body__network").get(pk=call.pk)


def must_not_be_chosen(call: ThemeCall) -> None:
    """Refuse what would change a call once one has chosen."""
    if call.chosen_at is not None:
        raise ValidationError(_("The themes have been chosen: what was said stays."))
