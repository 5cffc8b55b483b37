"""A record, indexed once per evaluation: each check reads only what it needs.

The whole record is cut by body once (`parts.py`); a check of a body is given the index of that
body's part alone, so that the cost of a body does not depend on the others, and one body can be
replaced without reading the rest again. The order of facts in the record never matters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from tourdetable.core.charter.facts.kinds import EXCEPTIONS, INSTITUTIONS, MANDATES, SEATS, FactKind
from tourdetable.core.charter.facts.parts import CutRecord, cut
from tourdetable.core.charter.facts.record import (
    BodyFact,
    ExceptionFact,
    MandateFact,
    Record,
    SeatFact,
)
from tourdetable.core.charter.terms.days import Period, overlap, period
from tourdetable.core.words.collation import sort_key

F = TypeVar("F")
K = TypeVar("K")

Held = tuple[MandateFact, Period]
"""A mandate, and its days."""


class Index:
    """The facts of a record by what they hang on, each kind sorted the first time it is asked for.

    `network` is the index of the whole record: it alone holds what is the network's (institutions'
    names, exceptions for all bodies, acceptances, programmes, agreements, campaigns). An index is
    only ever added to, by whoever reads it first: several threads may read the same one.
    """

    def __init__(self, record: Record, network: Index | None = None) -> None:
        self.record = record
        self.network = network or self
        self._parts: Mapping[str, Index] | None = None
        self._groups: dict[FactKind[Any, Any], Mapping[Any, Sequence[Any]]] = {}
        self._mandates: dict[str, tuple[Held, ...]] = {}
        self._there: dict[str, tuple[tuple[SeatFact, Period | None], ...]] = {}

    def part(self, body: str) -> Index:
        """The index of one body's facts."""
        if self._parts is None:
            self._parts = {key: Index(part, self) for key, part in cut(self.record).items()}
        return self._parts.get(body) or Index(Record(), self)

    @classmethod
    def of_parts(cls, facts: CutRecord) -> Index:
        """The index of a record that is cut already: that of the network holds its own facts and
        its bodies, no facts of theirs."""
        network = cls(facts.network)
        return cls._joined(network, {body: cls(p, network) for body, p in facts.parts.items()})

    @classmethod
    def of_whole(cls, facts: CutRecord) -> Index:
        """The index of the whole record, without cutting it again."""
        whole = cls(facts.whole)
        whole._parts = {body: cls(part, whole) for body, part in facts.parts.items()}
        return whole

    @classmethod
    def _joined(cls, network: Index, parts: Mapping[str, Index]) -> Index:
        whole = cls(network.record, network)
        whole._parts = parts
        return whole

    def following(self, facts: CutRecord, *, same_network: bool) -> Index:
        """The index of the same facts some time later: a part that has not changed is not indexed
        again, as long as what is read of the network has not either."""
        if not same_network:
            return Index.of_parts(facts)
        known: Mapping[str, Index] = self._parts or {}
        parts = dict(known)
        for body, part in facts.parts.items():
            if known[body].record is not part:
                parts[body] = Index(part, self.network)
        return Index._joined(self.network, parts)

    def every(self, kind: FactKind[F, K]) -> Sequence[F] | None:
        """All facts of a kind in their order; None when nobody keeps them."""
        known = kind.of(self.record)
        return None if known is None else sorted(known, key=kind.order)

    def get(self, kind: FactKind[F, K], key: K) -> Sequence[F]:
        """The facts of a kind that hang on something, in their order."""
        groups = self._groups.get(kind)
        if groups is None:
            groups = self._groups[kind] = self._grouped(kind)
        return groups.get(key, ())

    def _grouped(self, kind: FactKind[F, K]) -> Mapping[K, Sequence[F]]:
        """Tuples: unlike lists, the collector soon leaves alone those that hold only facts."""
        groups: dict[K, list[F]] = {}
        for fact in self.every(kind) or ():
            groups.setdefault(kind.by(fact), []).append(fact)
        return {key: tuple(found) for key, found in groups.items()}

    @cached_property
    def bodies(self) -> tuple[BodyFact, ...]:
        """All bodies, by name."""
        if self.network is not self:
            return self.network.bodies
        return tuple(sorted(self.record.bodies, key=lambda b: (sort_key(b.name), b.id)))

    def seats(self, body: BodyFact) -> Sequence[tuple[SeatFact, Period | None]]:
        """A body's seats by name, each with the days it exists in the body's life, if any."""
        known = self._there.get(body.id)
        if known is None:
            life = period(body.starts, body.ends)
            found = self.get(SEATS, body.id)
            named = sorted(found, key=lambda s: (sort_key(self.name_of(s)), s.id))
            known = tuple((s, overlap(period(s.starts, s.ends), life)) for s in named)
            self._there[body.id] = known
        return known

    def mandates(self, seat: str) -> Sequence[Held]:
        """The mandates of a seat with their days, first ones first."""
        known = self._mandates.get(seat)
        if known is None:
            found = self.get(MANDATES, seat)
            known = self._mandates[seat] = tuple((m, period(m.starts, m.ends)) for m in found)
        return known

    def holding(self, seat: str, day: date) -> Sequence[MandateFact]:
        """The mandates by which a seat is held on a day."""
        return [m for m, days in self.mandates(seat) if days.first <= day <= days.last]

    def name_of(self, seat: SeatFact) -> str:
        """A seat is called by its institution."""
        return self.institution_name(seat.institution)

    def institution_name(self, institution: str) -> str:
        """The name of an institution; its id, when nothing else is known of it."""
        known = self.network.get(INSTITUTIONS, institution)
        return known[-1].name if known else institution

    def exceptions(self, clause: str, body: str | None) -> tuple[ExceptionFact, ...]:
        """The exceptions that lift a clause for a body: its own, and the whole network's."""
        own = self.part(body).get(EXCEPTIONS, clause) if body is not None else ()
        shared = self.network.get(EXCEPTIONS, clause)
        found = [*own, *(e for e in shared if e.body is None)]
        return tuple(sorted(found, key=EXCEPTIONS.order))
