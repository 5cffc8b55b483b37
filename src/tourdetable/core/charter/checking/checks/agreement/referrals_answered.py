"""A question sent up by a body gets its answer (ITC-08)."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, fact_evidence
from tourdetable.core.charter.facts.record import ReferralFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.days import add_days
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Title, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = parameter(
        values.whole(at_least=1, at_most=3650),
        gettext_noop("How many days a question may wait for its answer."),
        example="within_days = 180",
        default=180,
        dated=True,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Questions that waited, or wait, too long."""
    known, said = context.facts.record.referrals, {"body": context.body_name}
    if known is None:
        words = gettext_noop("Nobody has recorded the questions that %(body)s sends up")
        return Finding(missing=Phrase(words, **said))
    live = [r for r in known if r.answered_on is None or r.answered_on >= context.season.first]
    ordered = sorted(live, key=lambda r: (r.on, r.id))
    return Finding(
        concerned=bool(ordered),
        breaches=tuple(b for r in ordered if (b := _breach(parameters, context, r))),
        evidence=tuple(fact_evidence("referral", r.id, r.title, r.on) for r in ordered),
        words=Phrase(gettext_noop("The questions of %(body)s get their answers"), **said),
    )


def _breach(parameters: Parameters, context: Context, referral: ReferralFact) -> Breach | None:
    days = parameters.within_days.on(referral.on)
    if days is None:
        return None
    due = add_days(referral.on, days)
    if referral.answered_on and referral.answered_on <= due:
        return None
    late = add_days(due, 1)
    said: dict[str, Value] = {"referral": Title(referral.title), "day": due}
    return Breach(
        on=max(late, context.season.first) if referral.answered_on is None else late,
        until=referral.answered_on,
        subject=referral.id,
        words=Phrase(gettext_noop("“%(referral)s” was not answered by %(day)s"), **said),
        evidence=(fact_evidence("referral", referral.id, referral.title, referral.on),),
        mend=Phrase(gettext_noop("Answer “%(referral)s” by %(day)s"), **said)
        if not referral.answered_on
        else None,
    )


CHECK = Check(
    "referrals_answered",
    gettext_noop("A question sent up gets its answer."),
    Parameters,
    find,
    reads=("referrals",),
)
