"""Asking the seats of a body between its meetings, answering, concluding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.consultations.models import Consultation, SeatVoice
from tourdetable.domain.consultations.queries import (
    is_running,
    may_be_concluded,
    seats_asked,
)
from tourdetable.domain.decisions.actions.decisions import (
    TEXT,
    clean_title,
    ended,
    must_be_reached,
    next_reference,
)
from tourdetable.domain.decisions.enums import ObjectionState, Stance
from tourdetable.domain.decisions.models import Decision, Position
from tourdetable.domain.decisions.positions import WORDS, PositionDraft, fault, misstated
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.enums import CALENDAR, MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.people.wording import wording

LONGEST = timedelta(days=92)


@once
def open_consultation(
    *, body: Body, title: str, why: str, text: str, until: date, by: By, now: datetime
) -> Consultation:
    """Put a proposal to the seats of a body; they answer until the end of a day."""
    must_be_answerable(body, until, local_day(body.network, now))
    row = Consultation.objects.create(
        body=body,
        title=clean_title(title),
        why=wording(why, limit=TEXT),
        text=wording(text, limit=TEXT),
        opened_at=now,
        closes_at=end_of(until, body.network.time_zone),
    )
    tell("consultation.opened", row, by, now, facts=[], until=str(until))
    return row


def must_be_answerable(body: Body, until: date, today: date) -> None:
    """Refuse a consultation that leaves no time, or too much, or asks fewer than two seats."""
    if not today < until <= today + LONGEST:
        words = _("Leave them a day at least, and three months at most.")
        raise ValidationError({"until": words})
    if seats_asked(body, today).count() < 2:
        raise ValidationError(_("Decisions are collective: this body has not two seats to ask."))


def end_of(day: date, zone: str) -> datetime:
    """The midnight that ends a day."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))


@once
def speak(
    *, consultation: Consultation, position: PositionDraft, by: By, now: datetime
) -> SeatVoice:
    """Say where a seat stands, or change it, until the end. The journal keeps which seat spoke,
    and not what it said."""
    current = locked(consultation)
    if not is_running(current, now):
        raise ValidationError(_("This consultation is over: nothing more is said in it."))
    seat = must_be_asked(current, position, now)
    row = current.voices.filter(seat=seat).first() or SeatVoice(consultation=current, seat=seat)
    voice(row, position)
    row.said_at, row.said_by_id = now, by.person_id
    row.save()
    tell("consultation.answered", current, by, now, facts=[], seat=seat.pk)
    return row


def voice(row: SeatVoice, position: PositionDraft) -> None:
    """Say what a seat says, unsaved."""
    row.stance, row.words = position.stance, wording(position.words, limit=WORDS)
    argued = position.stance in (Stance.OBJECT, Stance.RESERVATION)
    row.would_lift = wording(position.would_lift, limit=WORDS) if argued else ""
    row.attribution = position.attribution


def locked(consultation: Consultation) -> Consultation:
    """The consultation, held while somebody speaks: it is not concluded meanwhile."""
    rows = Consultation.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("body__network").get(pk=consultation.pk)


def must_be_asked(current: Consultation, position: PositionDraft, now: datetime) -> Seat:
    """The seat that speaks, if it is asked and what it says holds."""
    today = local_day(current.body.network, now)
    seat = seats_asked(current.body, today).filter(pk=position.seat).first()
    if seat is None:
        raise ValidationError(_("This seat is not asked."))
    allowed = charter_in_force(current.body.network, on=today).positions
    said = {"institution": seat.institution}
    faults = [fault(seat.pk, code, words % said) for code, words in misstated(position, allowed)]
    if faults:
        raise ValidationError(faults)
    return seat


@once
def withdraw(*, consultation: Consultation, version: int, by: By, now: datetime) -> Consultation:
    """Ask no more; what was said is kept for nobody."""
    current = lock(consultation, version=version)
    must_not_be_ended(current)
    current.withdrawn_at = now
    current.voices.all().delete()
    return save("consultation.withdrawn", current, by, now, facts=[])


def must_not_be_ended(current: Consultation) -> None:
    """Refuse to end a consultation twice."""
    if current.ended:
        raise ValidationError(_("This consultation is ended already."))


@once
def conclude_consultation(
    *,
    consultation: Consultation,
    outcome: str,
    version: int,
    by: By,
    now: datetime,
    text: str | None = None,
    confirmed: bool = False,
) -> Decision:
    """Make it a decision, with the outcome that the positions allow, as at a meeting: once its
    time is over, or when all seats have spoken. It waits for no meeting; the minutes of the next
    one tell it, as soon as it is dated."""
    current = lock(consultation, version=version)
    must_not_be_ended(current)
    decision = proposed(current, text, by, now)
    must_be_reached(outcome, decision)
    quietly = replace(by, gesture=None)
    ended(decision, outcome, by=quietly, now=now, confirmed=confirmed)
    current.decision = decision
    save("consultation.concluded", current, quietly, now, facts=[], decision=decision.pk)
    return decision


def proposed(current: Consultation, text: str | None, by: By, now: datetime) -> Decision:
    """The decision that it becomes, with where each seat stands, before it has an outcome."""
    voices = list(current.voices.select_related("seat__institution"))
    must_be_heard(current, voices, now)
    decision = made_of(current, text, now)
    decision.save()
    Position.objects.bulk_create([position_of(one, decision) for one in voices])
    said = {"consultation": current.pk, "reference": decision.reference}
    tell("decision.proposed", decision, by, now, facts=["decisions"], **said)
    return decision


def must_be_heard(current: Consultation, voices: Sequence[SeatVoice], now: datetime) -> None:
    """Refuse to conclude while somebody may still speak."""
    today = local_day(current.body.network, now)
    asked = seats_asked(current.body, today).values_list("pk", flat=True)
    if not may_be_concluded(current, asked, [voice.seat_id for voice in voices], now):
        raise ValidationError(
            _("Seats may still speak: wait for the last of them, or for the end of the time given.")
        )


def made_of(current: Consultation, text: str | None, now: datetime) -> Decision:
    """The decision that a consultation becomes, unsaved."""
    body = current.body
    return Decision(
        body=body,
        meeting=meeting_that_tells(body, now),
        reference=next_reference(body.network_id, local_day(body.network, now).year),
        title=current.title,
        why=current.why,
        text=current.text if text is None else wording(text, limit=TEXT),
        consulted_at=now,
        settled_at=now,
    )


def meeting_that_tells(body: Body, now: datetime) -> Meeting | None:
    """The meeting whose minutes tell what was decided since the last one: the next, or else the
    last one if its minutes are not read yet; none as long as nothing is dated."""
    rows = Meeting.objects.filter(body=body, state__in=CALENDAR, sealed_at=None)
    found = rows.filter(ends_at__gte=now).order_by("starts_at", "pk").first()
    held = rows.filter(state=MeetingState.OPENED).order_by("-starts_at", "-pk")
    found = found or held.first()
    if found is not None:
        found.body = body
    return found


def position_of(voice: SeatVoice, decision: Decision) -> Position:
    """What a seat said, as the position of the decision, unsaved."""
    objects = voice.stance == Stance.OBJECT
    return Position(
        decision=decision,
        seat=voice.seat,
        stance=voice.stance,
        words=voice.words,
        would_lift=voice.would_lift,
        objection=ObjectionState.RAISED if objects else "",
        attribution=voice.attribution,
        entered_by_id=voice.said_by_id,
    )
