"""Verdicts on a network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.evaluate import evaluate
from tourdetable.core.charter.judge.timeline import Milestone, timeline
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import SEVERITY, Report, State, Verdict
from tourdetable.domain.compliance.memory import foreseen, remembered
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.networks.registry import record_of


def report(network: Network, *, on: date, charter: Charter | None = None) -> Report:
    """The verdicts of the charter in force (or of `charter`), on what is known that day."""
    return judged(network, on=on, charter=charter)[0]


def judged(network: Network, *, on: date, charter: Charter | None = None) -> tuple[Report, Record]:
    """The verdicts and the facts they rest on; judged anew only when something has happened."""
    text = charter or charter_in_force(network, on=on)

    def judge() -> tuple[Report, Record]:
        known = record_of(network)
        return evaluate(text, known, on=on), known

    return remembered(network, text, on, judge)


def coming(charter: Charter, record: Record, *, on: date) -> tuple[Milestone, ...]:
    """The dates of the twelve months to come, from facts that `judged` gave."""
    return foreseen(charter, record, on, lambda: timeline(charter, record, on=on))


def worst(verdicts: Iterable[Verdict]) -> State | None:
    """The worst state among these verdicts; None when there is none."""
    states = {verdict.state for verdict in verdicts}
    return next((state for state in SEVERITY if state in states), None)


def tally(report: Report) -> Mapping[State, int]:
    """How many clauses are in each state, worst first; states that no clause is in are left out."""
    clauses = dict.fromkeys(verdict.clause for verdict in report.verdicts)
    counts = Counter(report.state_of(clause) for clause in clauses)
    return {state: counts[state] for state in SEVERITY if counts[state]}


def of_body(report: Report, body: int) -> tuple[Verdict, ...]:
    """The verdicts on one body, worst first, else in the charter's order."""
    return tuple(
        sorted(
            (v for v in report.verdicts if v.body == str(body)),
            key=lambda v: SEVERITY.index(v.state),
        )
    )
