"""The assessment of a period: given, then adopted by a decision (ITC-01)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.convention.actions.documents import give_document
from tourdetable.domain.convention.actions.periods import WORDS
from tourdetable.domain.convention.models import AgreementPeriod, Assessment
from tourdetable.domain.convention.queries.agreements import kept_since
from tourdetable.domain.decisions.competence import who_decides
from tourdetable.domain.decisions.enums import ADOPTED
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.library.actions.bringing import SentFile
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.people.wording import short_day, wording


@dataclass(frozen=True)
class AssessmentDraft:
    """What an assessment says, by which body or (when it is not of this network) by whom."""

    words: str
    given_on: date
    body: Body | None = None
    led_by: str = ""


@once
def assess_period(
    *,
    period: AgreementPeriod,
    draft: AssessmentDraft,
    version: int,
    by: By,
    now: datetime,
    sent: SentFile | None = None,
) -> Assessment:
    """Give the assessment of a period, or give it again until it is adopted; `version` 0 while
    there is none."""
    AgreementPeriod.objects.select_for_update(no_key=True).get(pk=period.pk)
    known = Assessment.objects.filter(period=period).first()
    row = lock(known, version=version) if known else Assessment(period=period, version=0)
    must_wait(row)
    say(row, draft, local_day(period.agreement.network, now))
    give_document(row, sent, now)
    return save("assessment.given", row, by, now)


def say(row: Assessment, draft: AssessmentDraft, today: date) -> None:
    """What it says, of a period that has begun."""
    must_have_begun(row.period, draft.given_on, today)
    row.words = wording(draft.words, limit=WORDS).strip()
    if not row.words:
        raise ValidationError({"words": _("Say in a few lines what the period gave.")})
    row.body, row.led_by = draft.body, wording(draft.led_by, limit=200).strip()
    if row.body is None and not row.led_by:
        raise ValidationError({"led_by": _("Say who made it: a body, or who else.")})
    row.given_on = draft.given_on


def must_have_begun(period: AgreementPeriod, given_on: date, today: date) -> None:
    """Refuse to assess what is not signed, or on a day when nothing could be said of it."""
    if period.signed_on is None:
        raise ValidationError(_("This period is not signed: there is nothing to assess."))
    if not period.starts <= given_on <= today:
        words = _("Choose a day since the period began, today at the latest.")
        raise ValidationError({"given_on": words})


@once
def adopt_assessment(
    *,
    assessment: Assessment,
    decision: Decision | None,
    version: int,
    by: By,
    now: datetime,
    adopted_as: str = "",
    adopted_on: date | None = None,
) -> Assessment:
    """It is adopted by a decision; before the network was kept here, by whoever is said."""
    current = lock(assessment, version=version)
    must_wait(current)
    network = current.period.agreement.network
    if decision is not None:
        must_adopt(decision, network, charter_in_force(network, on=local_day(network, now)))
        adopted_on, adopted_as = local_day(network, decision.at), ""
    else:
        must_be_of_before(network, adopted_on, adopted_as)
    current.decision, current.adopted_on = decision, adopted_on
    current.adopted_as = wording(adopted_as, limit=300).strip()
    must_come_after(current)
    return save("assessment.adopted", current, by, now, decision=decision and decision.pk)


def must_come_after(row: Assessment) -> None:
    """Refuse what would be adopted before it was given."""
    if row.adopted_on is not None and row.adopted_on < row.given_on:
        raise ValidationError(_("It was adopted before it was given: look at these days again."))


def must_adopt(decision: Decision, network: Network, charter: Charter) -> None:
    """Refuse a decision that was not adopted, or that is of a body that approves no evaluation."""
    able = {kind for one in charter.competent(EffectKind.APPROVE_EVALUATION) for kind in one.bodies}
    adopted = decision.network_id == network.pk and decision.outcome in ADOPTED
    if not adopted or decision.body.kind not in able:
        words = _("An assessment is adopted by a decision of: %(who)s.")
        who = who_decides(charter, EffectKind.APPROVE_EVALUATION)
        raise ValidationError({"decision": words % {"who": who}})


def must_be_of_before(network: Network, on: date | None, words: str) -> None:
    """Refuse what says no decision of a time whose decisions are kept here."""
    since = kept_since(network)
    if on is None or on >= since:
        said = _("Say by which decision. Only before %(day)s, who adopted it is enough.")
        raise ValidationError({"decision": said % {"day": short_day(since)}})
    if not words.strip():
        raise ValidationError({"adopted_as": _("Say who adopted it.")})


def must_wait(row: Assessment) -> None:
    """Refuse to change what was adopted."""
    if row.adopted_on is not None:
        raise ValidationError(_("This assessment was adopted: it changes no more."))
