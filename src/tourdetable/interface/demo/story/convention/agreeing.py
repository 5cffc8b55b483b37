"""The framework agreement of the demo, its amendments, and the diagnoses of its territories."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec

from tourdetable.core.territories.standing import known, population
from tourdetable.domain.convention.actions import (
    approving,
    assessing,
    calling,
    diagnosing,
    periods,
    signatories,
)
from tourdetable.domain.convention.actions.assessing import AssessmentDraft
from tourdetable.domain.convention.actions.calling import LinkDraft
from tourdetable.domain.convention.actions.diagnosing import DiagnosisDetails, EntryDraft
from tourdetable.domain.convention.actions.periods import AgreementDays
from tourdetable.domain.convention.actions.signatories import (
    AmendmentDraft,
    FacilitySeatsDraft,
    SignatoryDraft,
)
from tourdetable.domain.convention.actors import PartnerOutside
from tourdetable.domain.convention.models import Agreement, AgreementPeriod, SharedDiagnosis
from tourdetable.domain.networks.models import Body
from tourdetable.interface.demo.stage import Stage, at, signed

TECHNICAL = "comite-technique"
PARTNERS = (
    "Préfecture (délégué du préfet)",
    "Caf des Bouches-du-Rhône",
    "Département (chargée de territoire)",
)
"""Who approves each diagnosis; the first has alone approved what is still awaited."""
FILE, VINTAGE = "Insee, fichier des communes (Etalab)", 2026
WEEK, OPEN = timedelta(days=7), timedelta(days=60)


class SignatoryScript(msgspec.Struct, frozen=True, array_like=True):
    """Who signs, in which college, how, in which kinds of bodies."""

    institution: str
    college: str
    kind: str = "standing"
    bodies: tuple[str, ...] = ()


class AmendmentScript(msgspec.Struct, frozen=True, rename={"applies": "from"}):
    """An amendment, and who joins by it."""

    signed: date
    applies: date
    words: str
    ends: date | None = None
    joins: tuple[SignatoryScript, ...] = ()


class AssessmentScript(msgspec.Struct, frozen=True):
    """What a period gave, and who adopted it before decisions were kept."""

    words: str
    led_by: str
    given: date
    adopted: date
    adopted_as: str


class PeriodScript(msgspec.Struct, frozen=True):
    """A period, from who signs it to what it gave."""

    title: str
    starts: date
    ends: date
    signed: date
    signatories: tuple[SignatoryScript, ...]
    amendments: tuple[AmendmentScript, ...] = ()
    assessment: AssessmentScript | None = None
    facilities: tuple[str, str] | None = None


class DiagnosisScript(msgspec.Struct, frozen=True):
    """What partners say of a territory, and when it was begun and put to them."""

    body: str
    title: str
    divisions: tuple[str, ...]
    issues: tuple[str, ...]
    sees: str
    public: bool = False
    begun: date = date(2026, 6, 18)
    put: date = date(2026, 7, 1)
    outside: tuple[str, str, str, str, str] | None = None


class Agreeing(msgspec.Struct, frozen=True):
    """The file of data."""

    title: str
    words: str
    periods: tuple[PeriodScript, ...]
    diagnoses: tuple[DiagnosisScript, ...]


def agree(stage: Stage, script: Agreeing) -> None:
    """The agreement as it is recorded when the network is founded, then the diagnoses."""
    day: dict[str, Any] = {**signed(stage.network.charters.get().in_force_from)}
    said: dict[str, Any] = {"title": script.title, "words": script.words, "version": 0}
    agreement = periods.write_agreement(network=stage.network, **said, **day)
    for one in script.periods:
        write_period(stage, agreement, one, day)
    for diagnosis in script.diagnoses:
        diagnose(stage, diagnosis)


def write_period(stage: Stage, agreement: Agreement, script: PeriodScript, day: Any) -> None:
    """A period, signed, amended, assessed."""
    details = AgreementDays(script.title, script.starts, script.ends)
    period = periods.begin_period(agreement=agreement, details=details, **day)
    join(stage, period, script.signatories, day)
    if script.facilities:
        kind, college = script.facilities
        draft = FacilitySeatsDraft(kind, college, bodies=["itc"])
        signatories.seat_facilities(period=period, draft=draft, version=period.version, **day)
        period.refresh_from_db()
    version: dict[str, Any] = {"version": period.version}
    period = periods.sign_period(period=period, signed_on=script.signed, **version, **day)
    for one in script.amendments:
        amend(stage, period, one, day)
    if script.assessment:
        assess(period, script.assessment, day)


def join(
    stage: Stage, period: AgreementPeriod, who: tuple[SignatoryScript, ...], day: Any, **more: Any
) -> None:
    """Those who sign, or join by an amendment."""
    drafts = [
        SignatoryDraft(stage.institution(x.institution, x.college), x.college, x.kind, x.bodies)
        for x in who
    ]
    known_at: dict[str, Any] = {"version": period.version, **day, **more}
    signatories.add_signatories(period=period, drafts=drafts, **known_at)
    period.refresh_from_db()


def amend(stage: Stage, period: AgreementPeriod, script: AmendmentScript, day: Any) -> None:
    """An amendment, and who joins by it."""
    draft = AmendmentDraft(script.signed, script.applies, script.words, script.ends)
    version: dict[str, Any] = {"version": period.version}
    made = signatories.amend_period(period=period, draft=draft, **version, **day)
    period.refresh_from_db()
    if script.joins:
        join(stage, period, script.joins, day, amendment=made)


def assess(period: AgreementPeriod, script: AssessmentScript, day: Any) -> None:
    """What it gave, adopted before the network was kept here."""
    draft = AssessmentDraft(script.words, script.given, led_by=script.led_by)
    made = assessing.assess_period(period=period, draft=draft, version=0, **day)
    said: dict[str, Any] = {"adopted_as": script.adopted_as, "adopted_on": script.adopted}
    assessing.adopt_assessment(assessment=made, decision=None, version=1, **said, **day)


def diagnose(stage: Stage, script: DiagnosisScript) -> None:
    """A diagnosis, brought by those who sit in the technical committee, put to them, approved."""
    body = stage.bodies[script.body] if script.body else None
    names = [one.name for key in script.divisions if (one := known(key))]
    territory = body.territory if body else ", ".join(names)
    details = DiagnosisDetails(script.title, territory, body=body)
    made = diagnosing.begin_diagnosis(
        network=stage.network, details=details, **signed(script.begun)
    )
    technical = stage.bodies[TECHNICAL].pk
    for number, draft in enumerate(entries(script, body, territory)):
        by = stage.holder(technical, PARTNERS[number % len(PARTNERS)])
        now = at(script.begun + WEEK)
        diagnosing.bring_entry(diagnosis=made, draft=draft, by=by, now=now)
    if script.public:
        shown: dict[str, Any] = {
            "public": True,
            "version": made.version,
            **signed(script.begun + WEEK),
        }
        made = approving.show_to_public(diagnosis=made, **shown)
    if script.outside:
        made = call_outside(stage, made, script.outside, script)
    approve(stage, made, script)


def call_outside(
    stage: Stage,
    made: SharedDiagnosis,
    outside: tuple[str, str, str, str, str],
    script: DiagnosisScript,
) -> SharedDiagnosis:
    """An institution that has no seat there brings what it sees, by a link."""
    name, college, contact, email, sees = outside
    sent: dict[str, Any] = {"institution": stage.institution(name, college)}
    sent |= {"sending": LinkDraft(contact, email, script.put + OPEN), **signed(script.begun + WEEK)}
    row = calling.invite_partner(diagnosis=made, version=made.version, **sent)
    draft, by = EntryDraft("words", sees), PartnerOutside(row, contact)
    diagnosing.bring_entry(diagnosis=made, draft=draft, by=by, now=at(script.begun + 2 * WEEK))
    return SharedDiagnosis.objects.get(pk=made.pk)


def entries(script: DiagnosisScript, body: Body | None, territory: str) -> list[EntryDraft]:
    """Its portrait, its facilities, its issues, its sources, what is seen there."""
    people = f"{sum(population(key) or 0 for key in script.divisions):,}".replace(",", "\u202f")
    counted = f"Population municipale ({territory})"
    seats = body.seats.filter(college="social_centres") if body else ()
    names = [str(seat.institution) for seat in seats] or ["Centre social des Cerisiers (fictif)"]
    sources = ("Fichier des communes, millésime 2026", "Entretiens avec les équipes (fictifs)")
    return [
        EntryDraft("figure", counted, value=people, source=FILE, year=VINTAGE),
        *(EntryDraft("facility", name, place=territory) for name in names),
        *(EntryDraft("issue", words) for words in script.issues),
        *(EntryDraft("source", words) for words in sources),
        EntryDraft("words", script.sees),
    ]


def approve(stage: Stage, made: SharedDiagnosis, script: DiagnosisScript) -> None:
    """Each partner, a day after the other; of a territory without body, the first one."""
    technical = stage.bodies[TECHNICAL].pk
    who = [stage.institution(name) for name in PARTNERS]
    who += [one.institution for one in made.partners.all()]
    said: dict[str, Any] = {"institutions": who, "version": made.version, **signed(script.put)}
    made = approving.put_to_partners(diagnosis=made, **said)
    for days, name in enumerate(PARTNERS if script.body else PARTNERS[:1]):
        day = script.put + WEEK + timedelta(days=days)
        partner = made.partners.get(institution=stage.institution(name))
        answer: dict[str, Any] = {"answer": "approved", "answered_on": day}
        by = stage.holder(technical, name)
        more: dict[str, Any] = {"version": made.version, "by": by, "now": at(day)}
        made = approving.answer_for(partner=partner, **answer, **more)
