"""What the demo decides between meetings, and what became of actions."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from tourdetable.domain.consultations.actions.consulting import (
    conclude_consultation,
    open_consultation,
    speak,
)
from tourdetable.domain.consultations.models import Consultation
from tourdetable.domain.decisions.actions.follow_up import mark_done
from tourdetable.domain.decisions.models import FollowUp
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.interface.demo.script import PositionScript
from tourdetable.interface.demo.stage import Stage, at, signed


class ConsultationScript(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal put to the seats of a body, from a day to another; what institutions say, the
    next day; how it ended, if it was `concluded`."""

    body: str
    on: date
    until: date
    title: str
    why: str = ""
    text: str = ""
    voices: dict[str, PositionScript] = {}
    concluded: date | None = None
    outcome: str = ""


class ClosedScript(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody says of an action, and what shows it."""

    what: str
    on: date
    state: str
    proof: str = ""
    proof_url: str = ""


class DecidingScript(msgspec.Struct, frozen=True):
    """One network's."""

    consultations: tuple[ConsultationScript, ...] = ()
    actions: tuple[ClosedScript, ...] = ()


class Deciding(msgspec.Struct, frozen=True):
    """The file of data."""

    club: DecidingScript
    convention: DecidingScript


def decide_between(stage: Stage, script: DecidingScript) -> None:
    """All of it."""
    for one in script.consultations:
        consult(stage, one)
    for action in script.actions:
        follow(stage, action)


def consult(stage: Stage, script: ConsultationScript) -> None:
    """It is opened, some speak, it is concluded or goes on."""
    body = stage.bodies[script.body]
    said = {"title": script.title, "why": script.why, "text": script.text}
    one = open_consultation(body=body, until=script.until, **said, **signed(script.on))
    for institution, voice in script.voices.items():
        say(stage, one, institution, voice, script.on)
    if script.concluded is not None:
        ending: dict[str, Any] = {"outcome": script.outcome, "version": one.version}
        conclude_consultation(consultation=one, **ending, **signed(script.concluded))


def say(stage: Stage, one: Consultation, institution: str, voice: PositionScript, on: date) -> None:
    """A seat says where it stands."""
    seat = stage.seats[one.body_id][institution]
    position = PositionDraft(seat.pk, voice.stance, voice.words, voice.would_lift)
    by = stage.holder(one.body_id, institution)
    speak(consultation=one, position=position, by=by, now=at(on, 15))


def follow(stage: Stage, script: ClosedScript) -> None:
    """Whoever holds the seat says where it stands."""
    rows = FollowUp.objects.select_related("decision__body__network", "seat__institution")
    row = rows.get(what=script.what, decision__network=stage.network)
    closed = None if script.state == "doing" else script.on
    shown = {"proof": script.proof, "proof_url": script.proof_url}
    by = stage.holder(row.decision.body_id, str(row.seat.institution))
    said: dict[str, Any] = {"state": script.state, "done_on": closed, **shown}
    mark_done(follow_up=row, by=by, now=at(script.on), **said)
