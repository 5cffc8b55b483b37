"""Adopting by the charter's rule: at a later meeting, by silence, or by seats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Adoption
from tourdetable.domain.decisions.actions.effects import put_with_effect
from tourdetable.domain.decisions.actions.positions import record_and_conclude
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.enums import DecisionEffectKind, Outcome, Stance
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.actions.meetings import must_have_come
from tourdetable.domain.meetings.actions.sitting import must_be_open
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.queries import charter_of, voices_present
from tourdetable.domain.minutes import queries
from tourdetable.domain.minutes.actions.minutes import must_be_preparatory
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Approval, Minutes
from tourdetable.domain.minutes.proofs import ADOPTED_EVENT, text_digest
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import Mandate, Network, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.models import Person
from tourdetable.domain.people.wording import short_day

ADOPTS = DecisionEffectKind.ADOPT_MINUTES


@once
def approve(*, minutes: Minutes, seat: Seat, version: int, by: By, now: datetime) -> Minutes:
    """Approve the text for a seat, the only one for this person; the last needed adopts it."""
    current = in_review(lock(minutes, version=version))
    must_follow(current, Adoption.SEATS)
    person = must_speak_for(seat, current, by, now)
    must_count(seat)
    must_be_the_first(current, seat, person)
    row = Approval(minutes=current, seat=seat, person=person, version=current.version, at=now)
    row.save()
    tell("minutes.approved", current, by, now, facts=[], seat=seat.pk, version=row.version)
    adopt_if_agreed(current, by, now)
    return current


def must_count(seat: Seat) -> None:
    """Refuse the approval of a seat that follows through the minutes: it is asked for none."""
    if seat.follows:
        raise ValidationError(
            _("This seat follows through the minutes: it is not asked to approve them.")
        )


def must_be_the_first(minutes: Minutes, seat: Seat, person: Person) -> None:
    """Refuse a second approval of the text by a seat, or by a person."""
    given = queries.approvals(minutes)
    if given.filter(seat=seat).exists():
        raise ValidationError(_("This seat has already approved these minutes."))
    if given.filter(person=person).exists():
        raise ValidationError(_("You have already approved these minutes for another seat."))


@once
def adopt_at_meeting(
    *,
    minutes: Minutes,
    at: Meeting,
    version: int,
    by: By,
    now: datetime,
    item: AgendaItem | None = None,
    seats: Iterable[int] | None = None,
    confirmed: bool = False,
) -> Minutes:
    """Adopt the minutes at a later meeting of the body, by a decision about these minutes.

    It is recorded there, as the answer of agenda item `item`, with the consent of `seats` (None:
    of every seat present that counts), and may meet the charter's gates. Where seats do not agree,
    a proposal with this effect is put (`effects`).
    """
    current = in_review(lock(minutes, version=version))
    must_be_adoptable_at(current, at)
    must_gather(at)
    title, effect = adoption_title(current.meeting), EffectDraft(ADOPTS, minutes=current.pk)
    decide_about(at, title, effect, by, now, item=item, seats=seats, confirmed=confirmed)
    current.refresh_from_db()
    return current


@once
def adopt_by_silence(*, minutes: Minutes, by: By, now: datetime) -> Minutes:
    """Adopt minutes that nobody remarked on during the days that the charter gives."""
    current = in_review(Minutes.objects.select_for_update(no_key=True).get(pk=minutes.pk))
    must_follow(current, Adoption.SILENCE_DAYS)
    must_have_no_remark(current)
    until = queries.silent_until(current, charter_of(current.meeting))
    if until is None or local_day(current.meeting.body.network, now) < until:
        day = short_day(until) if until else "?"
        raise ValidationError(
            _("Members may still ask for corrections: not before %(day)s.") % {"day": day}
        )
    adopt(current, Adoption.SILENCE_DAYS, by, now)
    return current


@once
def adopt_silent(*, network: Network, by: By, now: datetime) -> list[Minutes]:
    """Adopt all the minutes of a network whose days of silence have passed."""
    due = queries.due_by_silence(network, on=local_day(network, now))
    quietly = replace(by, gesture=None)
    return [adopt_by_silence(minutes=minutes, by=quietly, now=now) for minutes in due]


def adopt_if_agreed(minutes: Minutes, by: By, now: datetime) -> None:
    """Adopt by seats once enough of them have approved this text and no remark is open."""
    rule = charter_of(minutes.meeting).minutes
    if rule.adoption is not Adoption.SEATS or queries.open_corrections(minutes).exists():
        return
    if queries.approvals(minutes).count() >= queries.seats_needed(rule):
        adopt(minutes, Adoption.SEATS, replace(by, gesture=None), now)


def adopt(minutes: Minutes, rule: Adoption, by: By, now: datetime, **data: object) -> None:
    """Make the minutes a record of the body."""
    must_have_come(minutes.meeting, now)
    queries.signed(minutes).update(stands=True)
    minutes.state, minutes.adoption = MinutesState.ADOPTED, rule
    minutes.adopted_on = local_day(minutes.meeting.body.network, now)
    said = {"rule": rule.value, "text": text_digest(minutes.text), **data}
    save(ADOPTED_EVENT, minutes, by, now, facts=["minutes"], **said)


def decide_about(
    at: Meeting,
    title: str,
    effect: EffectDraft,
    by: By,
    now: datetime,
    *,
    item: AgendaItem | None,
    seats: Iterable[int] | None,
    confirmed: bool,
) -> Decision:
    """Record at the later meeting that these seats consent (None: those present that count): the
    decision does what it says."""
    put: dict[str, Any] = {"title": title, "item": item, "effect": effect}
    proposal = put_with_effect(meeting=at, by=by, now=now, **put)
    consenting = voices_present(at) if seats is None else seats
    positions = [PositionDraft(seat, Stance.CONSENT.value) for seat in sorted(set(consenting))]
    said: dict[str, Any] = {"outcome": Outcome.CONSENT, "confirmed": confirmed}
    said |= {"positions": positions, "version": proposal.version}
    return record_and_conclude(decision=proposal, by=replace(by, gesture=None), now=now, **said)


def adoption_title(meeting: Meeting) -> str:
    """“Adopt the minutes of …”, in the language of the network."""
    with translation.override(charter_of(meeting).language):
        return _("Adopt the minutes of the meeting of %(day)s: %(title)s") % {
            "day": short_day(meeting.day),
            "title": meeting.title,
        }


def in_review(minutes: Minutes) -> Minutes:
    """The minutes, if they are in review."""
    must_be_preparatory(minutes)
    if minutes.state != MinutesState.REVIEW:
        raise ValidationError(_("Send these minutes for review first."))
    return minutes


def must_follow(minutes: Minutes, rule: Adoption) -> None:
    """Refuse to adopt otherwise than the charter says."""
    if charter_of(minutes.meeting).minutes.adoption is not rule:
        raise ValidationError(_("The charter of this network adopts minutes in another way."))


def must_be_adoptable_at(minutes: Minutes, at: Meeting) -> None:
    """In review, with no correction asked for, by the charter's rule, of an earlier meeting."""
    in_review(minutes)
    must_follow(minutes, Adoption.NEXT_MEETING)
    must_have_no_remark(minutes)
    must_be_later(at, minutes.meeting)


