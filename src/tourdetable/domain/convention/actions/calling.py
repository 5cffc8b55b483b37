"""Calling on partners while a diagnosis is written; sending a link to those that have no seat."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from tourdetable.domain.convention.actions.diagnosing import must_be_written
from tourdetable.domain.convention.enums import DiagnosisLetter, DiagnosisState
from tourdetable.domain.convention.models import (
    DiagnosisMessage,
    DiagnosisPartner,
    SharedDiagnosis,
)
from tourdetable.domain.convention.queries.diagnoses import institutions_to_ask
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actions.presences import in_directory
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.models import Institution
from tourdetable.domain.people.wording import address_given, wording

USUAL, LONGEST = timedelta(days=30), timedelta(days=180)
"""How long a link opens, unless one says otherwise; at most."""
KEPT = timedelta(days=90)
"""How long its address is kept once it is over."""

NO_ANSWER = {
    "answer": "",
    "words": "",
    "seat": None,
    "person": None,
    "said_by": "",
    "answered_on": None,
    "recorded_on": None,
}


@dataclass(frozen=True)
class LinkDraft:
    """Where a link goes: who receives it, their address, the last day on which it opens."""

    contact: str
    email: str
    open_until: date


@once
def call_on(
    *,
    diagnosis: SharedDiagnosis,
    institutions: Collection[Institution],
    version: int,
    by: By,
    now: datetime,
) -> SharedDiagnosis:
    """Have institutions that sit bring what they know: those who sit for them find it on My
    table."""
    current = lock(diagnosis, version=version)
    must_be_written(current)
    today = local_day(current.network, now)
    able = set(institutions_to_ask(current.network, on=today))
    known = set(current.partners.values_list("institution", flat=True))
    for one in institutions:
        must_sit(one, able)
        if one.pk not in known:
            current.partners.create(institution=one, called_on=today)
    said = [one.pk for one in institutions]
    return save("diagnosis.called", current, by, now, institutions=said)


def must_sit(institution: Institution, able: Collection[Institution]) -> None:
    """Refuse one for which nobody would read it."""
    if institution not in able:
        words = _("Nobody holds a seat for %(institution)s: send it a link.")
        raise ValidationError({"institutions": words % {"institution": institution}})


@once
def invite_partner(
    *,
    diagnosis: SharedDiagnosis,
    institution: Institution | str,
    sending: LinkDraft,
    version: int,
    by: By,
    now: datetime,
) -> DiagnosisPartner:
    """Call on an institution for which nobody holds a seat, known or only named: somebody there is
    sent a link."""
    current = lock(diagnosis, version=version)
    must_be_written(current)
    known, today = in_directory(institution), local_day(current.network, now)
    must_be_called_first(current, known)
    row = DiagnosisPartner(diagnosis=current, institution=known, called_on=today)
    must_need_a_link(row, today)
    give_link(row, sending, now)
    save("diagnosis.invited", current, by, now, institution=known.pk)
    return row


def must_be_called_first(diagnosis: SharedDiagnosis, institution: Institution) -> None:
    """Refuse one that is called on already."""
    if diagnosis.partners.filter(institution=institution).exists():
        words = _("%(institution)s is called on already.")
        raise ValidationError({"institution": words % {"institution": institution}})


@once
def send_link(
    *, partner: DiagnosisPartner, sending: LinkDraft, version: int, by: By, now: datetime
) -> DiagnosisPartner:
    """Send a partner another link, to that address or a better one: former ones open nothing, and
    what was answered by one is forgotten."""
    current = lock(partner.diagnosis, version=version)
    must_wait(current)
    row = current.partners.select_related("institution").get(pk=partner.pk)
    must_need_a_link(row, local_day(current.network, now))
    give_link(row, sending, now)
    save("diagnosis.link_sent", current, by, now, institution=row.institution_id)
    return row


@once
def close_link(
    *, partner: DiagnosisPartner, version: int, by: By, now: datetime
) -> DiagnosisPartner:
    """Have the link of a partner open nothing any more, and forget its address; what was answered
    by it stays."""
    current = lock(partner.diagnosis, version=version)
    row = current.partners.get(pk=partner.pk)
    if not row.email:
        raise ValidationError(_("No link opens for this partner."))
    row.contact, row.email, row.open_until = "", "", None
    row.save()
    forget_messages(row)
    save("diagnosis.link_closed", current, by, now, institution=row.institution_id)
    return row


@once
def release_partner(
    *, partner: DiagnosisPartner, version: int, by: By, now: datetime
) -> SharedDiagnosis:
    """A partner is called on no more, as long as it is written; what it has brought stays."""
    current = lock(partner.diagnosis, version=version)
    must_be_written(current)
    current.partners.filter(pk=partner.pk).delete()
    return save("diagnosis.released", current, by, now, institution=partner.institution_id)


@transaction.atomic
def forget_contacts(*, now: datetime) -> int:
    """Forget where links went once they are long over and wait for no answer; how many."""
    waits = Q(answer="", diagnosis__state=DiagnosisState.ASKED)
    old = DiagnosisPartner.objects.filter(open_until__lt=now.date() - KEPT).exclude(waits)
    DiagnosisMessage.objects.filter(partner__in=old).delete()
    return old.update(contact="", email="", open_until=None)


def must_wait(diagnosis: SharedDiagnosis) -> None:
    """Refuse to ask anything more of what all have approved."""
    if diagnosis.state == DiagnosisState.SHARED:
        raise ValidationError(_("This diagnosis is shared: it waits for nobody."))


def must_need_a_link(partner: DiagnosisPartner, today: date) -> None:
    """Refuse a link to an institution that answers by its seat, or has."""
    sits = institutions_to_ask(partner.diagnosis.network, on=today)
    if partner.seat_id is not None or sits.filter(pk=partner.institution_id).exists():
        words = _("Somebody holds a seat for %(institution)s: it answers by this seat.")
        raise ValidationError({"institution": words % {"institution": partner.institution}})


def give_link(partner: DiagnosisPartner, sending: LinkDraft, now: datetime) -> None:
    """Where its link goes and until when it opens; the message leaves."""
    today = local_day(partner.diagnosis.network, now)
    email = address_given(sending.email)
    if not today <= sending.open_until <= today + LONGEST:
        words = _("Choose a day to come, within %(days)d days.")
        raise ValidationError({"open_until": words % {"days": LONGEST.days}})
    partner.contact = " ".join(wording(sending.contact, limit=200).split())
    partner.email, partner.open_until = email, sending.open_until
    renew_link(partner, now)


def renew_link(partner: DiagnosisPartner, now: datetime) -> None:
    """Its next link leaves: it contributes, or answers, by this one alone."""
    for name, nothing in NO_ANSWER.items():
        setattr(partner, name, nothing)
    partner.link += 1
    partner.save()
    forget_messages(partner)
    asked = partner.diagnosis.state == DiagnosisState.ASKED
    letter = DiagnosisLetter.PUT if asked else DiagnosisLetter.CALLED
    said = {"link": partner.link, "letter": letter, "to": partner.email, "due_at": now}
    DiagnosisMessage.objects.create(partner=partner, **said)


def forget_messages(partner: DiagnosisPartner) -> None:
    """What has not left yet would bring a link that opens nothing."""
    partner.messages.filter(state="waiting", held_until=None).delete()
