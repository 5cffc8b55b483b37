"""Putting a diagnosis to partners, who approve it one by one, each by its seat (ITC-01)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.convention.actions.diagnosing import must_be_written
from tourdetable.domain.convention.enums import DiagnosisState, PartnerAnswer
from tourdetable.domain.convention.models import DiagnosisPartner, SharedDiagnosis
from tourdetable.domain.convention.queries.diagnoses import institutions_to_ask
from tourdetable.domain.convention.queries.readiness import readiness
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.models import Institution
from tourdetable.domain.people.wording import short_day, wording

WORDS = 2_000
NO_ANSWER = {
    "answer": "",
    "words": "",
    "seat": None,
    "person": None,
    "answered_on": None,
    "recorded_on": None,
}


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
    current.partners.all().delete()
    rows = [DiagnosisPartner(diagnosis=current, institution=one) for one in institutions]
    DiagnosisPartner.objects.bulk_create(rows)
    current.state, current.asked_on = DiagnosisState.ASKED, asked_on or today
    return save("diagnosis.put", current, by, now, institutions=[one.pk for one in institutions])


@once
def answer_for(
    *,
    partner: DiagnosisPartner,
    answer: str,
    answered_on: date,
    version: int,
    by: Actor,
    now: datetime,
    words: str = "",
) -> SharedDiagnosis:
    """A partner approves, or says what stands in the way, by a seat of its institution. Once all
    have approved, it is shared since the last of these days."""
    current = lock(partner.diagnosis, version=version)
    row = DiagnosisPartner.objects.get(pk=partner.pk)
    must_be_asked(current, row, by)
    today = local_day(current.network, now)
    must_be_given(current, answered_on, today)
    row.answered_on, row.recorded_on, row.seat, row.person = answered_on, today, by.seat, by.person
    say(row, answer, words)
    row.save()
    said = {"institution": row.institution_id, "answer": answer}
    shared_if_all_approve(current)
    return save("diagnosis.answered", current, by, now, state=current.state, **said)


def say(row: DiagnosisPartner, answer: str, words: str) -> None:
    """What it answers, with words where it does not approve."""
    must_be_known(_("answer"), answer, PartnerAnswer.values)
    row.answer, row.words = answer, wording(words, limit=WORDS).strip()
    if answer == PartnerAnswer.OBJECTED and not row.words:
        raise ValidationError({"words": _("Say what would have to change.")})


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
    """Refuse to ask an institution for which nobody holds a seat."""
    able = set(institutions_to_ask(diagnosis.network, on=today))
    for one in institutions:
        if one not in able:
            words = _("Nobody holds a seat for %(institution)s: nobody could answer.")
            raise ValidationError({"institutions": words % {"institution": one}})


def must_be_asked(diagnosis: SharedDiagnosis, partner: DiagnosisPartner, by: Actor) -> None:
    """Refuse an answer that is not asked any more, or by a seat of another institution."""
    if diagnosis.state != DiagnosisState.ASKED:
        raise ValidationError(_("This diagnosis waits for no answer."))
    if by.seat is None or by.seat.institution_id != partner.institution_id:
        raise ValidationError(_("Each partner answers by a seat of its own."))


def must_be_given(diagnosis: SharedDiagnosis, on: date, today: date) -> None:
    """Refuse an answer of before it was asked, or of a day to come."""
    asked = diagnosis.asked_on or today
    if not asked <= on <= today:
        words = _("It was asked on %(day)s: choose a day since, today at the latest.")
        raise ValidationError({"answered_on": words % {"day": short_day(asked)}})
