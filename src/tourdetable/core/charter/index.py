"""A record, indexed once per evaluation: every check reads only what it needs, and the facts' order never matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from tourdetable.core.charter.record import (
    BodyFact,
    DecisionFact,
    ExceptionFact,
    MandateFact,
    MeetingFact,
    OfficeFact,
    PresenceFact,
    Record,
    SeatFact,
    TurnFact,
)

F = TypeVar("F")
K = TypeVar("K")


def _grouped(facts: Iterable[F], key: Callable[[F], K]) -> Mapping[K, list[F]]:
    groups: defaultdict[K, list[F]] = defaultdict(list)
    for fact in facts:
        groups[key(fact)].append(fact)
    return dict(groups)


class Index:
    """The facts of a record by what they hang on; each index is made the first time it is asked for."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def bodies(self) -> tuple[BodyFact, ...]:
        """All bodies, by name."""
        return tuple(sorted(self.record.bodies, key=lambda b: (b.name, b.id)))

    @cached_property
    def institution_names(self) -> Mapping[str, str]:
        return {i.id: i.name for i in self.record.institutions}

    @cached_property
    def meetings(self) -> Mapping[str, MeetingFact]:
        """Meetings that are drawn or were held, by id: a cancelled one never counts."""
        return {m.id: m for m in self.record.meetings if not m.cancelled}

    @cached_property
    def meetings_by_body(self) -> Mapping[str, list[MeetingFact]]:
        """The same by body, in the order of their days."""
        return _grouped(sorted(self.meetings.values(), key=lambda m: (m.on, m.id)), lambda m: m.body)

    @cached_property
    def seats_by_body(self) -> Mapping[str, list[SeatFact]]:
        return _grouped(sorted(self.record.seats, key=lambda s: (self.name_of(s), s.id)), lambda s: s.body)

    @cached_property
    def mandates_by_seat(self) -> Mapping[str, list[MandateFact]]:
        return _grouped(self.record.mandates, lambda m: m.seat)

    @cached_property
    def offices(self) -> Mapping[tuple[str, str | None], list[OfficeFact]]:
        """Holders of offices, by kind of office and body (None: the network)."""
        return _grouped(sorted(self.record.offices, key=lambda o: (o.starts, o.id)), lambda o: (o.kind, o.body))

    @cached_property
    def presences_by_body(self) -> Mapping[str, list[PresenceFact]]:
        return _grouped(sorted(self.record.presences, key=lambda p: (p.starts, p.id)), lambda p: p.body)

    @cached_property
    def answers(self) -> Mapping[tuple[str, str, str], frozenset[str]]:
        """What was answered, by meeting, seat and person."""
        given = _grouped(self.record.replies, lambda r: (r.meeting, r.seat, r.person))
        return {key: frozenset(r.answer for r in replies) for key, replies in given.items()}

    @cached_property
    def present(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """Who came, by meeting and seat."""
        came = _grouped(self.record.attendances, lambda a: (a.meeting, a.seat))
        return {key: frozenset(a.person for a in attendances) for key, attendances in came.items()}

    @cached_property
    def turns(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """The seats that take a duty at a meeting, by meeting and duty."""
        taken: Mapping[tuple[str, str], list[TurnFact]] = _grouped(self.record.turns, lambda t: (t.meeting, t.duty))
        return {key: frozenset(t.seat for t in turns) for key, turns in taken.items()}

    @cached_property
    def decisions_by_body(self) -> Mapping[str, list[DecisionFact]]:
        return _grouped(sorted(self.record.decisions, key=lambda d: d.id), lambda d: d.body)

    @cached_property
    def exceptions_by_clause(self) -> Mapping[str, list[ExceptionFact]]:
        return _grouped(sorted(self.record.exceptions, key=lambda e: (e.starts, e.ends, e.id)), lambda e: e.clause)

    def name_of(self, seat: SeatFact) -> str:
        """A seat is called by its institution."""
        return self.institution_names.get(seat.institution, seat.institution)

    def exceptions(self, clause: str, body: str | None) -> tuple[ExceptionFact, ...]:
        """The exceptions that lift a clause for a body: its own, and those of the whole network."""
        return tuple(e for e in self.exceptions_by_clause.get(clause, ()) if e.body is None or e.body == body)
