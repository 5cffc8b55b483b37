"""Verdicts on a network, kept as long as nothing has happened there (`memory`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.timeline import Milestone, timeline
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import SEVERITY, Report, State, Verdict, worst
from tourdetable.domain.compliance.memory import evaluated_on, evaluation, forget
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force

__all__ = ["coming", "forget", "judged", "of_body", "report", "tally", "worst"]


def report(network: Network, *, on: date, charter: Charter | None = None) -> Report:
    """The verdicts of the charter in force (or of `charter`), on what is known that day."""
    return evaluation(network, charter or charter_in_force(network, on=on), on=on).report


def judged(network: Network, *, on: date, charter: Charter | None = None) -> tuple[Report, Record]:
    """The verdicts and the facts they rest on: the same objects until something has changed."""
    found = evaluation(network, charter or charter_in_force(network, on=on), on=on)
    return found.report, found.facts.whole


def coming(charter: Charter, record: Record, *, on: date) -> tuple[Milestone, ...]:
    """The dates of the twelve months to come, from the facts that `judged` gave."""
    found = evaluated_on(record, charter, on=on)
    return found.coming if found else timeline(charter, record, on=on)


def tally(report: Report) -> Mapping[State, int]:
    """How many clauses are in each state, worst first; states that no clause is in are left out."""
    counts = Counter(report.states.values())
    return {state: counts[state] for state in SEVERITY if counts[state]}


def of_body(report: Report, body: int) -> tuple[Verdict, ...]:
    """The verdicts on one body, worst first, else in the charter's order."""
    return tuple(sorted(report.by_body.get(str(body), ()), key=lambda v: SEVERITY.index(v.state)))
