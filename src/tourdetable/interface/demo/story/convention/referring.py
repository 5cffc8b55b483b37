"""The questions that bodies of the demo send up, and what was answered."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.referrals.actions import answering
from tourdetable.domain.referrals.actions.answering import Answering, GivenAnswer
from tourdetable.domain.referrals.actions.sending import FloorAsked, send_up
from tourdetable.domain.referrals.actors import AskedOutside
from tourdetable.domain.referrals.enums import ReferralReply
from tourdetable.domain.referrals.models import Referral
from tourdetable.domain.referrals.queries import last_step
from tourdetable.interface.demo.stage import Stage, at


class QuestionScript(msgspec.Struct, frozen=True, kw_only=True):
    """What a body asks about a decision, carried by the officer of the network: of a body (`to`),
    or outside; each answer with its day, its reasons and by when more is said."""

    body: str
    decision: str
    title: str
    words: str
    on: date
    due: date
    to: str = ""
    institution: str = ""
    contact: str = ""
    email: str = ""
    asks: str = ""
    received: date | None = None
    answers: tuple[tuple[str, date, str, date], ...] = ()
    sequels: tuple[tuple[str, date, str], ...] = ()


class Referring(msgspec.Struct, frozen=True):
    """The file of data."""

    club: tuple[QuestionScript, ...]
    convention: tuple[QuestionScript, ...]


def refer(stage: Stage, scripts: tuple[QuestionScript, ...]) -> None:
    """Each, as far as it went."""
    for script in scripts:
        referral = sent(stage, script)
        by = whoever_is_asked(referral, script.on)
        if script.received is not None:
            known: dict[str, Any] = {
                "version": referral.version,
                "by": by,
                "now": at(script.received),
            }
            referral = answering.acknowledge(referral=referral, **known)
        answer_all(referral, script, by)


def sent(stage: Stage, script: QuestionScript) -> Referral:
    """It leaves."""
    body = stage.bodies[script.body]
    names = ("institution", "contact", "email", "asks")
    said = {name: getattr(script, name) for name in names}
    to = stage.bodies[script.to] if script.to else None
    return send_up(
        body=body,
        source=Decision.objects.get(body=body, title=script.decision),
        title=script.title,
        words=script.words,
        asking=FloorAsked(script.due, to=to, **said),
        by=stage.officer(),
        now=at(script.on),
    )


def whoever_is_asked(referral: Referral, on: date) -> Answering:
    """Somebody who holds a seat of the body that is asked; outside, whoever has the link."""
    step = last_step(referral)
    if step.body is None:
        return AskedOutside(step, step.contact)
    held = Mandate.objects.active(on).filter(seat__body=step.body)
    mandate = held.select_related("person", "seat__institution").order_by("pk")[0]
    return Actor(mandate.person, seat=mandate.seat)


def answer_all(referral: Referral, script: QuestionScript, by: Answering) -> None:
    """What was answered, then what became of it."""
    for reply, on, reasons, until in script.answers:
        later = until if reply == ReferralReply.EXAMINED else None
        known: dict[str, Any] = {"version": referral.version, "by": by, "now": at(on, 18)}
        answered = GivenAnswer(reply, reasons, later)
        referral = answering.answer_referral(referral=referral, answered=answered, **known)
    for state, on, words in script.sequels:
        known = {"version": referral.version, "by": by, "now": at(on, 18)}
        said: dict[str, Any] = {"state": state, "words": words, "on": on}
        referral = answering.tell_sequel(referral=referral, **said, **known)
