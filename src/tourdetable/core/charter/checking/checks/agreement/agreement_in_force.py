"""A framework agreement is in force, one period after the other, the last one assessed (ITC-01)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, starmap

from tourdetable.core.charter.checking import debts, findings, mending, values
from tourdetable.core.charter.checking.check import Check, always, parameter
from tourdetable.core.charter.checking.chronology import DatedAct, first_slip
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import AGREEMENTS
from tourdetable.core.charter.facts.record import AgreementFact
from tourdetable.core.charter.terms.days import FOREVER, Period, stretches
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

SUMMARY = gettext_noop("A framework agreement is in force, one period after the other.")
UNKNOWN = gettext_noop("Nobody has recorded the periods of the agreement")
NONE = gettext_noop("No period of the agreement is known")
BARE = gettext_noop("%(body)s has had no agreement in force since %(day)s")
BARE_THEN = gettext_noop("%(body)s had no agreement in force from %(day)s to %(last)s")
BARE_ONCE = gettext_noop("%(body)s had no agreement in force on %(day)s")
TO_COME = gettext_noop("%(body)s will have no agreement in force on %(day)s")
SIGN = gettext_noop("Sign the next period of the agreement of %(body)s before %(day)s")
SIGN_LATE = gettext_noop("Sign the next period of the agreement of %(body)s as soon as possible")
UNASSESSED = debts.Owing(
    gettext_noop("“%(agreement)s” begins on %(day)s: the period before is to be assessed by then"),
    gettext_noop("“%(agreement)s” began on %(day)s without an assessment of the period before"),
    gettext_noop("Assess the period that ends before “%(agreement)s” begins"),
    gettext_noop("Assess the period that ended before “%(agreement)s” began"),
    gettext_noop(
        "“%(agreement)s” began on %(day)s; the period before was only assessed on %(done)s"
    ),
)
SLIP = gettext_noop(
    "“%(agreement)s” is said to be assessed on %(done)s, before it began on %(day)s"
)
EVIDENCE = gettext_noop("“%(agreement)s”, from %(first)s to %(last)s")


@dataclass(frozen=True)
class Parameters:
    assessed: bool = parameter(
        "Whether a new period follows an assessment of the one before.",
        values.yes,
        example=True,
        default=False,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Days without agreement, and periods begun without an assessment of the one before.

    Nothing is known before the first period: no day of then is judged.
    """
    known = context.every(AGREEMENTS)
    if not known:
        return Finding(missing=Phrase(UNKNOWN if known is None else NONE))
    following = [pair for pair in pairwise(known) if _weighs(context, pair[1])]
    assessed = following if parameters.assessed else []
    breaches = [*_bare(context, known), *_unassessed(context, (after for _, after in assessed))]
    return Finding(
        concerned=known[0].starts <= context.on,
        breaches=tuple(breaches),
        evidence=tuple(_evidence(a) for a in known if _weighs(context, a)),
        unsaid=first_slip(context.on, starmap(_assessment, assessed)),
        words=context.says("The agreement of %(body)s is in force"),
    )


def _bare(context: Context, known: list[AgreementFact]) -> Iterator[Breach]:
    """The days since the first period that no period holds."""
    held = [(agreement.id, Period(agreement.starts, agreement.ends)) for agreement in known]
    for bare in stretches(Period(known[0].starts, FOREVER), held, lambda count: count == 0):
        for fault in context.counted(bare):
            yield _without(context, fault, since=bare.first)


def _without(context: Context, fault: Period, since: date) -> Breach:
    """Days without agreement: to come, past, or since a day that may be of an earlier season."""
    words, mend = BARE, SIGN_LATE
    if fault.last < context.on:
        words = BARE_ONCE if since == fault.last else BARE_THEN
    if fault.first > context.on:
        words, mend, since = TO_COME, SIGN, fault.first
    said = {"body": context.body_name, "day": since, "last": fault.last}
    return findings.breach(context, fault, words, mend, said)


def _assessment(before: AgreementFact, after: AgreementFact) -> DatedAct:
    """The assessment of a period, given for the next one."""
    said: dict[str, Value] = {"agreement": before.title}
    return DatedAct(after.assessed_on, before.starts, SLIP, said)


def _weighs(context: Context, agreement: AgreementFact) -> bool:
    """Whether a period lasted until the judged season."""
    return agreement.ends >= context.season.first


def _unassessed(context: Context, agreements: Iterable[AgreementFact]) -> Iterator[Breach]:
    """The assessment that a period is to follow, owed as long as that period lasts."""
    for agreement in agreements:
        said, proof = {"agreement": agreement.title}, _evidence(agreement)
        due, done = agreement.starts, agreement.assessed_on
        yield from debts.owed(context, due, done, UNASSESSED, said, proof)


def _evidence(agreement: AgreementFact) -> Evidence:
    first, last = agreement.starts, agreement.ends
    words = Phrase(EVIDENCE, agreement=agreement.title, first=first, last=last)
    return Evidence("agreement", agreement.id, words, first)


CHECK = Check(
    "agreement_in_force",
    SUMMARY,
    Parameters,
    find,
    of_network=always,
    reads=("agreements",),
    mending=mending.AGREEING,
)
