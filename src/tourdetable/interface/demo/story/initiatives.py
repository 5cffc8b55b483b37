"""What members of the demo put forward, and what came of it; the methods that they added."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from tourdetable.domain.agendas.actions.methods import add_method
from tourdetable.domain.agendas.actions.topics import hold_soon, put_on_agenda
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body
from tourdetable.domain.topics.actions.answering import decline, give_to_group, merge, send_on
from tourdetable.domain.topics.actions.putting import put_forward
from tourdetable.domain.topics.actions.supporting import add_view, support
from tourdetable.domain.topics.models import Topic
from tourdetable.interface.demo.stage import Stage, at, signed

ONLINE = "En visioconférence"
"""Where one meets within days."""


class TopicScript(msgspec.Struct, frozen=True, kw_only=True):
    """A topic that a seat puts forward for a body, one day; who supports it and what is added, by
    institution.

    What was answered on `answered`: on the agenda of the meeting of the day `agenda`, or of one
    dated for it and held (`soon`), taken up by the body `group`, sent to the body `sent`, joined to
    the topic called `joined`, or else declined; with `words`.
    """

    body: str
    seat: str
    on: date
    title: str
    question: str = ""
    why: str = ""
    existing: str = ""
    added: str = ""
    tags: tuple[str, ...] = ()
    urgent: bool = False
    supports: tuple[str, ...] = ()
    views: dict[str, str] = {}
    answered: date | None = None
    agenda: date | None = None
    soon: tuple[date, tuple[int, int, int, int], str] | None = None
    group: str = ""
    sent: str = ""
    joined: str = ""
    words: str = ""


class Initiatives(msgspec.Struct, frozen=True):
    """The file of data: topics, and the network's own methods with their days."""

    club: tuple[TopicScript, ...] = ()
    convention: tuple[TopicScript, ...] = ()
    methods: tuple[tuple[date, str], ...] = ()


def keep_methods(stage: Stage, methods: tuple[tuple[date, str], ...]) -> None:
    """The methods that whoever has the office of the network writes down."""
    for on, text in methods:
        add_method(network=stage.network, text=text, by=stage.officer(), now=at(on))


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
    names = ("title", "question", "why", "existing", "added", "tags", "urgent")
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
    elif script.soon is not None:
        hold_at_once(stage, topic, script.soon, on)
    else:
        send_away(stage, script, said)


def send_away(stage: Stage, script: TopicScript, said: dict[str, Any]) -> None:
    """It goes to a group, to another body, into another topic, or no further."""
    if script.group:
        give_to_group(group=stage.bodies[script.group], existing="", **said)
    elif script.sent:
        send_on(to=stage.bodies[script.sent], **said)
    elif script.joined:
        merge(into=Topic.objects.get(network=stage.network, title=script.joined), **said)
    else:
        decline(**said)


def hold_at_once(
    stage: Stage, topic: Topic, soon: tuple[date, tuple[int, int, int, int], str], on: date
) -> None:
    """A meeting is dated for it, and held some days later."""
    day, hours, kind = soon
    assert topic.body is not None, f"for which body is {topic}"
    said: dict[str, Any] = {"topic": topic, "version": topic.version, "body": topic.body}
    said |= {"starts_at": at(day, *hours[:2]), "ends_at": at(day, *hours[2:]), "place": ONLINE}
    said |= {"kind": kind, "title": topic.title, "existing": "", "confirmed": True}
    hold_soon(**said, **signed(on))
    stage.hold(stage.convene(topic.points.get().meeting, on))
