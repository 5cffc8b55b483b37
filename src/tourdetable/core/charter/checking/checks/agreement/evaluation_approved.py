"""Evaluation: each period is evaluated by one body, and approved by another (ITC-15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from tourdetable.core.charter.checking import debts, findings, mending, values
from tourdetable.core.charter.checking.check import Check, always, parameter
from tourdetable.core.charter.checking.chronology import DatedAct, first_slip
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import AGREEMENTS, CAMPAIGNS
from tourdetable.core.charter.facts.record import AgreementFact, CampaignFact
from tourdetable.core.charter.terms.days import Dated, add_days
from tourdetable.core.charter.terms.errors import Unfit
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

SUMMARY = gettext_noop("The evaluation is conducted by one body and approved by another.")
NONE = gettext_noop("No evaluation and no period of the agreement is known")
CONDUCTED = gettext_noop("“%(campaign)s” is conducted by another body than agreed")
APPROVED = gettext_noop("“%(campaign)s” was approved by another body than agreed")
WAITING = debts.Owing(
    gettext_noop("“%(campaign)s” is to be approved by %(day)s"),
    gettext_noop("“%(campaign)s” was not approved by %(day)s"),
    gettext_noop("Have “%(campaign)s” approved by %(day)s"),
    gettext_noop("Have “%(campaign)s” approved as soon as possible"),
    gettext_noop("“%(campaign)s” was approved on %(done)s, and should have been by %(day)s"),
)
UNEVALUATED = debts.Owing(
    gettext_noop("“%(agreement)s” is to be evaluated by %(day)s"),
    gettext_noop("“%(agreement)s” ended on %(day)s without evaluation"),
    gettext_noop("Conduct the evaluation of “%(agreement)s” by %(day)s"),
    gettext_noop("Conduct the evaluation of “%(agreement)s” as soon as possible"),
    gettext_noop("“%(agreement)s” ended on %(day)s; its evaluation was only given on %(done)s"),
)
SLIP = gettext_noop(
    "“%(campaign)s” is said to be approved on %(done)s, before its report of %(day)s"
)
EARLY = gettext_noop("“%(campaign)s” is said to be approved on %(done)s, its report is not there")
UNDATED = gettext_noop("Nobody has recorded the day “%(campaign)s” was approved")
KEPT = gettext_noop("The evaluation is conducted by one body and approved by another")
GOING_ON = gettext_noop("The evaluation is conducted by the body agreed; its approval is to come")


SAME_KIND = gettext_noop("the same kind of body conducts and approves")
NAME_OTHERS = gettext_noop("name other kinds in `approved_by`")


@dataclass(frozen=True)
class Parameters:
    conducted_by: tuple[str, ...] = parameter(
        "The kinds of body that conduct it.", values.body_kinds, example=["evaluation_board"]
    )
    approved_by: tuple[str, ...] = parameter(
        "The kinds of body that approve it.", values.body_kinds, example=["technical_committee"]
    )
    within_days: Dated[int] = values.dated_whole(
        "How many days after its report an evaluation may wait for its approval.",
        (0, 3650),
        default=180,
    )

    def __post_init__(self) -> None:
        if set(self.conducted_by) & set(self.approved_by):
            raise Unfit(Phrase(SAME_KIND), Phrase(NAME_OTHERS), "approved_by")


def find(parameters: Parameters, context: Context) -> Finding:
    """Evaluations conducted or approved by others, late approvals, periods whose days none
    evaluates and whose assessment was not adopted."""
    campaigns = context.every(CAMPAIGNS)
    if campaigns is None:
        return Finding(missing=Phrase("Nobody has recorded the evaluations"))
    agreements = context.every(AGREEMENTS) or []
    if not campaigns and not agreements:
        return Finding(missing=Phrase(NONE))
    breaches: list[Breach] = []
    for campaign in campaigns:
        breaches += _by_others(parameters, context, campaign)
        breaches += _waiting(parameters, context, campaign)
    for agreement, following in zip_longest(agreements, agreements[1:]):
        breaches += _unevaluated(context, agreement, following, campaigns)
    approved = any(_is_approved(parameters, context, c) for c in campaigns)
    return Finding(
        concerned=any(c.starts <= context.on for c in campaigns),
        breaches=tuple(breaches),
        evidence=tuple(_evidence(c, c.starts) for c in campaigns),
        unsaid=_slip(context, campaigns) or _undated(parameters, context, campaigns),
        words=Phrase(KEPT if approved else GOING_ON),
    )


def _evidence(campaign: CampaignFact, on: date | None) -> Evidence:
    return findings.fact_evidence("campaign", campaign.id, campaign.title, on)


def _approval(campaign: CampaignFact) -> DatedAct:
    """The approval of its report."""
    said: dict[str, Value] = {"campaign": campaign.title}
    words = SLIP if campaign.ends else EARLY
    return DatedAct(campaign.approved_on, campaign.ends, words, said)


def _slip(context: Context, campaigns: list[CampaignFact]) -> Phrase | None:
    return first_slip(context.on, map(_approval, campaigns))


def _is_approved(parameters: Parameters, context: Context, campaign: CampaignFact) -> bool:
    """Whether it was approved by the judged day, were it on a day that nobody wrote."""
    day = campaign.approved_on
    if day is None:
        return _without_day(parameters, context, campaign)
    return day <= context.on


def _without_day(parameters: Parameters, context: Context, campaign: CampaignFact) -> bool:
    """Whether a body that may approve its report did so, on a day that nobody wrote."""
    by = context.body_kind(campaign.approved_by)
    undated = campaign.ends is not None and campaign.approved_on is None
    return undated and by in parameters.approved_by


def _undated(
    parameters: Parameters, context: Context, campaigns: list[CampaignFact]
) -> Phrase | None:
    """The first that was approved without its day, once its time is over."""
    for campaign in campaigns:
        due = _due(parameters, campaign)
        if due and due < context.on and _without_day(parameters, context, campaign):
            return Phrase(UNDATED, campaign=campaign.title)
    return None


def _due(parameters: Parameters, campaign: CampaignFact) -> date | None:
    """The last day on which its report may be approved."""
    if campaign.ends is None:
        return None
    days = parameters.within_days.on(campaign.ends)
    return None if days is None else add_days(campaign.ends, days)


def _by_others(
    parameters: Parameters, context: Context, campaign: CampaignFact
) -> Iterator[Breach]:
    if context.body_kind(campaign.body) not in parameters.conducted_by:
        yield _by_another(context, campaign, campaign.starts, CONDUCTED, "conduct")
    approved = campaign.approved_on
    if approved and context.body_kind(campaign.approved_by) not in parameters.approved_by:
        yield _by_another(context, campaign, approved, APPROVED, "approval")


def _by_another(
    context: Context, campaign: CampaignFact, on: date, words: str, what: str
) -> Breach:
    said, proofs = {"campaign": campaign.title}, (_evidence(campaign, campaign.starts),)
    subject = f"{campaign.id} {what}"
    return findings.breach(context, on, words, None, said, subject=subject, evidence=proofs)


def _waiting(parameters: Parameters, context: Context, campaign: CampaignFact) -> Iterator[Breach]:
    """A report that waits too long for its approval, by a body that may give it."""
    due = _due(parameters, campaign)
    if due and not _without_day(parameters, context, campaign):
        by = context.body_kind(campaign.approved_by)
        done = campaign.approved_on if by in parameters.approved_by else None
        proof, said = _evidence(campaign, campaign.ends), {"campaign": campaign.title}
        yield from debts.owed(context, due, done, WAITING, said, proof)


def _unevaluated(
    context: Context,
    agreement: AgreementFact,
    following: AgreementFact | None,
    campaigns: list[CampaignFact],
) -> Iterator[Breach]:
    """A period that ends before an evaluation of its own days is reported, or its assessment
    adopted: what evaluates another period says nothing of this one."""
    days = [c.ends for c in campaigns if c.ends and _evaluates(c, agreement)]
    assessed = agreement.adopted_on or (following and following.assessed_on)
    done = min([*days, *([assessed] if assessed else [])], default=None)
    said, due = {"agreement": agreement.title}, agreement.ends
    yield from debts.owed(context, due, done, UNEVALUATED, said, subject=agreement.id)


def _evaluates(campaign: CampaignFact, agreement: AgreementFact) -> bool:
    """Whether some of the days that a reported evaluation is about are of a period; where nobody
    said which these are, the days on which it was conducted."""
    first, last = campaign.first or campaign.starts, campaign.last or campaign.ends
    return first <= agreement.ends and (last is None or agreement.starts <= last)


CHECK = Check(
    "evaluation_approved",
    SUMMARY,
    Parameters,
    find,
    of_network=always,
    reads=("campaigns", "agreements"),
    mending=mending.EVALUATING,
)
