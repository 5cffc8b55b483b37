"""Correcting adopted minutes: they are never edited, a corrected version supersedes them, adopted
as the charter has minutes adopted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Adoption
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.enums import DecisionEffectKind
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.minutes import queries
from tourdetable.domain.minutes.actions.adoption import (
    decide_about,
    must_be_later,
    must_count,
    must_follow,
    must_gather,
    must_speak_for,
)
from tourdetable.domain.minutes.actions.minutes import TEXT, must_not_be_empty
from tourdetable.domain.minutes.enums import RECORDS, UNDER_WAY, CorrectionState
from tourdetable.domain.minutes.models import (
    CorrectionApproval,
    Edition,
    Minutes,
    MinutesCorrection,
)
from tourdetable.domain.minutes.proofs import SUPERSEDED_EVENT, text_digest
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import short_day, wording

SUPERSEDES = DecisionEffectKind.SUPERSEDE_MINUTES
WORDS = 5_000


@once
def open_correction(
    *, minutes: Minutes, text: str, reason: str, by: By, now: datetime
) -> MinutesCorrection:
    """Begin a corrected version of adopted minutes, and say why; one at a time."""
    current = Minutes.objects.select_for_update(no_key=True).get(pk=minutes.pk)
    if current.state not in RECORDS:
        raise ValidationError(_("These minutes are not adopted: correct their text itself."))
    if queries.correction_of(current) is not None:
        raise ValidationError(_("A corrected version of these minutes is under way already."))
    row = MinutesCorrection(minutes=current, opened_by=by.person, opened_at=now)
    fill(row, text, reason)
    row.save()
    tell("minutes.correction_opened", row, by, now, facts=[])
    return row


@once
def write_correction(
    *, correction: MinutesCorrection, text: str, reason: str, version: int, by: By, now: datetime
) -> MinutesCorrection:
    """Replace its text; put to the body already, it has to be put again."""
    current = lock(correction, version=version)
    must_be_under_way(current)
    fill(current, text, reason)
    current.state, current.put_on = CorrectionState.WRITING, None
    return save("minutes.correction_written", current, by, now, facts=[])


@once
def put_correction(
    *, correction: MinutesCorrection, version: int, by: By, now: datetime
) -> MinutesCorrection:
    """Put it to the body as it stands; those who read the minutes are told."""
    current = lock(correction, version=version)
    if current.state != CorrectionState.WRITING:
        raise ValidationError(_("This corrected version is not being written."))
    current.state, current.put_on = CorrectionState.PUT, local_day(network_of(current), now)
    current.sent_back, current.sent_back_by = "", None
    return save("minutes.correction_put", current, by, now, facts=[])


@once
def send_back(
    *, correction: MinutesCorrection, seat: Seat, words: str, version: int, by: By, now: datetime
) -> MinutesCorrection:
    """Ask for something else in the name of a seat: it goes back to those who write it, which stops
    approvals and silence."""
    current = must_be_put(lock(correction, version=version))
    must_speak_for(seat, current.minutes, by, now)
    said = wording(words, limit=WORDS).strip()
    if not said:
        raise ValidationError({"words": _("Write down what should be corrected.")})
    current.state, current.put_on = CorrectionState.WRITING, None
    current.sent_back, current.sent_back_by = said, seat
    return save("minutes.correction_sent_back", current, by, now, facts=[], seat=seat.pk)


@once
def withdraw_correction(
    *, correction: MinutesCorrection, version: int, by: By, now: datetime
) -> MinutesCorrection:
    """Give it up: the minutes stay as they are."""
    current = lock(correction, version=version)
    must_be_under_way(current)
    current.state, current.put_on = CorrectionState.WITHDRAWN, None
    return save("minutes.correction_withdrawn", current, by, now, facts=[])


@once
def approve_correction(
    *, correction: MinutesCorrection, seat: Seat, version: int, by: By, now: datetime
) -> MinutesCorrection:
    """Agree for a seat, where seats adopt; the last one that is needed adopts it."""
    current = must_be_put(lock(correction, version=version))
    must_follow(current.minutes, Adoption.SEATS)
    person = must_speak_for(seat, current.minutes, by, now)
    must_count(seat)
    given = CorrectionApproval.objects.filter(correction=current, version=version)
    if given.filter(seat=seat).exists() or given.filter(person=person).exists():
        raise ValidationError(_("You have already approved this corrected version."))
    said = {"correction": current, "seat": seat, "person": person}
    CorrectionApproval.objects.create(**said, version=version, at=now)
    tell("minutes.correction_approved", current, by, now, facts=[], seat=seat.pk)
    if given.count() >= queries.seats_needed(charter_of(current.minutes.meeting).minutes):
        supersede(current, Adoption.SEATS, replace(by, gesture=None), now)
    return current


@once
def supersede_at_meeting(
    *,
    correction: MinutesCorrection,
    at: Meeting,
    version: int,
    by: By,
    now: datetime,
    item: AgendaItem | None = None,
    seats: Iterable[int] | None = None,
    confirmed: bool = False,
) -> Minutes:
    """Adopt it at a later meeting of the body, by a decision about it."""
    current = lock(correction, version=version)
    must_be_supersedable_at(current, at)
    must_gather(at)
    effect = EffectDraft(SUPERSEDES, minutes=current.minutes_id)
    title = superseding_title(current.minutes.meeting)
    decide_about(at, title, effect, by, now, item=item, seats=seats, confirmed=confirmed)
    return Minutes.objects.get(pk=current.minutes_id)


@once
def supersede_silent(*, network: Network, by: By, now: datetime) -> list[Minutes]:
    """Adopt the corrected versions of a network that nobody has sent back in the days that the
    charter gives for silence."""
    quietly, today = replace(by, gesture=None), local_day(network, now)
    due = queries.corrections_due(network, on=today)
    return [supersede(one, Adoption.SILENCE_DAYS, quietly, now) for one in due]


def supersede(
    correction: MinutesCorrection,
    rule: Adoption,
    by: By,
    now: datetime,
    *,
    at: Meeting | None = None,
    decision: Decision | None = None,
) -> Minutes:
    """Keep the former edition as it was adopted; the corrected version is the record of the body
    from now on, and goes where the former one went."""
    minutes = Minutes.objects.select_for_update(no_key=True).get(pk=correction.minutes_id)
    today = local_day(network_of(correction), now)
    keep_edition(minutes, correction, today)
    minutes.text, minutes.edition = correction.text, minutes.edition + 1
    minutes.adopted_on, minutes.adoption = today, rule
    minutes.adopted_at, minutes.decision = at, decision
    correction.state, correction.version = CorrectionState.ADOPTED, correction.version + 1
    correction.save()
    said = {"rule": rule.value, "text": text_digest(minutes.text), "edition": minutes.edition}
    return save(SUPERSEDED_EVENT, minutes, by, now, facts=["minutes"], **said)


def keep_edition(minutes: Minutes, correction: MinutesCorrection, today: date) -> None:
    """The edition that is superseded, whole."""
    assert minutes.adopted_on is not None  # only what is adopted is superseded
    Edition.objects.create(
        minutes=minutes,
        number=minutes.edition,
        text=minutes.text,
        digest=text_digest(minutes.text),
        adopted_on=minutes.adopted_on,
        adoption=minutes.adoption,
        decision=minutes.decision,
        superseded_on=today,
        because=correction.reason,
    )


def fill(correction: MinutesCorrection, text: str, reason: str) -> None:
    """What a corrected version says, and why: something else than the minutes."""
    correction.text = wording(text, limit=TEXT)
    correction.reason = wording(reason, limit=WORDS).strip()
    must_not_be_empty(correction)
    if not correction.reason:
        raise ValidationError({"reason": _("Say why: it is written on the corrected version.")})
    if correction.text == correction.minutes.text:
        raise ValidationError({"text": _("This is the text that was adopted: correct it first.")})


def superseding_title(meeting: Meeting) -> str:
    """“Correct the minutes of …”, in the language of the network."""
    with translation.override(charter_of(meeting).language):
        return _("Correct the minutes of the meeting of %(day)s: %(title)s") % {
            "day": short_day(meeting.day),
            "title": meeting.title,
        }


def network_of(correction: MinutesCorrection) -> Network:
    return correction.minutes.meeting.body.network


def must_be_under_way(correction: MinutesCorrection) -> None:
    """Refuse to touch one that was adopted, or given up."""
    if correction.state not in UNDER_WAY:
        raise ValidationError(_("This corrected version was adopted, or given up."))


def must_be_put(correction: MinutesCorrection) -> MinutesCorrection:
    """The corrected version, if it is put to the body."""
    if correction.state != CorrectionState.PUT:
        raise ValidationError(_("This corrected version is not put to the body yet."))
    return correction


def must_be_supersedable_at(correction: MinutesCorrection, at: Meeting) -> None:
    """Put to the body, by the charter's rule, at a later meeting."""
    must_be_put(correction)
    must_follow(correction.minutes, Adoption.NEXT_MEETING)
    must_be_later(at, correction.minutes.meeting)
