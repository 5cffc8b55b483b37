"""A question sent up by a body gets its answer (ITC-08)."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.evidence import fact_evidence
from tourdetable.core.charter.facts.kinds import REFERRALS
from tourdetable.core.charter.facts.record import ReferralFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.days import add_days
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Title, Value, gettext_noop

ANSWERED = gettext_noop("answered before the judged season")

UNKNOWN = gettext_noop("Nobody has recorded the questions that %(body)s sends up")
KEPT = gettext_noop("The questions of %(body)s get their answers")
UNANSWERED = gettext_noop("“%(referral)s” was not answered by %(day)s")
MEND = gettext_noop("Answer “%(referral)s” by %(day)s")


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = values.dated_whole(
        (1, 3650), gettext_noop("How many days a question may wait for its answer."), default=180
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Questions that waited, or wait, too long."""
    said, first = {"body": context.body_name}, context.season.first
    live = (lambda r: r.answered_on is None or r.answered_on >= first, ANSWERED)
    referrals = context.every(REFERRALS, live)
    if referrals is None:
        return Finding(missing=Phrase(UNKNOWN, **said))
    return Finding(
        concerned=bool(referrals),
        breaches=tuple(b for r in referrals if (b := _breach(parameters, context, r))),
        evidence=tuple(_evidence(r) for r in referrals),
        words=Phrase(KEPT, **said),
    )


def _evidence(referral: ReferralFact) -> Evidence:
    return fact_evidence("referral", referral.id, referral.title, referral.on)


def _breach(parameters: Parameters, context: Context, referral: ReferralFact) -> Breach | None:
    days, answered = parameters.within_days.on(referral.on), referral.answered_on
    if days is None:
        return None
    due = add_days(referral.on, days)
    if answered and answered <= due:
        return None
    late = add_days(due, 1)
    said: dict[str, Value] = {"referral": Title(referral.title), "day": due}
    return Breach(
        on=late if answered else max(late, context.season.first),
        until=answered,
        subject=referral.id,
        words=Phrase(UNANSWERED, **said),
        evidence=(_evidence(referral),),
        mend=None if answered else Phrase(MEND, **said),
    )


CHECK = Check(
    "referrals_answered",
    gettext_noop("A question sent up gets its answer."),
    Parameters,
    find,
    reads=("referrals",),
)
