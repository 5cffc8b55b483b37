"""A question sent up by a body gets its answer (ITC-08)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from msgspec.structs import replace

from tourdetable.core.charter.checking import debts, findings, values
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.chronology import DatedAct, first_slip
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import REFERRALS
from tourdetable.core.charter.facts.record import ReferralFact
from tourdetable.core.charter.terms.days import Dated, add_days
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Title, gettext_noop

SUMMARY = gettext_noop("A question sent up gets its answer.")
ANSWERED = gettext_noop("answered before the judged season")

UNKNOWN = gettext_noop("Nobody has recorded the questions that %(body)s sends up")
SLIP = gettext_noop(
    "“%(referral)s” is said to be answered on %(done)s, before it was sent on %(day)s"
)
KEPT = gettext_noop("No question of %(body)s waits too long for its answer")
OWING = debts.Owing(
    gettext_noop("“%(referral)s” is to be answered by %(day)s"),
    gettext_noop("“%(referral)s” was not answered by %(day)s"),
    gettext_noop("Answer “%(referral)s” by %(day)s"),
    gettext_noop("Answer “%(referral)s” as soon as possible"),
    gettext_noop("“%(referral)s” was answered on %(done)s, and should have been by %(day)s"),
)


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = values.dated_whole(
        "How many days a question may wait for its answer.", (1, 3650), default=180
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Questions that waited, or wait, too long.

    Kept once one of them was answered in time.
    """
    first = context.season.first
    live = (lambda r: _answer(context, r) is None or r.answered_on >= first, ANSWERED)
    referrals, judge = context.every(REFERRALS, live), partial(_unanswered, parameters, context)
    found = findings.judged_one_by_one(context, referrals, judge, _evidence, UNKNOWN, KEPT)
    if referrals is None:
        return found
    in_time = any(_in_time(parameters, context, referral) for referral in referrals)
    return replace(found, concerned=in_time, unsaid=first_slip(context.on, map(_act, referrals)))


def _act(referral: ReferralFact) -> DatedAct:
    return DatedAct(referral.answered_on, referral.on, SLIP, {"referral": Title(referral.title)})


def _answer(context: Context, referral: ReferralFact) -> date | None:
    """The day of its answer, unless it is told to be before the question."""
    return None if _act(referral).is_impossible(context.on) else referral.answered_on


def _in_time(parameters: Parameters, context: Context, referral: ReferralFact) -> bool:
    answered, days = _answer(context, referral), parameters.within_days.on(referral.on)
    last = context.on if days is None else min(context.on, add_days(referral.on, days))
    return answered is not None and answered <= last


def _evidence(referral: ReferralFact) -> Evidence:
    return findings.fact_evidence("referral", referral.id, referral.title, referral.on)


def _unanswered(
    parameters: Parameters, context: Context, referral: ReferralFact
) -> Iterator[Breach]:
    days = parameters.within_days.on(referral.on)
    if days is not None:
        due, said = add_days(referral.on, days), {"referral": Title(referral.title)}
        proof = _evidence(referral)
        yield from debts.owed(context, due, referral.answered_on, OWING, said, proof)


CHECK = Check("referrals_answered", SUMMARY, Parameters, find, reads=("referrals",))
