"""A body is installed on a territory that its partners diagnosed together (ITC-01)."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.charter.checking import debts, mending, values
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import DIAGNOSES
from tourdetable.core.charter.facts.record import DiagnosisFact
from tourdetable.core.charter.terms.days import Dated, add_days
from tourdetable.core.charter.terms.verdict import Evidence, Finding
from tourdetable.core.words.phrase import Phrase, gettext_noop

SUMMARY = gettext_noop("A body's territory was chosen from a diagnosis made by the partners.")
UNKNOWN = gettext_noop("Nobody has recorded the diagnosis of the territory of %(body)s")
MEND = gettext_noop("Make the diagnosis of the territory of %(body)s with the partners by %(day)s")
MEND_LATE = gettext_noop(
    "Make the diagnosis of the territory of %(body)s with the partners as soon as possible"
)
LATE = gettext_noop(
    "The diagnosis of the territory of %(body)s was only shared on %(done)s; "
    "it should have been by %(day)s"
)
TO_SHARE = gettext_noop("The diagnosis of the territory of %(body)s is to be shared by %(day)s")
NONE = debts.Owing(
    TO_SHARE,
    gettext_noop("The territory of %(body)s had no shared diagnosis on %(day)s"),
    MEND,
    MEND_LATE,
    LATE,
)
ALONE = debts.Owing(
    TO_SHARE,
    gettext_noop(
        "The diagnosis of the territory of %(body)s was shared by %(count)s of "
        "%(partners)s partners on %(day)s"
    ),
    MEND,
    MEND_LATE,
    LATE,
)


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
    wanted, starts = _wanted(parameters, context), context.life.first
    shared = [d.on for d in known if len(set(d.institutions)) >= wanted]
    due = add_days(starts, parameters.grace_days.on(starts) or 0)
    made = [len(set(d.institutions)) for d in known if d.on <= context.on]
    said = {"body": context.body_name, "partners": wanted, "count": max(made, default=0)}
    owing, done = ALONE if made else NONE, min(shared, default=None)
    return Finding(
        concerned=any(day <= context.on for day in shared),
        breaches=tuple(debts.owed(context, due, done, owing, said, subject="diagnosis")),
        evidence=tuple(_evidence(d) for d in known),
        words=context.says("The territory of %(body)s was chosen from a shared diagnosis"),
    )


def _wanted(parameters: Parameters, context: Context) -> int:
    """The fewest partners, on the day the body begins."""
    return parameters.partners.on(context.life.first) or parameters.partners.steps[0][1]


def _evidence(diagnosis: DiagnosisFact) -> Evidence:
    words = Phrase("Diagnosis shared on %(day)s", day=diagnosis.on)
    return Evidence("diagnosis", diagnosis.id, words, diagnosis.on)


CHECK = Check(
    "shared_diagnosis",
    SUMMARY,
    Parameters,
    find,
    reads=("diagnoses",),
    mending=mending.DIAGNOSING,
)
