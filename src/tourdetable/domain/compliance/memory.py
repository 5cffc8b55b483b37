"""Least-recently-used caches of verdicts, valid as long as nothing has happened in the network.

Every write records its event in the same transaction, so the journal says whether anything changed.
Both the last event and how many there are: two transactions may commit out of the order of their
ids. The threads of the web server share these caches.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from threading import Lock
from typing import Generic, TypeVar

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

K = TypeVar("K")
V = TypeVar("V")


class Cache(Generic[K, V]):
    """A bounded cache for several threads: the entry least recently used goes first.

    Nothing is computed under the lock: two threads that miss together both compute.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._entries: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K, compute: Callable[[], V]) -> V:
        """The entry of this key, computed when there is none."""
        with self._lock:
            if key in self._entries:
                self._entries.move_to_end(key)
                return self._entries[key]
        computed = compute()
        with self._lock:
            self._entries[key] = computed
            self._entries.move_to_end(key)
            while len(self._entries) > self._most:
                self._entries.popitem(last=False)
        return computed

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()


_reports: Cache[Key, Judged] = Cache(KEPT)
_timelines: Cache[tuple[int, str, date], tuple[Record, Coming]] = Cache(KEPT)


def remembered(network: Network, charter: Charter, on: date, judge: Callable[[], Judged]) -> Judged:
    """What `judge` gives, or gave since the last event of the network."""
    return _reports.get(key_of(network, charter, on), judge)


def foreseen(charter: Charter, record: Record, on: date, foresee: Callable[[], Coming]) -> Coming:
    """What `foresee` gives for this remembered record, which the entry keeps alive."""
    key = (id(record), charter.version, on)
    return _timelines.get(key, lambda: (record, foresee()))[1]


def key_of(network: Network, charter: Charter, on: date) -> Key:
    """What a report depends on: the text, the day, and all that happened."""
    told = Event.objects.filter(network=network.slug).aggregate(last=Max("pk"), number=Count("pk"))
    return network.pk, charter.version, on, told["last"], told["number"]


def forget() -> None:
    """Forget everything: for whoever changes data without its actions."""
    _reports.clear()
    _timelines.clear()
