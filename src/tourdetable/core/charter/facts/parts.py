"""A record cut by body: each fact goes to the body it is about, following what it hangs on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from msgspec.structs import replace

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.facts.shapes import fact_shapes

Parts = defaultdict[str, defaultdict[str, list[Any]]]
"""Facts by body, then by kind."""

Owner = Callable[[Any], str | None]

NETWORK = ("institutions", "acceptances", "programmes", "agreements", "campaigns")
"""Kinds of facts that no body owns."""

SOMETIMES = ("offices", "exceptions")
"""Kinds of facts that are a body's, or (their `body` is None) the network's."""


@dataclass(frozen=True)
class CutRecord:
    """A record in parts: what the network shares, and one record per body.

    A part that is the same object in two of them has not changed: that is how they are compared.
    """

    shared: Record
    parts: Mapping[str, Record]

    @classmethod
    def of(cls, record: Record) -> CutRecord:
        """A whole record, cut; a fact that hangs on nothing known is left out."""
        return cls(shared_of(record), cut(record))

    @cached_property
    def network(self) -> Record:
        """What may be read of the network from anywhere in it: what it shares, and its bodies."""
        bodies = tuple(body for part in self.parts.values() for body in part.bodies)
        return replace(self.shared, bodies=bodies)

    @cached_property
    def whole(self) -> Record:
        """The record that was cut, its facts in another order."""
        return replace(self.network, **{kind: tuple(self.every(kind)) for kind in self._owned})

    @property
    def _owned(self) -> Iterable[str]:
        """The kinds that bodies own and somebody keeps, bodies excepted."""
        left = {*NETWORK, "bodies"}
        kinds = (kind for kind in fact_shapes() if kind not in left)
        return [kind for kind in kinds if getattr(self.shared, kind) is not None]

    def every(self, kind: str) -> Iterable[Any]:
        """The facts of a kind that bodies own, or the network."""
        yield from getattr(self.shared, kind)
        for part in self.parts.values():
            yield from getattr(part, kind) or ()

    def replaced(
        self, parts: Mapping[str, Record | None], shared: Record | None = None
    ) -> CutRecord:
        """The same, these parts being those (None: no body any more), and `shared` what is shared.

        A part that says what it said before stays the object that it was.
        """
        known = dict(self.parts)
        for body, part in parts.items():
            if part is None:
                known.pop(body, None)
            elif known.get(body) != part:
                known[body] = part
        now = self.shared if shared is None or shared == self.shared else shared
        same = now is self.shared and known.keys() == self.parts.keys()
        if same and all(part is self.parts[body] for body, part in known.items()):
            return self
        return CutRecord(now, known)


def shared_of(record: Record) -> Record:
    """What a record holds that no body owns."""
    left = {kind: () for kind in fact_shapes() if kind not in NETWORK and getattr(record, kind)}
    of_all = {
        kind: tuple(fact for fact in getattr(record, kind) if fact.body is None)
        for kind in SOMETIMES
    }
    return replace(record, **(left | of_all))


def cut(record: Record) -> Mapping[str, Record]:
    """One record per body. Facts of the whole network stay out.

    A kind that nobody keeps stays `None` everywhere.
    """
    parts: Parts = defaultdict(lambda: defaultdict(list))
    owners = _owners(record)
    for kind, owner in owners.items():
        for fact in getattr(record, kind) or ():
            body = owner(fact)
            if body is not None:
                parts[body][kind].append(fact)
    _add_meetings_elsewhere(record, parts)
    empty: dict[str, Any] = {kind: () for kind in owners if getattr(record, kind) is not None}
    return {body: _record(empty, facts) for body, facts in parts.items()}


def _record(empty: Mapping[str, Any], facts: Mapping[str, list[Any]]) -> Record:
    return Record(**{**empty, **{kind: tuple(several) for kind, several in facts.items()}})


def _owners(record: Record) -> Mapping[str, Owner]:
    """Whose each kind of fact is: the body it names, else that of its minutes, meeting or seat.

    What it does not always name counts for nothing.
    """
    seats = {s.id: s.body for s in record.seats}
    meetings = {m.id: m.body for m in record.meetings}
    minutes = {m.id: meetings.get(m.meeting) for m in record.minutes or ()}
    known: dict[str, Owner] = {
        "body": attrgetter("body"),
        "minutes": lambda fact: minutes.get(fact.minutes),
        "meeting": lambda fact: meetings.get(fact.meeting),
        "seat": lambda fact: seats.get(fact.seat),
    }
    owners: dict[str, Owner] = {"bodies": attrgetter("id")}
    for kind, shape in fact_shapes().items():
        names = [name for name in known if name in shape.fields and shape.fields[name].required]
        if names and kind not in NETWORK:
            owners[kind] = known[names[0]]
    return owners


def _add_meetings_elsewhere(record: Record, kept: Parts) -> None:
    """A decision may be recorded at another body's meeting: its part holds that meeting too."""
    meetings = {m.id: m for m in record.meetings}
    for body, facts in kept.items():
        away = {d.meeting for d in facts.get("decisions", ())}
        kept[body]["meetings"].extend(
            meetings[m] for m in sorted(away) if m in meetings and meetings[m].body != body
        )
