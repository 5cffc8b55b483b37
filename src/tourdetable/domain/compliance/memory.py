"""Least-recently-used caches of verdicts, valid as long as nothing has happened in the network.

Every write records its event in the same transaction, so the journal says whether anything changed.
Both the last event and how many there are: two transactions may commit out of the order of their
ids. The threads of the web server share these caches; two that miss together both compute.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.timeline import Milestone
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import Report
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Network

Judged = tuple[Report, Record]
Coming = tuple[Milestone, ...]

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


def remembered(network: Network, charter: Charter, on: date, judge: Callable[[], Judged]) -> Judged:
    """What `judge` gives, or gave since the last event of the network."""
    told = Event.objects.filter(network=network.slug).aggregate(last=Max("pk"), number=Count("pk"))
    key = (network.pk, charter.version, on, told["last"], told["number"])
    found: Judged = _reports(Question(key, judge))
    return found


def foreseen(charter: Charter, record: Record, on: date, foresee: Callable[[], Coming]) -> Coming:
    """What `foresee` gives for this remembered record, which the entry keeps alive."""
    key = (id(record), charter.version, on)
    found: tuple[Record, Coming] = _timelines(Question(key, lambda: (record, foresee())))
    return found[1]


def forget() -> None:
    """Forget everything: for whoever changes data without its actions."""
    _reports.cache_clear()
    _timelines.cache_clear()
