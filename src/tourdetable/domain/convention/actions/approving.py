"""Putting a diagnosis to partners, who approve it one by one, each by its seat (ITC-01)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.convention.actions.calling import NO_ANSWER, USUAL, renew_link
from tourdetable.domain.convention.actions.diagnosing import must_be_written, must_open
from tourdetable.domain.convention.actors import Answering, PartnerOutside
from tourdetable.domain.convention.enums import DiagnosisState, PartnerAnswer
from tourdetable.domain.convention.models import DiagnosisPartner, SharedDiagnosis
from tourdetable.domain.convention.queries.diagnoses import (
    institutions_to_approve,
    institutions_to_ask,
)
from tourdetable.domain.convention.queries.readiness import readiness
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.models import Institution
from tourdetable.domain.people.wording import short_day, wording

WORDS = 2_000


@once
def put_to_partners(
    *,
    diagnosis: SharedDiagnosis,
    institutions: Collection[Institution],
    version: int,
    by: By,
    now: datetime,
    asked_on: date | None = None,
) -> SharedDiagnosis:
    """Ask partners to approve it, when it lacks nothing; `asked_on`: the day on which they were, if
    it is past. It changes no more until all have answered."""
    current = lock(diagnosis, version=version)
    must_be_written(current)
    today = local_day(current.network, now)
    must_be_askable(current, institutions, today)
    if (asked_on or today) > today:
        raise ValidationError({"asked_on": _("This day has not come.")})
    current.state, current.asked_on = DiagnosisState.ASKED, asked_on or today
    ask(current, institutions, now)
    return save("diagnosis.put", current, by, now, institutions=[one.pk for one in institutions])


def ask(diagnosis: SharedDiagnosis, institutions: Collection[Institution], now: datetime) -> None:
    """Those are asked, and no other; those without a seat are sent a link to answer by."""
    diagnosis.partners.exclude(institution__in=institutions).delete()
    known = set(diagnosis.partners.values_list("institution", flat=True))
    for one in institutions:
        if one.pk not in known:
            diagnosis.partners.create(institution=one)
    link_those_without_a_seat(diagnosis, now)


def link_those_without_a_seat(diagnosis: SharedDiagnosis, now: datetime) -> None:
    """Those that have come to sit are linked no more; the others are, anew."""
    today = local_day(diagnosis.network, now)
    sitting = institutions_to_ask(diagnosis.network, on=today)
    seated = diagnosis.partners.filter(institution__in=sitting)
    seated.update(contact="", email="", open_until=None)
    for row in diagnosis.partners.exclude(institution__in=sitting):
        row.diagnosis, row.open_until = diagnosis, max(row.open_until or today, today + USUAL)
        renew_link(row, now)


@once
def answer_for(
    *,
    partner: DiagnosisPartner,
    answer: str,
    answered_on: date,
    version: int,
    by: Answering,
    now: datetime,
    words: str = "",
) -> SharedDiagnosis:
    """A partner approves, or says what stands in the way, by a seat of its institution or, without
    any, once by its link. Once all have approved, it is shared since the last of these days."""
    current = lock(partner.diagnosis, version=version)
    row = DiagnosisPartner.objects.get(pk=partner.pk)
    today = local_day(current.network, now)
    must_be_asked(current, row, by, today)
    must_be_given(current, answered_on, today)
    row.answered_on, row.recorded_on = answered_on, today
    sign(row, by)
    say(row, answer, words)
    shared_if_all_approve(current)
    said = {"institution": row.institution_id, "answer": answer, "state": current.state}
    return save("diagnosis.answered", current, by, now, **said)


def sign(row: DiagnosisPartner, by: Answering) -> None:
    """Who answers: a seat and who holds it, else somebody there in their own words."""
    if isinstance(by, PartnerOutside):
        row.said_by = by.words[:300]
    else:
        row.seat, row.person, row.said_by = by.seat, by.person, ""


def say(row: DiagnosisPartner, answer: str, words: str) -> None:
    """What it answers, with words where it does not approve; kept."""
    must_be_known(_("answer"), answer, PartnerAnswer.values)
    row.answer, row.words = answer, wording(words, limit=WORDS).strip()
    if answer == PartnerAnswer.OBJECTED and not row.words:
        raise ValidationError({"words": _("Say what would have to change.")})
    row.save()


def shared_if_all_approve(diagnosis: SharedDiagnosis) -> None:
    """It is shared once nobody who was asked is missing. To be saved."""
    rows = list(diagnosis.partners.all())
    days = [row.answered_on for row in rows if row.approves and row.answered_on]
    if len(days) == len(rows):
        diagnosis.state, diagnosis.shared_on = DiagnosisState.SHARED, max(days)


@once
def take_back(
    *, diagnosis: SharedDiagnosis, version: int, by: By, now: datetime
) -> SharedDiagnosis:
    """Write it again: what partners answered was of the former text, and is asked anew."""
    current = lock(diagnosis, version=version)
    if current.state != DiagnosisState.ASKED:
        raise ValidationError(_("Only what waits for answers is taken back."))
    current.partners.update(**NO_ANSWER)
    current.state, current.asked_on = DiagnosisState.DRAFT, None
    return save("diagnosis.taken_back", current, by, now)


@once
def show_to_public(
    *, diagnosis: SharedDiagnosis, public: bool, version: int, by: By, now: datetime
) -> SharedDiagnosis:
    """Let strangers read its portrait once it is shared, or not any more."""
    current = lock(diagnosis, version=version)
    current.public = public
    return save("diagnosis.shown", current, by, now, public=public)


def must_be_askable(
    diagnosis: SharedDiagnosis, institutions: Collection[Institution], today: date
) -> None:
    """Refuse to put what is not a diagnosis yet (say all that is missing), or to whom cannot
    answer."""
    charter = charter_in_force(diagnosis.network, on=today)
    missing = readiness(diagnosis, charter, on=today).missing_to_ask(institutions)
    if missing:
        words = _("What is missing: %(what)s.")
        raise ValidationError([words % {"what": one.label} for one in missing])
    must_be_able_to_answer(diagnosis, institutions, today)


def must_be_able_to_answer(
    diagnosis: SharedDiagnosis, institutions: Collection[Institution], today: date
) -> None:
    """Refuse to ask an institution for which nobody holds a seat, nor is sent a link."""
    able = set(institutions_to_approve(diagnosis, on=today))
    for one in institutions:
        if one not in able:
            words = _("Nobody holds a seat for %(institution)s: send it a link first.")
            raise ValidationError({"institutions": words % {"institution": one}})


def must_be_asked(
    diagnosis: SharedDiagnosis, partner: DiagnosisPartner, by: Answering, today: date
) -> None:
    """Refuse an answer that is not asked any more, by a seat of another institution, or by a link
    that opens nothing or has answered."""
    if diagnosis.state != DiagnosisState.ASKED:
        raise ValidationError(_("This diagnosis waits for no answer."))
    if isinstance(by, PartnerOutside):
        must_open(partner, by, today)
        if partner.answer:
            raise ValidationError(_("This was answered already: a link answers once."))
    elif by.seat is None or by.seat.institution_id != partner.institution_id:
        raise ValidationError(_("Each partner answers by a seat of its own."))


def must_be_given(diagnosis: SharedDiagnosis, on: date, today: date) -> None:
    """Refuse an answer of before it was asked, or of a day to come."""
    asked = diagnosis.asked_on or today
    if not asked <= on <= today:
        words = _("It was asked on %(day)s: choose a day since, today at the latest.")
        raise ValidationError({"answered_on": words % {"day": short_day(asked)}})
