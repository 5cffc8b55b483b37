"""What members of the demo put forward, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from tourdetable.domain.agendas.actions.topics import put_on_agenda
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body
from tourdetable.domain.topics.actions.answering import decline, give_to_group
from tourdetable.domain.topics.actions.putting import put_forward
from tourdetable.domain.topics.actions.supporting import add_view, support
from tourdetable.domain.topics.models import Topic
from tourdetable.interface.demo.stage import Stage, at, signed


class TopicScript(msgspec.Struct, frozen=True, kw_only=True):
    """A topic that a seat puts forward for a body, one day; who supports it and what is added, by
    institution.

    What was answered on `answered`: on the agenda of the meeting of the day `agenda`, taken up by
    the body `group`, or else declined; with `words`.
    """

    body: str
    seat: str
    on: date
    title: str
    question: str = ""
    why: str = ""
    existing: str = ""
    urgent: bool = False
    supports: tuple[str, ...] = ()
    views: dict[str, str] = {}
    answered: date | None = None
    agenda: date | None = None
    group: str = ""
    words: str = ""


class Initiatives(msgspec.Struct, frozen=True):
    """The file of data."""

    club: tuple[TopicScript, ...] = ()
    convention: tuple[TopicScript, ...] = ()


def put_topics(stage: Stage, scripts: tuple[TopicScript, ...]) -> None:
    """Each, then what is added, then the answer."""
    for script in scripts:
        body = stage.bodies[script.body]
        topic = put_one(stage, body, script)
        add(stage, topic, script)
        if script.answered is not None:
            answer(stage, topic, script, script.answered)


def put_one(stage: Stage, body: Body, script: TopicScript) -> Topic:
    """A member puts it forward."""
    names = ("title", "question", "why", "existing", "urgent")
    said: dict[str, Any] = {name: getattr(script, name) for name in names}
    by = speaker(stage, body, script.seat)
    return put_forward(network=stage.network, body=body, **said, by=by, now=at(script.on))


def speaker(stage: Stage, body: Body, institution: str) -> Actor:
    """The first holder of a seat of the body."""
    return stage.holder(body.pk, institution)


def add(stage: Stage, topic: Topic, script: TopicScript) -> None:
    """Others support it, and say what they see."""
    body = stage.bodies[script.body]
    for name in script.supports:
        support(topic=topic, by=speaker(stage, body, name), now=at(script.on, 14))
    for name, words in script.views.items():
        add_view(topic=topic, words=words, by=speaker(stage, body, name), now=at(script.on, 15))


def answer(stage: Stage, topic: Topic, script: TopicScript, on: date) -> None:
    """Those who prepare answer it."""
    said: dict[str, Any] = {"topic": topic, "version": topic.version, "words": script.words}
    said |= signed(on)
    if script.agenda is not None:
        meeting = stage.bodies[script.body].meetings.get(starts_at__date=script.agenda)
        put_on_agenda(meeting=meeting, existing="", **said)
    elif script.group:
        give_to_group(group=stage.bodies[script.group], existing="", **said)
    else:
        decline(**said)
