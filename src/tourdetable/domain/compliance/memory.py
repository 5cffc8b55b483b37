"""What a process keeps of the facts and verdicts of each network, up to date by the journal.

Facts are kept in parts, with the position that was read before them. When the position has moved,
the parts that were touched since are read again, and of each evaluation only what differs is judged
again. One thread does it; the others that ask the same wait for it.

Within an action everything is read and judged, and nothing kept: it may be undone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from tourdetable.core.charter.facts.parts import CutRecord
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.evaluation import Evaluation
from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.journal.actions import acting
from tourdetable.domain.journal.memory import Memory
from tourdetable.domain.journal.models import SHARED
from tourdetable.domain.journal.queries import Kinds, Marks, heads, parts_since
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.registry import cut_record_of, part_again, parts_of, shared_of

NETWORKS = 8
"""Of how many networks a process keeps facts and verdicts: those asked for last."""

DAYS = 3
"""How many evaluations of each: that of today under the text in force, and the last ones asked."""

FEW = 3
"""Up to how many bodies are read one after the other, rather than together."""


@dataclass(frozen=True)
class FactsAt:
    """Facts at least as new as the head of the network (none, while nothing was recorded)."""

    head: Marks
    facts: CutRecord

    @property
    def number(self) -> int:
        return number_of(self.head)


@dataclass
class KeptEvaluation:
    """The last evaluation of one day and text, and the position it is at. `lock`: who judges."""

    lock: Lock = field(default_factory=Lock)
    now: tuple[Marks, Evaluation] | None = None


@dataclass
class NetworkMemory:
    """What is kept of one network."""

    reading: Lock = field(default_factory=Lock)
    known: FactsAt | None = None
    days: Memory[tuple[str, date], KeptEvaluation] = field(default_factory=lambda: Memory(DAYS))

    def evaluation(self, network: Network, charter: Charter, on: date) -> Evaluation:
        """The charter judged that day, on facts at least as new as what was committed when asked.

        One query while nothing has happened.
        """
        head = heads(network.slug)
        kept = self.days.made((charter.version, on), KeptEvaluation)
        now = kept.now
        if now is not None and now[0] == head:
            return now[1]
        with kept.lock:
            known, now = self.facts(network, head), kept.now
            judged = (
                now[1].follow(known.facts) if now else Evaluation.of(charter, known.facts, on=on)
            )
            kept.now = known.head, judged
        return judged

    def facts(self, network: Network, head: Marks) -> FactsAt:
        """All facts, at least as new as a head: of those that are kept, what was touched since is
        read."""
        with self.reading:
            known = self.known
            if known is not None and known.head != head and known.number >= number_of(head):
                head = heads(network.slug)  # another reader has been here since
            if known is None or (known.head != head and known.number >= number_of(head)):
                known = FactsAt(head, cut_record_of(network))
            elif known.head != head:
                known = FactsAt(head, again(network, known))
            self.known = known
        return known


def number_of(head: Marks) -> int:
    """The number of a network's head."""
    return head[0][2] if head else 0


def again(network: Network, known: FactsAt) -> CutRecord:
    """The facts, once the parts that were touched since have been read again."""
    touched = dict(parts_since(network.slug, known.number))
    shared = shared_of(network) if SHARED in touched else None
    bodies = {body: kinds for body, kinds in touched.items() if body.isdecimal()}
    return known.facts.replaced(bodies_again(network, known.facts, bodies), shared)


def bodies_again(
    network: Network, facts: CutRecord, touched: Mapping[str, Kinds]
) -> Mapping[str, Record | None]:
    """The parts of the bodies that were touched: of a few of them, no more than what was."""
    if len(touched) > FEW:
        return parts_of(network, touched)
    whole = [b for b, kinds in touched.items() if kinds is None or b not in facts.parts]
    found = dict(parts_of(network, whole)) if whole else {}
    for body, kinds in touched.items():
        if body not in found and kinds:
            found[body] = part_again(network, body, facts.parts[body], sorted(kinds))
    return found


_networks: Memory[int, NetworkMemory] = Memory(NETWORKS)


def evaluation(network: Network, charter: Charter, *, on: date) -> Evaluation:
    """The verdicts of a charter on what is known of a network, with all they were made of."""
    if acting():
        return Evaluation.of(charter, cut_record_of(network), on=on)
    return _networks.made(network.pk, NetworkMemory).evaluation(network, charter, on)


def forget() -> None:
    """Forget everything: for whoever changes data without its actions."""
    _networks.clear()
