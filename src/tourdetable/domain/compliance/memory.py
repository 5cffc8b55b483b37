"""Verdicts already reached, kept as long as nothing has happened in the network.

Every write records its event in the same transaction, so the journal says whether anything changed. Both the last event
and how many there are: two transactions may commit out of the order of their ids.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from datetime import date

from django.db.models import Count, Max

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.timeline import Milestone
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import Report
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Network

Judged = tuple[Report, Record]
Coming = tuple[Milestone, ...]
Key = tuple[int, str, date, int | None, int]

KEPT = 16
"""How many reports one process keeps: a record of a large network is large."""

_kept: OrderedDict[Key, Judged] = OrderedDict()
_foreseen: deque[tuple[Record, str, date, Coming]] = deque(maxlen=KEPT)


def remembered(network: Network, charter: Charter, on: date, judge: Callable[[], Judged]) -> Judged:
    """What `judge` gives, or gave since the last event of the network."""
    key = key_of(network, charter, on)
    found = _kept.get(key) or judge()
    _kept[key] = found
    _kept.move_to_end(key)
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return found


def foreseen(charter: Charter, record: Record, on: date, foresee: Callable[[], Coming]) -> Coming:
    """What `foresee` gives, or gave for the very same (remembered) record."""
    known = next(
        (
            f
            for r, version, day, f in _foreseen
            if r is record and (version, day) == (charter.version, on)
        ),
        None,
    )
    if known is None:
        known = foresee()
        _foreseen.append((record, charter.version, on, known))
    return known


def key_of(network: Network, charter: Charter, on: date) -> Key:
    """What a report depends on: the text, the day, and all that happened."""
    told = Event.objects.filter(network=network.slug).aggregate(last=Max("pk"), number=Count("pk"))
    return network.pk, charter.version, on, told["last"], told["number"]


def forget() -> None:
    """Forget everything: for whoever changes data without its actions."""
    _kept.clear()
    _foreseen.clear()
