"""Verdicts on a network, kept as long as nothing has happened there.

The threads of the web server share what is kept; two that miss together both compute.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.evaluate import evaluate
from tourdetable.core.charter.judge.timeline import Milestone, timeline
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import SEVERITY, Report, State, Verdict
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.networks.registry import record_of

Judged = tuple[Report, Record]

KEPT = 16
"""How many reports one process keeps: a record of a large network is large."""


@dataclass(frozen=True)
class Question:
    """How to answer, and what the answer depends on: questions of one `key` are the same."""

    key: tuple[object, ...]
    answer: Callable[[], Any] = field(compare=False)


def ask(question: Question) -> Any:
    return question.answer()


_reports = lru_cache(maxsize=KEPT)(ask)
_timelines = lru_cache(maxsize=KEPT)(ask)
"""They keep their records alive, so that no other one has the same `id`."""


def report(network: Network, *, on: date, charter: Charter | None = None) -> Report:
    """The verdicts of the charter in force (or of `charter`), on what is known that day."""
    return judged(network, on=on, charter=charter)[0]


def judged(network: Network, *, on: date, charter: Charter | None = None) -> Judged:
    """The verdicts and the facts they rest on; judged anew only when something has happened.

    Every write records its event in the same transaction: the journal says whether anything
    changed. Both the last event and how many there are: two transactions may commit out of the
    order of their ids.
    """
    text = charter or charter_in_force(network, on=on)
    told = Event.objects.filter(network=network.slug).aggregate(last=Max("pk"), number=Count("pk"))

    def judge() -> Judged:
        known = record_of(network)
        return evaluate(text, known, on=on), known

    key = (network.pk, text.version, on, told["last"], told["number"])
    found: Judged = _reports(Question(key, judge))
    return found


def coming(charter: Charter, record: Record, *, on: date) -> tuple[Milestone, ...]:
    """The dates of the twelve months to come, from facts that `judged` gave."""
    key = (id(record), charter.version, on)
    question = Question(key, lambda: (record, timeline(charter, record, on=on)))
    found: tuple[Record, tuple[Milestone, ...]] = _timelines(question)
    return found[1]


def forget() -> None:
    """Forget everything: for whoever changes data without its actions."""
    _reports.cache_clear()
    _timelines.cache_clear()


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
