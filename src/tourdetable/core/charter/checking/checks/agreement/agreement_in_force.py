"""A framework agreement is in force, one period after the other, the last one assessed (ITC-01)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tourdetable.core.charter.checking import findings, values
from tourdetable.core.charter.checking.check import Check, always, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import AGREEMENTS
from tourdetable.core.charter.facts.record import AgreementFact
from tourdetable.core.charter.terms.days import FOREVER, Period, stretches
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

SUMMARY = gettext_noop("A framework agreement is in force, one period after the other.")
UNKNOWN = gettext_noop("Nobody has recorded the periods of the agreement")
NONE = gettext_noop("No period of the agreement is known")
BARE = gettext_noop("%(body)s has no agreement in force on %(day)s")
SIGN = gettext_noop("Sign the next period of the agreement of %(body)s before %(day)s")
SIGN_LATE = gettext_noop("Sign the next period of the agreement of %(body)s")
UNASSESSED_MEND = gettext_noop("Assess the period that ends before “%(agreement)s” begins")
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
    breaches = list(_bare(context, known))
    if parameters.assessed:
        breaches += _unassessed(context, known[1:])
    return Finding(
        concerned=known[0].starts <= context.on,
        breaches=tuple(breaches),
        evidence=tuple(_evidence(a) for a in known if a.ends >= context.season.first),
        words=context.says("The agreement of %(body)s is in force"),
    )


def _bare(context: Context, known: list[AgreementFact]) -> Iterator[Breach]:
    """The days since the first period that no period holds."""
    held = [(agreement.id, Period(agreement.starts, agreement.ends)) for agreement in known]
    for bare in stretches(Period(known[0].starts, FOREVER), held, lambda count: count == 0):
        for fault in context.counted(bare):
            said = {"body": context.body_name, "day": fault.first}
            mend = SIGN if fault.first > context.on else SIGN_LATE
            yield findings.breach(context, fault, BARE, mend, said)


def _unassessed(context: Context, agreements: list[AgreementFact]) -> Iterator[Breach]:
    for agreement in agreements:
        starts, assessed = agreement.starts, agreement.assessed_on
        if assessed is None or assessed > starts:
            said: dict[str, Value] = {"agreement": agreement.title, "day": starts}
            yield Breach(
                on=starts,
                until=assessed,
                subject=agreement.id,
                words=Phrase(
                    "“%(agreement)s” begins on %(day)s without an assessment of the period before",
                    **said,
                ),
                evidence=(_evidence(agreement),),
                mend=Phrase(UNASSESSED_MEND, **said) if assessed is None else None,
                drawn=starts > context.on,
            )


def _evidence(agreement: AgreementFact) -> Evidence:
    first, last = agreement.starts, agreement.ends
    words = Phrase(EVIDENCE, agreement=agreement.title, first=first, last=last)
    return Evidence("agreement", agreement.id, words, first)


CHECK = Check(
    "agreement_in_force", SUMMARY, Parameters, find, of_network=always, reads=("agreements",)
)
