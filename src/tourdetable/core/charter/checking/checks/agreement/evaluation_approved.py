"""Evaluation: each period is evaluated by one body, and approved by another (ITC-15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.breaches import mend_before
from tourdetable.core.charter.checking.check import Check, of_network, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.evidence import fact_evidence
from tourdetable.core.charter.facts.kinds import AGREEMENTS, CAMPAIGNS
from tourdetable.core.charter.facts.record import AgreementFact, CampaignFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.days import add_days
from tourdetable.core.charter.terms.errors import Unfit
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

NONE = gettext_noop("No evaluation and no period of the agreement is known")
KEPT = gettext_noop("The evaluation is conducted by one body and approved by another")
UNKNOWN = gettext_noop("Nobody has recorded the evaluations")
CONDUCTED = gettext_noop("“%(campaign)s” is conducted by another body than agreed")
APPROVED = gettext_noop("“%(campaign)s” was approved by another body than agreed")
MEND = gettext_noop("Have “%(campaign)s” approved by %(day)s")
WAITING = gettext_noop("“%(campaign)s” was not approved by %(day)s")
UNEVALUATED_MEND = gettext_noop("Conduct the evaluation of “%(agreement)s” by %(day)s")
UNEVALUATED = gettext_noop("“%(agreement)s” ends on %(day)s without evaluation")


@dataclass(frozen=True)
class Parameters:
    conducted_by: tuple[str, ...] = parameter(
        values.body_kinds,
        gettext_noop("The kinds of body that conduct it."),
        example=["evaluation_board"],
    )
    approved_by: tuple[str, ...] = parameter(
        values.body_kinds,
        gettext_noop("The kinds of body that approve it."),
        example=["technical_committee"],
    )
    within_days: Dated[int] = values.dated_whole(
        (0, 3650),
        gettext_noop("How many days after its report an evaluation may wait for its approval."),
        default=180,
    )

    def __post_init__(self) -> None:
        if set(self.conducted_by) & set(self.approved_by):
            raise Unfit(
                "the same kind of body conducts and approves", "name other kinds in `approved_by`"
            )


def find(parameters: Parameters, context: Context) -> Finding:
    """Evaluations conducted or approved by others, late approvals, periods without any."""
    campaigns = context.every(CAMPAIGNS)
    if campaigns is None:
        return Finding(missing=Phrase(UNKNOWN))
    agreements = context.every(AGREEMENTS) or []
    breaches = [b for c in campaigns for b in _of_campaign(parameters, context, c)]
    for agreement in agreements:
        breaches += _unevaluated(context, agreement, campaigns)
    return Finding(
        breaches=tuple(breaches),
        evidence=tuple(_evidence(c, c.starts) for c in campaigns),
        missing=None if campaigns or agreements else Phrase(NONE),
        words=Phrase(KEPT),
    )


def _evidence(campaign: CampaignFact, on: date | None) -> Evidence:
    return fact_evidence("campaign", campaign.id, campaign.title, on)


def _of_campaign(
    parameters: Parameters, context: Context, campaign: CampaignFact
) -> Iterator[Breach]:
    if context.body_kind(campaign.body) not in parameters.conducted_by:
        yield _by_another(campaign, campaign.starts, CONDUCTED, "conduct")
    approved = campaign.approved_on
    if approved and context.body_kind(campaign.approved_by) not in parameters.approved_by:
        yield _by_another(campaign, approved, APPROVED, "approval")
    days = parameters.within_days.on(campaign.ends) if campaign.ends else None
    if campaign.ends and days is not None:
        due = add_days(campaign.ends, days)
        if approved is None or approved > due:
            yield _waiting(campaign, due)


def _by_another(campaign: CampaignFact, on: date, words: str, what: str) -> Breach:
    return Breach(
        on=on,
        until=on,
        subject=f"{campaign.id} {what}",
        words=Phrase(words, campaign=campaign.title),
        evidence=(_evidence(campaign, campaign.starts),),
    )


def _waiting(campaign: CampaignFact, due: date) -> Breach:
    said: dict[str, Value] = {"campaign": campaign.title, "day": due}
    return Breach(
        on=add_days(due, 1),
        until=campaign.approved_on,
        subject=campaign.id,
        words=Phrase(WAITING, **said),
        evidence=(_evidence(campaign, campaign.ends),),
        mend=Phrase(MEND, **said) if campaign.approved_on is None else None,
    )


def _unevaluated(
    context: Context, agreement: AgreementFact, campaigns: list[CampaignFact]
) -> list[Breach]:
    """A period that ends without any evaluation reported within it."""
    if any(c.ends and agreement.starts <= c.ends <= agreement.ends for c in campaigns):
        return []
    said: dict[str, Value] = {"agreement": agreement.title, "day": agreement.ends}
    breach = Breach(
        on=agreement.ends,
        until=agreement.ends,
        subject=agreement.id,
        words=Phrase(UNEVALUATED, **said),
        mend=mend_before(context, agreement.ends, UNEVALUATED_MEND, **said),
    )
    return [breach]


CHECK = Check(
    "evaluation_approved",
    gettext_noop("The evaluation is conducted by one body and approved by another."),
    Parameters,
    find,
    level=of_network,
    reads=("campaigns", "agreements"),
)