def must_have_no_remark(minutes: Minutes) -> None:
    """Refuse to adopt while a correction is asked for."""
    if pending := queries.open_corrections(minutes).count():
        raise ValidationError(_("Settle the open remarks first: %(number)d.") % {"number": pending})


def must_be_later(at: Meeting, meeting: Meeting) -> None:
    """A later meeting of the same body, open."""
    if at.body_id != meeting.body_id or at.starts_at <= meeting.starts_at:
        raise ValidationError(_("Minutes are adopted at a later meeting of the same body."))
    must_be_open(at)


def must_gather(at: Meeting) -> None:
    """Two seats at least are present, that count."""
    if len(voices_present(at)) < queries.LEAST_SEATS:
        raise ValidationError(
            _("Mark who is present first: minutes are adopted by at least two seats.")
        )


def must_speak_for(seat: Seat, minutes: Minutes, by: By, now: datetime) -> Person:
    """The person, who holds today a seat that was of the body on the day of the meeting."""
    meeting, network = minutes.meeting, minutes.meeting.body.network
    then = Seat.objects.active(meeting.day).filter(body=meeting.body)
    if not then.filter(pk=seat.pk).exists():
        raise ValidationError(_("This seat was not of this body on the day of the meeting."))
    held = Mandate.objects.active(local_day(network, now)).filter(seat=seat)
    if not isinstance(by, Actor) or not held.filter(person=by.person).exists():
        raise ValidationError(_("Only a person who holds this seat speaks in its name."))
    return by.person
