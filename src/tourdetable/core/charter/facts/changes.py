"""What differs between two states of the same facts, and which bodies it may concern."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tourdetable.core.charter.facts.parts import NETWORK, CutRecord
from tourdetable.core.charter.facts.record import Record

EVERYBODY = None
"""Every body of the network."""

Concerned = frozenset[str] | None
"""Some bodies by id, or `EVERYBODY`."""

EVERYWHERE = frozenset({"institutions", "bodies", "exceptions", "unkept"})
"""What any rule may read, without saying so."""


@dataclass(frozen=True)
class FactChanges:
    """`parts`: the bodies whose own facts differ, each with the kinds that do; `bodies`: whether a
    body itself does (it is new, gone, renamed, ended).

    Of what is shared: `kinds` that differ; the `clauses` that an exception for all newly lifts, or
    no more; the bodies where somebody sits for an institution that differs (`named`), or who has
    accepted another text (`accepting`).
    """

    parts: Mapping[str, frozenset[str]]
    bodies: bool
    kinds: frozenset[str]
    clauses: frozenset[str]
    named: frozenset[str]
    accepting: frozenset[str]

    @classmethod
    def between(cls, old: CutRecord, new: CutRecord) -> FactChanges:
        ids = old.parts.keys() | new.parts.keys()
        changed = [b for b in ids if old.parts.get(b) is not new.parts.get(b)]
        empty = Record()
        parts = {
            b: kinds_differing(old.parts.get(b, empty), new.parts.get(b, empty)) for b in changed
        }
        bodies = any("bodies" in kinds for kinds in parts.values())
        was, now = old.shared, new.shared
        if was is now:
            return cls(parts, bodies, *[frozenset[str]()] * 4)
        exceptions = set(was.exceptions).symmetric_difference(now.exceptions)
        return cls(
            parts,
            bodies,
            frozenset(_differing(was, now)),
            frozenset(exception.clause for exception in exceptions),
            _where_named(new, _ids(was.institutions, now.institutions, "id")),
            _where_held(new, _ids(was.acceptances or (), now.acceptances or (), "person")),
        )

    @property
    def nothing(self) -> bool:
        """Whether nothing differs."""
        return not (self.parts or self.kinds)

    def concerned(self, clause: str, reads: Iterable[str]) -> Concerned:
        """The bodies that a rule of an article, which reads some kinds, may judge otherwise."""
        kinds = self.kinds.intersection((*reads, "unkept"))
        if kinds - {"acceptances", "institutions"} or clause in self.clauses:
            return EVERYBODY
        read = EVERYWHERE.union(reads)
        own = {body for body, differ in self.parts.items() if not differ.isdisjoint(read)}
        return self.named.union(own, self.accepting if kinds else ())


def kinds_differing(was: Record, now: Record) -> frozenset[str]:
    """The kinds of facts that two records tell otherwise."""
    return frozenset(k for k in Record.__struct_fields__ if getattr(was, k) != getattr(now, k))


def _differing(was: Record, now: Record) -> Iterable[str]:
    """The kinds of what is shared that differ. A kind that begins to be kept, or is kept no more,
    tells of everything."""
    for kind in (*NETWORK, "offices", "exceptions"):
        if getattr(was, kind) != getattr(now, kind):
            yield kind
    if was.unkept != now.unkept or _kept(was) != _kept(now):
        yield "unkept"


def _kept(record: Record) -> list[bool]:
    return [getattr(record, kind) is None for kind in record.__struct_fields__]


def _ids(was: Iterable[object], now: Iterable[object], name: str) -> set[str]:
    """What the facts that are only on one side hang on."""
    return {getattr(fact, name) for fact in set(was).symmetric_difference(now)}


def _where_named(facts: CutRecord, institutions: set[str]) -> frozenset[str]:
    """The bodies whose facts name one of these institutions."""
    if not institutions:
        return frozenset()
    return frozenset(
        body
        for body, part in facts.parts.items()
        if any(seat.institution in institutions for seat in part.seats)
        or any(there.institution in institutions for there in part.presences)
        or any(one.institution in institutions for one in part.commitments or ())
        or any(institutions.intersection(one.institutions) for one in part.diagnoses or ())
    )


def _where_held(facts: CutRecord, persons: set[str]) -> frozenset[str]:
    """The bodies where one of these persons holds, or held, a seat."""
    if not persons:
        return frozenset()
    return frozenset(
        body
        for body, part in facts.parts.items()
        if any(mandate.person in persons for mandate in part.mandates)
    )
