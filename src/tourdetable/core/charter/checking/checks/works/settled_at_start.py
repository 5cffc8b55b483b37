"""A body settles at its first meeting how its duties are shared (ITC-06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from msgspec import UNSET

from tourdetable.core.charter.checking import debts, findings, mending, trace, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import DECISIONS, TURNS
from tourdetable.core.charter.facts.record import DecisionFact, MeetingFact
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, gettext_noop

SUMMARY = gettext_noop("The first meeting of a body settles how its duties are shared.")
UNDECIDED = gettext_noop("nothing was decided by it")
UNRELATED = gettext_noop("it does not settle how duties are shared")

UNSAID = gettext_noop(
    "Nobody has recorded how the first meeting of %(body)s, on %(day)s, shared its duties"
)
SETTLED = gettext_noop(
    "%(body)s settled how its duties are shared at its first meeting, on %(day)s"
)
OWING = debts.Owing(
    coming=gettext_noop("%(body)s is to settle how its duties are shared by %(day)s"),
    unmet=gettext_noop(
        "The first meeting of %(body)s, on %(day)s, did not settle how its duties are shared"
    ),
    mend=gettext_noop("Decide in %(body)s how its duties are shared by %(day)s"),
    mend_late=gettext_noop("Decide at the next meeting of %(body)s how its duties are shared"),
    late=gettext_noop(
        "%(body)s only settled how its duties are shared on %(done)s, "
        "and not at its first meeting, on %(day)s"
    ),
)

NOT_ADOPTED = frozenset({"no_decision", "deferred"})
"""Outcomes by which nothing is settled."""


@dataclass(frozen=True)
class Parameters:
    duty: tuple[str, ...] = parameter(
        "The duties that the first meeting shares out, by their codes.",
        values.duties,
        example=["facilitation", "minutes"],
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """A decision that settles duties proves it, or turns taken from the start.

    Without either, a first meeting that decided of other things settled nothing; one of which no
    decision is recorded is unknown. On its very day nothing is missing of it yet.
    """
    meetings = context.first_meetings(1)
    if not meetings or meetings[0].on >= context.on:
        return Finding(concerned=False)
    return _found(parameters, context, meetings[0])


def _found(parameters: Parameters, context: Context, first: MeetingFact) -> Finding:
    """What is known of how the first meeting, which took place, shared the duties."""
    settled = _settled(parameters, context)
    done = min((day for day, _ in settled), default=None)
    taken = [] if done == first.on else _taken(parameters, context)
    breaches: list[Breach] = []
    said, proof = {"body": context.body_name}, findings.meeting_evidence(first)
    if not taken and (done is not None or _decided(context, first)):
        breaches += debts.owed(context, first.on, done, OWING, said, proof)
    return Finding(
        breaches=tuple(breaches),
        evidence=(proof, *[decision for _, decision in settled][:1], *taken),
        missing=None if taken or settled else Phrase(UNSAID, **said, day=first.on),
        words=Phrase(SETTLED, **said, day=first.on),
    )


def _decided(context: Context, first: MeetingFact) -> bool:
    """Whether the first meeting decided something, each decision saying whether it is of this."""
    of_it = (lambda d: d.meeting == first.id, trace.OTHER_MEETING)
    decisions = context.about(DECISIONS, first.body, of_it)
    decided = [d for d in decisions if d.is_decided]
    return bool(decided) and not any(d.settles_duties is UNSET for d in decided)


def _settled(parameters: Parameters, context: Context) -> list[tuple[date, Evidence]]:
    """The decisions that settled duties, each with its day, first ones first."""
    assert context.body is not None  # the check is judged for each body
    adopted = (lambda d: d.is_decided and d.outcome not in NOT_ADOPTED, UNDECIDED)
    settling = (lambda d: _settles(parameters, context, d), UNRELATED)
    found: list[tuple[date, Evidence]] = []
    for decision in context.about(DECISIONS, context.body.id, settling, adopted):
        meeting = context.meeting(decision.meeting, Period(date.min, context.on))
        if meeting is not None:
            proof = findings.fact_evidence("decision", decision.id, decision.title, meeting.on)
            found.append((meeting.on, proof))
    return sorted(found, key=lambda one: (one[0], one[1].id))


def _settles(parameters: Parameters, context: Context, decision: DecisionFact) -> bool:
    """By its effect; where nobody says which it has, by a title that names one of the duties."""
    if decision.settles_duties is not UNSET:
        return decision.settles_duties
    duties = context.charter.vocabulary.duties
    title = decision.title.casefold()
    return any(duties[code].name.casefold() in title for code in parameters.duty)


def _taken(parameters: Parameters, context: Context) -> list[Evidence]:
    """The last of the first two meetings, when each duty has had its turn at one of them."""
    meetings = [m for m in context.first_meetings(2) if m.on <= context.on]
    for duty in parameters.duty:
        if not any(context.about(TURNS, (m.id, duty)) for m in meetings):
            return []
    return [findings.meeting_evidence(meetings[-1])]


CHECK = Check(
    "settled_at_start",
    SUMMARY,
    Parameters,
    find,
    reads=("meetings", "decisions", "turns"),
    mending=mending.DECIDING,
)
