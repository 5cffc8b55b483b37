"""Acknowledging a question and answering it; telling what became of it; taking note of its
answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.models import Person
from tourdetable.domain.referrals.actions.sending import (
    close,
    in_whose_name,
    must_act_for,
    open_step,
    said,
    sender_of,
)
from tourdetable.domain.referrals.actors import AskedOutside
from tourdetable.domain.referrals.enums import ANSWERED, GIVEN, ReferralReply, SequelState
from tourdetable.domain.referrals.models import (
    Referral,
    ReferralAnswer,
    ReferralSequel,
    ReferralStep,
)
from tourdetable.domain.referrals.queries import last_step

Answering = Actor | AskedOutside
"""Who answers: somebody of the body that is asked, or outside by a link."""


@dataclass(frozen=True)
class GivenAnswer:
    """What is answered, why, and (under examination) by when one says more."""

    reply: str
    reasons: str
    until: date | None = None


@once
def acknowledge(*, referral: Referral, version: int, by: Answering, now: datetime) -> Referral:
    """Say that the question has arrived."""
    current = lock(referral, version=version)
    step = open_step(current)
    must_be_asked_of(by, step)
    if step.received_on is not None:
        raise ValidationError(_("This question was acknowledged already."))
    step.received_on = local_day(current.network, now)
    step.save()
    return save("referral.received", current, by, now, step=step.pk)


@once
def answer_referral(
    *, referral: Referral, answered: GivenAnswer, version: int, by: Answering, now: datetime
) -> Referral:
    """Answer where the question stands; an answer that was given may be given anew."""
    current = lock(referral, version=version)
    step = last_step(current)
    must_answer(by, step)
    must_be_answerable(current, answered)
    on, kind = local_day(current.network, now), "referral.examined"
    keep_answer(step, answered, by, on)
    current.state = answered.reply
    if answered.reply != ReferralReply.EXAMINED:
        kind, current.answered_on = "referral.answered", current.answered_on or on
        current.heard_on = None
        close(step, step.closed_on or on)
    return save(kind, current, by, now, step=step.pk)


def must_be_answerable(referral: Referral, answered: GivenAnswer) -> None:
    """Refuse an answer of no list, to a question that was withdrawn, or that says less than the one
    that was given."""
    if answered.reply not in GIVEN:
        raise ValidationError({"reply": _("This choice is not in the list any more.")})
    if not (referral.lives or referral.state in ANSWERED):
        raise ValidationError(_("This question was withdrawn: it waits for no answer any more."))
    if not referral.lives and answered.reply == ReferralReply.EXAMINED:
        raise ValidationError({"reply": _("It was answered: give the answer anew, or leave it.")})


def must_answer(by: Answering, step: ReferralStep) -> None:
    """The same as `must_be_asked_of`; and those who sent it outside record what came by letter."""
    if isinstance(by, Actor) and step.body is None:
        must_act_for(by, sender_of(step.referral))
    else:
        must_be_asked_of(by, step)


def must_be_asked_of(by: Answering, step: ReferralStep) -> None:
    """Refuse whoever is not asked: nobody answers for a body by an office of the network."""
    if isinstance(by, AskedOutside):
        if by.step.pk != step.pk:
            raise PermissionDenied
        return
    if step.body is None or (by.office is not None and by.office.body_id is None):
        raise PermissionDenied
    must_act_for(by, step.body)


def keep_answer(step: ReferralStep, answered: GivenAnswer, by: Answering, on: date) -> None:
    """Add it to what was answered there."""
    given = ReferralAnswer(step=step, reply=answered.reply, on=on)
    given.reasons = said(answered.reasons, "reasons", _("Say why: those who asked read it."))
    given.person, given.said_for = signed(by, step.referral, on)
    given.by_letter = step.body is None and isinstance(by, Actor)
    if answered.until is not None and answered.reply == ReferralReply.EXAMINED:
        if answered.until < on:
            raise ValidationError({"until": _("This day is past: choose one to come.")})
        given.until = step.until = answered.until
    step.received_on = step.received_on or on
    step.save()
    given.save()


def signed(by: Answering, referral: Referral, on: date) -> tuple[Person | None, str]:
    """Who writes, and in whose name."""
    if isinstance(by, AskedOutside):
        return None, by.words[:300]
    return by.person, in_whose_name(by, referral.network, on)


@once
def tell_sequel(
    *,
    referral: Referral,
    state: str,
    words: str,
    on: date,
    version: int,
    by: Answering,
    now: datetime,
) -> Referral:
    """Tell what became of it since it was answered: those who asked are told."""
    current = lock(referral, version=version)
    must_follow(by, current)
    if current.state not in ANSWERED:
        raise ValidationError(_("It has no answer yet: there is nothing to follow."))
    today = local_day(current.network, now)
    if state not in SequelState.values:
        raise ValidationError({"state": _("This choice is not in the list any more.")})
    if not (current.sent_on <= on <= today):
        raise ValidationError({"on": _("Choose a day between the question and today.")})
    row = ReferralSequel(referral=current, state=state, on=on)
    row.words = said(words, "words", _("Say what was done."))
    row.person, row.said_for = signed(by, current, today)
    row.save()
    return save("referral.followed", current, by, now, state_told=state)


def must_follow(by: Answering, referral: Referral) -> None:
    """Refuse whoever is of none of the floors that it went through."""
    if isinstance(by, AskedOutside):
        must_be_asked_of(by, last_step(referral))
        return None
    bodies: list[Body] = [referral.body]
    bodies += [step.body for step in referral.steps.select_related("body") if step.body]
    for body in bodies:
        try:
            return must_act_for(by, body)
        except PermissionDenied:
            continue
    raise PermissionDenied


@once
def take_note(*, referral: Referral, version: int, by: Actor, now: datetime) -> Referral:
    """The body that asked has read the answer."""
    current = lock(referral, version=version)
    must_act_for(by, current.body)
    if current.state not in ANSWERED or current.heard_on is not None:
        raise ValidationError(_("There is no answer to take note of."))
    current.heard_on = local_day(current.network, now)
    return save("referral.heard", current, by, now)
