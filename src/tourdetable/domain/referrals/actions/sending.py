"""Sending a question up, passing it on, withdrawing it, correcting where it went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.library.actions.answering import settle
from tourdetable.domain.library.models import Entry
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.people.wording import address_given, one_line, wording
from tourdetable.domain.referrals.enums import ReferralLetter, ReferralReply, ReferralState
from tourdetable.domain.referrals.models import (
    Referral,
    ReferralAnswer,
    ReferralMessage,
    ReferralSource,
    ReferralStep,
)
from tourdetable.domain.referrals.queries import (
    COLUMNS,
    addressees,
    asked_already,
    next_addressees,
    next_number,
)
from tourdetable.domain.topics.models import Topic

WORDS = 8_000


@dataclass(frozen=True)
class FloorAsked:
    """One step: to whom (a body, else an institution with a name and an address), what is asked of
    them beside the question itself, by when."""

    due_on: date
    to: Body | None = None
    institution: str = ""
    contact: str = ""
    email: str = ""
    asks: str = ""


@once
def send_up(
    *,
    body: Body,
    source: ReferralSource,
    title: str,
    words: str,
    asking: FloorAsked,
    by: Actor,
    now: datetime,
) -> Referral:
    """Have a body ask another one, or somebody outside, about what it decided or put forward."""
    must_act_for(by, body)
    must_come_from(source, body)
    network = Network.objects.select_for_update(no_key=True).get(pk=body.network_id)
    on = local_day(network, now)
    row = Referral(network=network, body=body, sent_on=on, number=next_number(network))
    row.title = one_line(title, limit=200, missing=_("Give the question a title."))
    row.words = said(words, "words", _("Write what is asked: whoever answers reads it."))
    setattr(row, COLUMNS[type(source)], source)
    must_be_asked(asking, addressees(network, charter_of(network, on), body, on=on))
    if asked_already(source, asking.to, asking.institution.strip()):
        raise ValidationError(
            _("This waits for their answer already: it is sent once, and followed on its page.")
        )
    row.save()
    settle_entry(source, asking, by, now)
    return begin_step(row, asking, by, now)


def must_act_for(by: Actor, body: Body) -> None:
    """Refuse whoever acts for another body, or for another network."""
    seat, office = by.seat, by.office
    if seat is not None and seat.body_id == body.pk:
        return
    if office is None or office.network_id != body.network_id:
        raise PermissionDenied
    if office.body_id not in (None, body.pk):
        raise PermissionDenied


def must_come_from(source: ReferralSource, body: Body) -> None:
    """Refuse what is not of that body, or a proposal that is not concluded yet."""
    where = {source.body_id}
    if isinstance(source, Topic) and source.sent_to_id:
        where = {source.sent_to_id, source.body_id} - {None}
    network = body.network_id if where == {None} else None
    if body.pk not in where and source.network_id != network:
        raise PermissionDenied
    if isinstance(source, Decision) and not source.outcome:
        raise ValidationError(_("This proposal is still open: conclude it first."))


def must_be_asked(asking: FloorAsked, known: list[Body]) -> None:
    """Refuse a body to which questions of this one do not go, or an address that is none."""
    if asking.to is not None:
        if asking.to not in known:
            raise ValidationError({"to": _("This choice is not in the list any more.")})
        return
    if not asking.institution.strip():
        raise ValidationError({"institution": _("Name the institution that is asked.")})
    address_given(asking.email)


def begin_step(referral: Referral, asking: FloorAsked, by: Actor, now: datetime) -> Referral:
    """It goes to its next floor: whoever is there is told, by a notice or by a message."""
    on = local_day(referral.network, now)
    if asking.due_on < on:
        raise ValidationError({"due_on": _("This day is past: choose one to come.")})
    step = ReferralStep(referral=referral, sent_on=on, due_on=asking.due_on, body=asking.to)
    step.position = referral.steps.count() + 1
    step.asks = wording(asking.asks, limit=WORDS)
    step.carried = by.office is not None and by.office.body_id is None
    step.person, step.said_for = by.person, in_whose_name(by, referral.network, on)
    if asking.to is None:
        step.institution = one_line(asking.institution, limit=200, missing="")
        step.contact = " ".join(wording(asking.contact, limit=200).split())
        step.email = address_given(asking.email)
    step.save()
    tell("referral.sent", referral, by, now, step=step.pk)
    write(step, ReferralLetter.ASKED, now)
    return referral


def settle_entry(source: ReferralSource, asking: FloorAsked, by: Actor, now: datetime) -> None:
    """A watch item that waits is answered so: it is sent up."""
    if isinstance(source, Entry) and source.waits:
        whom = asking.to.name if asking.to else asking.institution
        words = _("Sent up as a question: %(whom)s") % {"whom": whom}
        quietly = replace(by, gesture=None)
        settle(entry=source, version=source.version, words=words, by=quietly, now=now)


@once
def pass_on(
    *, referral: Referral, reasons: str, asking: FloorAsked, version: int, by: Actor, now: datetime
) -> Referral:
    """The body that it waits for has it go further: that is its answer, and the next step."""
    current, step = lock(referral, version=version), open_step(referral)
    if step.body is None:
        raise ValidationError(_("It went outside: it is answered there, or withdrawn."))
    must_act_for(by, step.body)
    on = local_day(current.network, now)
    must_be_asked(asking, next_addressees(current, charter_of(current.network, on), on=on))
    given = ReferralAnswer(step=step, reply=ReferralReply.PASSED_ON, on=on, person=by.person)
    given.said_for = in_whose_name(by, current.network, on)
    given.reasons = said(reasons, "reasons", _("Say why: those who asked read it."))
    given.save()
    close(step, on)
    current.state = ReferralState.WAITING
    save("referral.passed_on", current, by, now, step=step.pk)
    return begin_step(current, asking, replace(by, gesture=None), now)


@once
def withdraw(
    *, referral: Referral, because: str, version: int, by: Actor, now: datetime
) -> Referral:
    """Those who asked ask no more, and say why: whoever had to answer is told."""
    current = lock(referral, version=version)
    must_act_for(by, current.body)
    step, on = open_step(current), local_day(current.network, now)
    current.state, current.withdrawn_on = ReferralState.WITHDRAWN, on
    current.withdrawn_because = said(because, "because", _("Say why: whoever was asked reads it."))
    close(step, on)
    forget_messages(step)
    write(step, ReferralLetter.WITHDRAWN, now)
    return save("referral.withdrawn", current, by, now, step=step.pk)


@once
def correct_address(
    *, referral: Referral, contact: str, email: str, version: int, by: Actor, now: datetime
) -> Referral:
    """Send a question that went outside to another address: the former link opens nothing."""
    current = lock(referral, version=version)
    must_act_for(by, sender_of(current))
    step = open_step(current)
    if step.body is not None:
        raise ValidationError(_("It did not go outside."))
    must_be_asked(FloorAsked(step.due_on, institution=step.institution, email=email), [])
    forget_messages(step)
    step.email, step.contact = address_given(email), " ".join(wording(contact, limit=200).split())
    step.save()
    write(step, ReferralLetter.ASKED, now)
    return save("referral.readdressed", current, by, now, step=step.pk)


def sender_of(referral: Referral) -> Body:
    """The body from which it came to where it stands."""
    before = [step.body for step in referral.steps.order_by("position") if step.closed_on]
    return next((body for body in reversed(before) if body is not None), referral.body)


def open_step(referral: Referral) -> ReferralStep:
    """Where it waits, locked."""
    rows = ReferralStep.objects.select_for_update(no_key=True, of=("self",))
    step = rows.select_related("body").filter(referral=referral, closed_on=None).first()
    if step is None:
        raise ValidationError(_("This question waits for no answer any more."))
    return step


def close(step: ReferralStep, on: date) -> None:
    """It is no more for them to answer; whoever answers has received it."""
    step.closed_on, step.received_on = on, step.received_on or on
    step.save()


def charter_of(network: Network, on: date) -> Charter:
    """The one in force that day."""
    return charter_in_force(network, on=on)


def in_whose_name(by: Actor, network: Network, on: date) -> str:
    """The institution of the seat, or the charter's word for the office."""
    if by.seat is not None:
        return str(by.seat)
    known = charter_of(network, on).vocabulary.offices
    return word_for(known, by.office.kind) if by.office else ""


def said(text: str, field: str, missing: str) -> str:
    """What has to be written."""
    words = wording(text, limit=WORDS).strip()
    if not words:
        raise ValidationError({field: missing})
    return words


def write(step: ReferralStep, letter: ReferralLetter, now: datetime) -> None:
    """A message to whoever is asked outside, once a day at most."""
    if step.body is None:
        day = local_day(step.referral.network, now)
        made = ReferralMessage(step=step, letter=letter, to=step.email, day=day, due_at=now)
        ReferralMessage.objects.bulk_create([made], ignore_conflicts=True)


def forget_messages(step: ReferralStep) -> None:
    """What has not left yet tells nothing true any more."""
    step.messages.filter(state="waiting", held_until=None).delete()
