"""The circle's agreement: signed by the town and the library; a diagnosis of the islands."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from tests.domain.builders import NOW, OPERATOR, Circle
from tourdetable.domain.convention.actions import (
    approving,
    calling,
    diagnosing,
    periods,
    signatories,
)
from tourdetable.domain.convention.actions.calling import LinkDraft
from tourdetable.domain.convention.actions.diagnosing import DiagnosisDetails, EntryDraft
from tourdetable.domain.convention.actions.periods import AgreementDays
from tourdetable.domain.convention.actions.signatories import SignatoryDraft
from tourdetable.domain.convention.actors import PartnerOutside
from tourdetable.domain.convention.models import (
    AgreementPeriod,
    DiagnosisPartner,
    SharedDiagnosis,
)
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Seat

BY: dict[str, Any] = {"by": OPERATOR, "now": NOW}
FIRST, LAST = date(2024, 1, 1), date(2027, 12, 31)
SIGNED = date(2024, 4, 16)
FORMER = date(2018, 1, 1), date(2023, 12, 31)
ENTRIES = (
    EntryDraft("figure", "Habitant·es", value="1 204", source="Insee", year=2022),
    EntryDraft("facility", "Le phare", place="Port"),
    EntryDraft("issue", "Lire malgré le vent."),
    EntryDraft("source", "Enquête du port"),
)


def begun(
    circle: Circle, title: str = "Convention 2024-2027", first: date = FIRST, last: date = LAST
) -> AgreementPeriod:
    """A period that is prepared: the town signs it, and the library, expected in circles."""
    known = getattr(circle.network, "agreement", None)
    agreement = known or periods.write_agreement(
        network=circle.network, title="Convention cadre", words="", version=0, **BY
    )
    days = AgreementDays(title, first, last)
    period = periods.begin_period(agreement=agreement, details=days, **BY)
    for seat in (circle.town, circle.library):
        sign_up(period, SignatoryDraft(seat.institution, seat.college, bodies=["circle"]))
    return period


def sign_up(period: AgreementPeriod, *drafts: SignatoryDraft, **more: Any) -> None:
    """Institutions sign it."""
    known = {"version": period.version, **BY}
    signatories.add_signatories(period=period, drafts=drafts, **(known | more))
    period.refresh_from_db()


def signed(circle: Circle, on: date = SIGNED, **more: Any) -> AgreementPeriod:
    """The same, signed."""
    period = begun(circle, **more)
    return periods.sign_period(period=period, signed_on=on, version=period.version, **BY)


def diagnosis_of(circle: Circle, **more: Any) -> SharedDiagnosis:
    """A diagnosis that lacks nothing, brought by the town and the library."""
    said: dict[str, Any] = {"title": "Les îles", "territory": "Île du Nord et île du Sud"} | more
    details = DiagnosisDetails(**said)
    made = diagnosing.begin_diagnosis(network=circle.network, details=details, **BY)
    for number, draft in enumerate(ENTRIES):
        by = circle.by_bao() if number % 2 else circle.by_ana()
        diagnosing.bring_entry(diagnosis=made, draft=draft, by=by, now=NOW)
    return made


def asked(circle: Circle, **more: Any) -> SharedDiagnosis:
    """The same, put to both."""
    made = diagnosis_of(circle, **more)
    who = [circle.town.institution, circle.library.institution]
    return approving.put_to_partners(diagnosis=made, institutions=who, version=made.version, **BY)


def invited(
    diagnosis: SharedDiagnosis, named: str = "Commune du Cap", **more: Any
) -> DiagnosisPartner:
    """An institution without a seat is called on, by a link to somebody there."""
    diagnosis.refresh_from_db()
    known: dict[str, Any] = {"institution": named, "sending": link_to(**more)}
    return calling.invite_partner(diagnosis=diagnosis, version=diagnosis.version, **known, **BY)


def link_to(email: str = "roy@cap.example", until: date = date(2027, 5, 1)) -> LinkDraft:
    """Where a link goes."""
    return LinkDraft("Mme Roy", email, until)


def by_link(partner: DiagnosisPartner, name: str = "Mme Roy, maire") -> PartnerOutside:
    """Whoever opens the last link of a partner."""
    return PartnerOutside(DiagnosisPartner.objects.get(pk=partner.pk), name, uuid4())


def partner(diagnosis: SharedDiagnosis, seat: Seat) -> DiagnosisPartner:
    """What an institution is asked."""
    return diagnosis.partners.get(institution=seat.institution)


def approve(diagnosis: SharedDiagnosis, seat: Seat, by: Actor, **more: Any) -> SharedDiagnosis:
    """An institution approves it today."""
    diagnosis.refresh_from_db()
    said = {"answer": "approved", "answered_on": NOW.date(), "version": diagnosis.version} | more
    return approving.answer_for(partner=partner(diagnosis, seat), **said, by=by, now=NOW)


def shared(circle: Circle, **more: Any) -> SharedDiagnosis:
    """The same, that both approve."""
    made = asked(circle, **more)
    approve(made, circle.town, circle.by_ana())
    return approve(made, circle.library, circle.by_bao())
