"""Each period is evaluated by the body in charge, and the evaluation approved by others (ITC-15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, of_network, parameter
from tourdetable.core.charter.checking.context import Context, fact_evidence
from tourdetable.core.charter.facts.record import AgreementFact, CampaignFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.days import add_days
from tourdetable.core.charter.terms.errors import Unfit
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    conducted_by: tuple[str, ...] = parameter(
        values.body_kinds,
        gettext_noop("The kinds of body that conduct it."),
        example='conducted_by = ["evaluation_board"]',
    )
    approved_by: tuple[str, ...] = parameter(
        values.body_kinds,
        gettext_noop("The kinds of body that approve it."),
        example='approved_by = ["technical_committee"]',
    )
    within_days: Dated[int] = parameter(
        values.whole(at_least=0, at_most=3650),
        gettext_noop("How many days after its report an evaluation may wait for its approval."),
        example="within_days = 180",
        default=180,
        dated=True,
    )

    def __post_init__(self) -> None:
        if set(self.conducted_by) & set(self.approved_by):
            raise Unfit(
                "the same kind of body conducts and approves", "name other kinds in `approved_by`"
            )


def find(parameters: Parameters, context: Context) -> Finding:
    """Evaluations conducted or approved by others than agreed, reports that wait too long, periods without any."""
    known = context.facts.record.campaigns
    if known is None:
        return Finding(missing=Phrase(gettext_noop("Nobody has recorded the evaluations")))
    campaigns = sorted(known, key=lambda c: (c.starts, c.id))
    agreements = sorted(context.facts.record.agreements or (), key=lambda a: (a.starts, a.id))
    faults = [b for c in campaigns for b in _of_campaign(parameters, context, c)]
    faults += [b for a in agreements for b in _unevaluated(context, a, campaigns)]
    none = not campaigns and not agreements
    return Finding(
        breaches=tuple(faults),
        evidence=tuple(fact_evidence("campaign", c.id, c.title, c.starts) for c in campaigns),
        missing=Phrase(gettext_noop("No evaluation and no period of the agreement is known"))
        if none
        else None,
        words=Phrase(
            gettext_noop("The evaluation is conducted by one body and approved by another")
        ),
    )


def _of_campaign(
    parameters: Parameters, context: Context, campaign: CampaignFact
) -> Iterator[Breach]:
    kinds, said = context.facts.body_kinds, {"campaign": campaign.title}
    proof = (fact_evidence("campaign", campaign.id, campaign.title, campaign.starts),)
    if kinds.get(campaign.body) not in parameters.conducted_by:
        words = Phrase(
            gettext_noop("“%(campaign)s” is conducted by another body than agreed"), **said
        )
        yield Breach(
            campaign.starts, words, proof, until=campaign.starts, subject=f"{campaign.id} conduct"
        )
    if campaign.approved_on and kinds.get(campaign.approved_by or "") not in parameters.approved_by:
        words = Phrase(
            gettext_noop("“%(campaign)s” was approved by another body than agreed"), **said
        )
        yield Breach(
            campaign.approved_on,
            words,
            proof,
            until=campaign.approved_on,
            subject=f"{campaign.id} approval",
        )
    days = parameters.within_days.on(campaign.ends) if campaign.ends else None
    if campaign.ends and days is not None:
        due = add_days(campaign.ends, days)
        if campaign.approved_on is None or campaign.approved_on > due:
            yield _waiting(campaign, due)


def _waiting(campaign: CampaignFact, due: date) -> Breach:
    said: dict[str, Value] = {"campaign": campaign.title, "day": due}
    mend = gettext_noop("Have “%(campaign)s” approved by %(day)s")
    return Breach(
        on=add_days(due, 1),
        until=campaign.approved_on,
        subject=campaign.id,
        words=Phrase(gettext_noop("“%(campaign)s” was not approved by %(day)s"), **said),
        evidence=(fact_evidence("campaign", campaign.id, campaign.title, campaign.ends),),
        mend=Phrase(mend, **said) if campaign.approved_on is None else None,
    )


def _unevaluated(
    context: Context, agreement: AgreementFact, campaigns: list[CampaignFact]
) -> Iterator[Breach]:
    """A period that ends without any evaluation reported within it."""
    if any(c.ends and agreement.starts <= c.ends <= agreement.ends for c in campaigns):
        return
    said: dict[str, Value] = {"agreement": agreement.title, "day": agreement.ends}
    mend = gettext_noop("Conduct the evaluation of “%(agreement)s” by %(day)s")
    yield Breach(
        on=agreement.ends,
        until=agreement.ends,
        subject=agreement.id,
        words=Phrase(gettext_noop("“%(agreement)s” ends on %(day)s without evaluation"), **said),
        mend=Phrase(mend, **said) if agreement.ends > context.on else None,
    )


CHECK = Check(
    "evaluation_approved",
    gettext_noop("The evaluation is conducted by one body and approved by another."),
    Parameters,
    find,
    level=of_network,
    reads=("campaigns", "agreements"),
)
