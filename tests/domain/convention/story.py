"""The chapter of the story that is about the agreement, diagnoses and who is expected where."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.domain import builders as b
from tests.domain.convention import builders as made
from tourdetable.domain.convention.actions import (
    approving,
    assessing,
    calling,
    deploying,
    diagnosing,
    periods,
    renewing,
    signatories,
)
from tourdetable.domain.convention.actions.diagnosing import DiagnosisDetails, EntryDraft
from tourdetable.domain.convention.models import AgreementPeriod, SharedDiagnosis, Signatory
from tourdetable.domain.convention.queries.agreements import signing_before

if TYPE_CHECKING:
    from tests.domain.story import Step, Story


def convened(s: Story) -> Iterator[Step]:
    """An agreement is written, its period signed, amended, assessed; who it expects comes."""
    c = s.circle
    written = {"network": c.network, "title": "Convention", "words": "", "version": 0, **s.by}
    yield lambda: s.keep("agreement", lambda: periods.write_agreement(**written))
    days = periods.AgreementDays("2024-2027", made.FIRST, made.LAST)
    yield lambda: periods.begin_period(agreement=s.told["agreement"], details=days, **s.by)
    yield lambda: periods.describe_period(**at(s), details=days)
    both = [signatories.SignatoryDraft(x.institution, x.college) for x in (c.town, c.library)]
    yield lambda: signatories.add_signatories(**at(s), drafts=both)
    more = [signatories.SignatoryDraft("Phare", "towns", bodies=["circle"])]
    yield lambda: signatories.add_signatories(**at(s), drafts=more)
    yield lambda: signatories.remove_signatory(**of(s, "Phare"))
    seats = signatories.FacilitySeatsDraft("phare", "towns", bodies=["circle"])
    yield lambda: signatories.seat_facilities(**at(s), draft=seats)
    yield from in_force(s)


def renewed(s: Story) -> Iterator[Step]:
    """The next period is prepared: those of this one are taken over."""
    first, last = made.LAST + timedelta(1), made.LAST.replace(year=made.LAST.year + 4)
    days = periods.AgreementDays("2028-2031", first, last)
    begun = {"agreement": s.told["agreement"], "details": days, **s.by}
    yield lambda: s.keep("next", lambda: periods.begin_period(**begun))
    taken = {"period": s.told["next"], "seats": [], "version": 1, **s.by}
    yield lambda: renewing.take_over(signatories=signing_before(s.told["next"]), **taken)


def in_force(s: Story) -> Iterator[Step]:
    """It is signed, twice, amended and assessed."""
    yield lambda: periods.sign_period(**at(s), signed_on=made.SIGNED)
    yield lambda: periods.take_back_signature(**at(s))
    yield lambda: periods.sign_period(**at(s), signed_on=made.SIGNED)
    day = made.SIGNED.replace(year=2025)
    amendment = signatories.AmendmentDraft(day, day, "L’école arrive.")
    yield lambda: s.keep("amended", lambda: signatories.amend_period(**at(s), draft=amendment))
    yield lambda: signatories.leave_period(**of(s, "Médiathèque"), amendment=s.told["amended"])
    said = assessing.AssessmentDraft("On a lu.", b.MARCH.date(), led_by="Le port")
    given = {"period": period(), "draft": said, "version": 0, **s.by}
    yield lambda: s.keep("assessed", lambda: assessing.assess_period(**given))
    adopted = {"decision": s.decision("choice"), "version": 1, **s.by}
    yield lambda: assessing.adopt_assessment(assessment=s.told["assessed"], **adopted)
    yield from renewed(s)
    yield from diagnosed(s)


def period() -> AgreementPeriod:
    return AgreementPeriod.objects.get()


def at(s: Story) -> dict[str, Any]:
    """The period, at its version."""
    return {"period": period(), "version": period().version, **s.by}


def of(s: Story, name: str) -> dict[str, Any]:
    """Who signs it."""
    row = Signatory.objects.get(institution__name=name)
    return {"signatory": row, "version": row.period.version, **s.by}


def on(s: Story) -> dict[str, Any]:
    """The diagnosis, at its version."""
    row = SharedDiagnosis.objects.get()
    return {"diagnosis": row, "version": row.version, **s.by}


def called_on(s: Story) -> Iterator[Step]:
    """Partners are called on, one of them by a link."""
    who = [s.circle.town.institution, s.circle.library.institution]
    yield lambda: calling.call_on(**on(s), institutions=who)
    guest = {"institution": "Commune du Cap", "sending": made.link_to()}
    yield lambda: s.keep("guest", lambda: calling.invite_partner(**on(s), **guest))
    yield lambda: calling.send_link(**for_guest(s), sending=made.link_to())
    yield lambda: calling.close_link(**for_guest(s))
    yield lambda: calling.release_partner(**for_guest(s))


def for_guest(s: Story) -> dict[str, Any]:
    """The partner that has no seat, at the version of the diagnosis."""
    return {"partner": s.told["guest"], "version": on(s)["version"], **s.by}


def diagnosed(s: Story) -> Iterator[Step]:
    """A territory is diagnosed, twice put to partners, opened."""
    c = s.circle
    yield lambda: made.diagnosis_of(c)
    yield lambda: diagnosing.describe_diagnosis(**on(s), details=DiagnosisDetails("Îles", "Nord"))
    draft = EntryDraft("words", "Du vent.")
    it = {"diagnosis": SharedDiagnosis.objects.get(), "draft": draft, **s.by}
    yield lambda: s.keep("entry", lambda: diagnosing.bring_entry(**it))
    better = {"entry": s.told["entry"], "draft": EntryDraft("words", "Du vent du Nord.")}
    yield lambda: diagnosing.correct_entry(**better, version=on(s)["version"], **s.by)
    yield lambda: diagnosing.remove_entry(entry=s.told["entry"], **s.by)
    who = [c.town.institution, c.library.institution]
    yield from called_on(s)
    yield lambda: approving.put_to_partners(**on(s), institutions=who)
    yield lambda: approving.take_back(**on(s))
    yield lambda: approving.put_to_partners(**on(s), institutions=who)
    yield lambda: made.approve(SharedDiagnosis.objects.get(), c.town, c.by_ana())
    yield lambda: made.approve(SharedDiagnosis.objects.get(), c.library, c.by_bao())
    yield lambda: approving.show_to_public(**on(s), public=True)
    opens = deploying.Deployment("circle", "Les îles", b.TODAY)
    decided = s.decision("choice")
    yield lambda: deploying.deploy(**on(s), body=opens, decision=decided)
