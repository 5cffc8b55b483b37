"""What members of the demo told of what they tried, and what is being written."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from tourdetable.domain.experience.actions import calling, checking, proposing, trying, writing
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.experience.sheets import look_through
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.topics.models import Topic
from tourdetable.interface.demo.stage import Stage, at


class TrialScript(msgspec.Struct, frozen=True, kw_only=True):
    """A seat says that it tried it."""

    body: str
    seat: str
    on: date
    outcome: str
    words: str


class ExperienceScript(msgspec.Struct, frozen=True, kw_only=True):
    """An experience that a seat proposed, with the texts of its sheet.

    It answers the topic `about`, was told at the meeting of the day `told`, and went out on the day
    `out` to an `audience`; passages that were found are kept because they are professionals.
    `second`: the seat that is asked to read it first.
    """

    body: str
    seat: str
    on: date
    title: str
    done: str
    texts: dict[str, str] = {}
    tags: tuple[str, ...] = ()
    urgent: bool = False
    about: str = ""
    told: date | None = None
    out: date | None = None
    audience: str = "network"
    attribution: str = "institution"
    second: str = ""
    tried: tuple[TrialScript, ...] = ()


class CallScript(msgspec.Struct, frozen=True, kw_only=True):
    """A call by whoever has the office of the network, for a body."""

    body: str
    on: date
    title: str
    words: str
    until: date


class TellingScript(msgspec.Struct, frozen=True):
    """One network's."""

    calls: tuple[CallScript, ...] = ()
    told: tuple[ExperienceScript, ...] = ()


class ToldInBoth(msgspec.Struct, frozen=True):
    """The file of data."""

    club: TellingScript
    convention: TellingScript


def tell_all(stage: Stage, script: TellingScript) -> None:
    """The calls, then each experience."""
    for call in script.calls:
        said: dict[str, Any] = {"title": call.title, "words": call.words, "until": call.until}
        here: dict[str, Any] = {"network": stage.network, "body": stage.bodies[call.body]}
        calling.open_call(**here, **said, by=stage.officer(), now=at(call.on))
    for one in script.told:
        tell(stage, one)


def tell(stage: Stage, script: ExperienceScript) -> None:
    """It is proposed, written, told, looked through, published, tried."""
    by = stage.holder(stage.bodies[script.body].pk, script.seat)
    report = written(propose(stage, script, by), script, by)
    if script.told is not None:
        report = tell_at(report, script.told, by)
    if script.second:
        seat = stage.seats[stage.bodies[script.body].pk][script.second]
        known: dict[str, Any] = {"by": by, "now": at(script.on, 15)}
        checking.ask_second(report=report, version=report.version, seat=seat, **known)
    if script.out is not None:
        go_out(report, by, script.out)
    report.refresh_from_db()
    for one in script.tried:
        try_it(stage, report, one)


def try_it(stage: Stage, report: ExperienceReport, script: TrialScript) -> None:
    """A seat says that it tried it."""
    trial: dict[str, Any] = {"outcome": script.outcome, "on": script.on, "words": script.words}
    who = stage.holder(stage.bodies[script.body].pk, script.seat)
    trying.say_tried(report=report, **trial, by=who, now=at(script.on, 16))


def tell_at(report: ExperienceReport, day: date, by: Actor) -> ExperienceReport:
    """It was told at the meeting of its body of a day."""
    meeting = Meeting.objects.get(body=report.body, starts_at__date=day)
    known: dict[str, Any] = {"by": by, "now": at(day, 18)}
    return writing.tell_where(report=report, version=report.version, meeting=meeting, **known)


def propose(stage: Stage, script: ExperienceScript, by: Actor) -> ExperienceReport:
    """For a session when it is urgent, or about a topic that is there."""
    topic = Topic.objects.filter(network=stage.network, title=script.about).first()
    said: dict[str, Any] = {"title": script.title, "done": script.done, "urgent": script.urgent}
    said |= {"session": False, "topic": topic, "network": stage.network}
    return proposing.propose(**said, by=by, now=at(script.on))


def written(report: ExperienceReport, script: ExperienceScript, by: Actor) -> ExperienceReport:
    """Its texts, and for whom it is."""
    known: dict[str, Any] = {"by": by, "now": at(script.on, 14)}
    report = writing.write(
        report=report, version=report.version, said=script.texts, tags=script.tags, **known
    )
    far: dict[str, Any] = {"audience": script.audience, "attribution": script.attribution}
    return writing.go_as_far(report=report, version=report.version, **far, **known)


def go_out(report: ExperienceReport, by: Actor, on: date) -> None:
    """Looked through, then published."""
    known: dict[str, Any] = {"by": by, "now": at(on, 10)}
    current = report
    for passage in look_through(report).open:
        current = checking.keep_passage(
            report=current, version=current.version, key=passage.key, why="in_role", **known
        )
    current = checking.read_again(report=current, version=current.version, **known)
    checking.publish(report=current, version=current.version, **known)
