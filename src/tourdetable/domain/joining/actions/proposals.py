"""A member proposes that another institution join; whoever composes answers (CLUB-13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.joining.actions.invitations import forget, of_seat, send
from tourdetable.domain.joining.enums import InvitationState
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.joining.queries import mandates_ahead
from tourdetable.domain.journal import versions
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.networks.actions.seats import create_seat, give_mandate
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.actions import (
    NewInstitution,
    NewPerson,
    the_institution,
    the_person,
)
from tourdetable.domain.people.models import Institution, Person
from tourdetable.domain.people.wording import one_line, wording

LONGEST = 2_000
"""Characters of a reason or an answer."""


@dataclass(frozen=True)
class ProposalDetails:
    """What a member writes: who, and why; `seat` is a vacant one, else a seat of `college` would be
    opened for the institution."""

    given_name: str
    family_name: str
    email: str
    reasons: str
    institution: str = ""
    college: str = ""
    seat: Seat | None = None


@dataclass(frozen=True)
class Seating:
    """Who will sit where, and since when: on a vacant seat, or on one that is opened in a college
    for an institution."""

    starts: date
    who: Person | NewPerson
    seat: Seat | None = None
    which: Institution | NewInstitution | None = None
    college: str = ""


@once
def propose(*, body: Body, details: ProposalDetails, by: Actor, now: datetime) -> Invitation:
    """Propose somebody for a body; whoever composes it answers."""
    network, today = body.network, local_day(body.network, now)
    said = told(details)
    must_be_possible(body, said, today)
    row = Invitation(network=network, state=InvitationState.PROPOSED, body=body, **asdict(said))
    row.seat = details.seat
    row.proposed_by, row.proposed_for, row.proposed_on = by.person, by.seat, today
    row.save()
    tell("invitation.proposed", row, by, now, **of_seat(row))
    return row


def told(details: ProposalDetails) -> ProposalDetails:
    """What was written, each word on its line; a vacant seat says the institution and college."""
    seat = details.seat
    name = seat.institution.name if seat else details.institution
    missing = _("Say which institution: it is the institution that has the seat.")
    return ProposalDetails(
        one_line(details.given_name, limit=100, missing=_("Write a given name.")),
        one_line(details.family_name, limit=100, missing=_("Write a family name.")),
        details.email.strip(),
        wording(details.reasons, limit=LONGEST),
        one_line(name, limit=200, missing=missing),
        seat.college if seat else details.college,
    )


def must_be_possible(body: Body, said: ProposalDetails, today: date) -> None:
    """Refuse a body that has ended, and a college of another."""
    if body.ends is not None and body.ends < today:
        raise ValidationError(_("%(body)s has ended.") % {"body": body})
    known = charter_in_force(body.network, on=today).vocabulary.colleges_of(body.kind)
    must_be_known(_("college"), said.college, [college.code for college in known])
    must_be_new(body, said, today)


def must_be_new(body: Body, said: ProposalDetails, today: date) -> None:
    """Refuse somebody who sits there already, or whom somebody proposed before."""
    same = {"person__account__email__iexact": said.email}
    if mandates_ahead(body.network, on=today).filter(seat__body=body, **same).exists():
        words = _("Somebody with this address sits in %(body)s already.")
        raise ValidationError({"email": words % {"body": body}})
    waiting = Invitation.objects.filter(body=body, state=InvitationState.PROPOSED)
    if waiting.filter(email__iexact=said.email).exists():
        words = _("Somebody with this address has been proposed for %(body)s: it waits.")
        raise ValidationError({"email": words % {"body": body}})


@once
def answer_proposal(
    *, invitation: Invitation, answer: str, version: int, by: By, now: datetime
) -> Invitation:
    """Answer with a word, without deciding: it goes on waiting."""
    current = waiting(invitation, version)
    write_answer(current, answer, by, now)
    return save("invitation.answered", current, by, now)


@once
def decline_proposal(
    *, invitation: Invitation, answer: str, version: int, by: By, now: datetime
) -> Invitation:
    """Decline, with a reason that the member reads."""
    current = waiting(invitation, version)
    write_answer(current, answer, by, now)
    current.state = InvitationState.DECLINED
    forget(current)
    return save("invitation.declined", current, by, now)


def waiting(invitation: Invitation, version: int) -> Invitation:
    """The proposal, locked, if it still waits."""
    current = versions.lock(invitation, version=version)
    if current.state != InvitationState.PROPOSED:
        raise ValidationError(_("This proposal has been answered already."))
    return current


def write_answer(current: Invitation, answer: str, by: By, now: datetime) -> None:
    current.answer = wording(answer, limit=LONGEST)
    if not current.answer:
        raise ValidationError({"answer": _("Write your answer: the member reads it.")})
    sign(current, by, now)


@once
def accept_proposal(
    *,
    invitation: Invitation,
    seating: Seating,
    version: int,
    by: By,
    now: datetime,
    confirmed: bool = False,
) -> Invitation:
    """Seat whoever was proposed, and invite them: institution, seat, mandate and message at once,
    if the charter's gates let it."""
    current, quietly = waiting(invitation, version), replace(by, gesture=None)
    how: dict[str, Any] = {"by": quietly, "now": now}
    seat = seat_for(current, seating, how)
    person = the_person(who=seating.who, network=current.network.slug, **how)
    must_be_reachable(person)
    held: dict[str, Any] = {"seat": seat, "person": person, "starts": seating.starts}
    give_mandate(**held, confirmed=confirmed, **how)
    current.seat, current.person = seat, person
    current.college, current.institution = seat.college, seat.institution.name
    sign(current, by, now)
    replace_former(current, quietly, now)
    return send(current, by, now)


def sign(current: Invitation, by: By, now: datetime) -> None:
    """Who answered, and when."""
    current.answered_by_id = by.person_id
    current.answered_on = local_day(current.network, now)


def replace_former(current: Invitation, by: By, now: datetime) -> None:
    """Whoever had an invitation that waits has one link only: the new one."""
    former = Invitation.objects.filter(network=current.network, person=current.person)
    for row in former.filter(state=InvitationState.SENT):
        row.state = InvitationState.WITHDRAWN
        save("invitation.withdrawn", row, by, now)


def seat_for(current: Invitation, seating: Seating, how: Mapping[str, Any]) -> Seat:
    """The vacant seat, or one that is opened for the institution."""
    if seating.seat is not None:
        return seating.seat
    body, which = current.body, seating.which
    assert body is not None  # a proposal is for a body
    if which is None:
        raise ValidationError({"which": _("Choose a vacant seat, or say which institution sits.")})
    institution = the_institution(which=which, network=current.network.slug, **how)
    must_not_sit(institution, body, seating.starts)
    where: dict[str, Any] = {"body": body, "institution": institution}
    return create_seat(**where, college=seating.college, starts=seating.starts, **how)


def must_not_sit(institution: Institution, body: Body, starts: date) -> None:
    """Refuse a second seat to an institution."""
    sits = Seat.objects.during(starts, date.max).filter(body=body, institution=institution)
    if sits.exists():
        words = _("%(institution)s has a seat in %(body)s already: choose it if it is vacant.")
        raise ValidationError(words % {"institution": institution, "body": body})


def must_be_reachable(person: Person) -> None:
    """Refuse somebody to whom no message can be sent."""
    if person.account is None:
        words = _("No address is known of %(person)s: the invitation would reach nobody.")
        raise ValidationError({"email": words % {"person": person}})
