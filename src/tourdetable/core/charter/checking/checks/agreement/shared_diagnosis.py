"""A body is installed on a territory that its partners diagnosed together (ITC-01)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tourdetable.core.charter.checking import findings, values
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import DIAGNOSES
from tourdetable.core.charter.facts.record import DiagnosisFact
from tourdetable.core.charter.terms.days import Dated, Period, add_days
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, gettext_noop

SUMMARY = gettext_noop("A body's territory was chosen from a diagnosis made by the partners.")
UNKNOWN = gettext_noop("Nobody has recorded the diagnosis of the territory of %(body)s")
ALONE = gettext_noop(
    "The diagnosis of the territory of %(body)s was not shared by enough partners on %(day)s"
)
NONE = gettext_noop("The territory of %(body)s had no shared diagnosis on %(day)s")
MEND = gettext_noop("Make with the partners the diagnosis of the territory of %(body)s")


@dataclass(frozen=True)
class Parameters:
    partners: Dated[int] = values.dated_whole(
        "The fewest institutions that make it together.", (1, 100), default=2
    )
    grace_days: Dated[int] = values.dated_whole(
        "How many days after its installation a body may wait for its diagnosis.",
        (0, 3650),
        default=0,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """A body without a diagnosis, or whose diagnosis too few made, from the day it needed one."""
    known = context.every(DIAGNOSES)
    if known is None:
        return Finding(missing=context.says(UNKNOWN))
    fault = _fault(parameters, context, known)
    return Finding(
        breaches=tuple(_breaches(context, fault, ALONE if known else NONE)) if fault else (),
        evidence=tuple(_evidence(d) for d in known),
        words=context.says("The territory of %(body)s was chosen from a shared diagnosis"),
    )


def _fault(parameters: Parameters, context: Context, known: list[DiagnosisFact]) -> Period | None:
    """The days of the body, its grace over, until enough partners shared a diagnosis."""
    starts, last = context.life.first, context.life.last
    wanted = parameters.partners.on(starts) or parameters.partners.steps[0][1]
    for diagnosis in known:
        if len(set(diagnosis.institutions)) >= wanted:
            last = min(last, add_days(diagnosis.on, -1))
    first = add_days(starts, parameters.grace_days.on(starts) or 0)
    return Period(first, last) if first <= last else None


def _breaches(context: Context, fault: Period, words: str) -> Iterator[Breach]:
    for days in context.counted(fault):
        said = {"body": context.body_name, "day": days.first}
        yield findings.breach(context, days, words, MEND, said)


def _evidence(diagnosis: DiagnosisFact) -> Evidence:
    words = Phrase("Diagnosis shared on %(day)s", day=diagnosis.on)
    return Evidence("diagnosis", diagnosis.id, words, diagnosis.on)


CHECK = Check("shared_diagnosis", SUMMARY, Parameters, find, reads=("diagnoses",))
