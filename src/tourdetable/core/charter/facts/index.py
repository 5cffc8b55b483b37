"""A record, indexed once per evaluation: every check reads only what it needs, and the facts' order never matters.

The whole record is cut by body once (`parts.py`); a check of a body is given the index of that body's part alone, so
that the cost of a body does not depend on the others, and one body can be replaced without reading the rest again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from msgspec.structs import replace

from tourdetable.core.charter.facts.parts import cut
from tourdetable.core.charter.facts.record import (
    AcceptanceFact,
    BodyFact,
    DecisionFact,
    ExceptionFact,
    InstitutionFact,
    MandateFact,
    MeetingFact,
    MinutesFact,
    MinutesReadingFact,
    OfficeFact,
    PresenceFact,
    Record,
    SeatFact,
    ThemeFact,
    TurnFact,
)
from tourdetable.core.charter.terms.days import overlap, period
from tourdetable.core.charter.terms.model import Period

F = TypeVar("F")
K = TypeVar("K")


def _grouped(facts: Iterable[F], key: Callable[[F], K]) -> Mapping[K, list[F]]:
    groups: defaultdict[K, list[F]] = defaultdict(list)
    for fact in facts:
        groups[key(fact)].append(fact)
    return dict(groups)


class Index:
    """The facts of a record by what they hang on; each index is made the first time it is asked for.

    `network` is the index of the whole record: it alone holds what is the network's (institutions' names, exceptions
    for all bodies, acceptances, programmes, agreements, campaigns).
    """

    def __init__(self, record: Record, network: Index | None = None) -> None:
        self.record = record
        self.network = network or self
        self._parts: dict[str, Index] | None = None
        self._holders: dict[tuple[str, date], frozenset[str]] = {}
        self._there: dict[tuple[str, frozenset[str]], list[tuple[SeatFact, Period]]] = {}

    def part(self, body: str) -> Index:
        """The index of one body's facts."""
        if self._parts is None:
            self._parts = {key: Index(part, self) for key, part in cut(self.record).items()}
        return self._parts.get(body) or Index(Record(), self)

    def replace(self, body: str, facts: Record) -> Index:
        """The same network, one body's facts being these; the facts of the network itself stay as they are."""
        self.part(body)
        bodies = (*(b for b in self.record.bodies if b.id != body), *facts.bodies)
        whole = Index(replace(self.record, bodies=bodies))
        names = Index(
            replace(self.record, institutions=(*self.record.institutions, *facts.institutions))
        )
        whole._parts = {
            **(self._parts or {}),
            body: Index(facts, names if facts.institutions else self.network),
        }
        return whole

    @cached_property
    def bodies(self) -> tuple[BodyFact, ...]:
        """All bodies, by name."""
        return tuple(sorted(self.record.bodies, key=lambda b: (b.name, b.id)))

    @cached_property
    def body_kinds(self) -> Mapping[str, str]:
        return {b.id: b.kind for b in self.record.bodies}

    @cached_property
    def institutions(self) -> Mapping[str, InstitutionFact]:
        return {i.id: i for i in self.record.institutions}

    @cached_property
    def meetings(self) -> Mapping[str, MeetingFact]:
        """Meetings that are drawn or were held, by id: a cancelled one never counts."""
        return {m.id: m for m in self.record.meetings if not m.cancelled}

    @cached_property
    def meetings_by_body(self) -> Mapping[str, list[MeetingFact]]:
        """The same by body, in the order of their days."""
        return _grouped(
            sorted(self.meetings.values(), key=lambda m: (m.on, m.id)), lambda m: m.body
        )

    @cached_property
    def seats_by_body(self) -> Mapping[str, list[SeatFact]]:
        return _grouped(
            sorted(self.record.seats, key=lambda s: (self.name_of(s), s.id)), lambda s: s.body
        )

    @cached_property
    def seats(self) -> Mapping[str, SeatFact]:
        return {s.id: s for s in self.record.seats}

    @cached_property
    def mandates_by_seat(self) -> Mapping[str, list[MandateFact]]:
        return _grouped(
            sorted(self.record.mandates, key=lambda m: (m.starts, m.id)), lambda m: m.seat
        )

    @cached_property
    def held(self) -> Mapping[str, list[tuple[str, Period]]]:
        """Who holds each seat, with their days, first mandates first."""
        return {
            seat: [(m.person, period(m.starts, m.ends)) for m in mandates]
            for seat, mandates in self.mandates_by_seat.items()
        }

    def holders(self, seat: str, day: date) -> frozenset[str]:
        """Who holds a seat on a day."""
        known = self._holders.get((seat, day))
        if known is None:
            spans = self.held.get(seat, ())
            known = frozenset(person for person, days in spans if days.first <= day <= days.last)
            self._holders[seat, day] = known
        return known

    def seats_there(self, body: BodyFact, kinds: frozenset[str]) -> list[tuple[SeatFact, Period]]:
        """A body's seats of some kinds (all, when none is named), each with the days it exists."""
        known = self._there.get((body.id, kinds))
        if known is None:
            life = period(body.starts, body.ends)
            seats = (s for s in self.seats_by_body.get(body.id, ()) if not kinds or s.kind in kinds)
            days = ((s, overlap(period(s.starts, s.ends), life)) for s in seats)
            known = [(s, there) for s, there in days if there]
            self._there[body.id, kinds] = known
        return known

    @cached_property
    def offices(self) -> Mapping[tuple[str, str | None], list[OfficeFact]]:
        """Holders of offices, by kind of office and body (None: the network)."""
        return _grouped(
            sorted(self.record.offices, key=lambda o: (o.starts, o.id)), lambda o: (o.kind, o.body)
        )

    @cached_property
    def presences_by_body(self) -> Mapping[str, list[PresenceFact]]:
        return _grouped(
            sorted(self.record.presences, key=lambda p: (p.starts, p.id)), lambda p: p.body
        )

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
        taken: Mapping[tuple[str, str], list[TurnFact]] = _grouped(
            self.record.turns, lambda t: (t.meeting, t.duty)
        )
        return {key: frozenset(t.seat for t in turns) for key, turns in taken.items()}

    @cached_property
    def decisions_by_body(self) -> Mapping[str, list[DecisionFact]]:
        return _grouped(sorted(self.record.decisions, key=lambda d: d.id), lambda d: d.body)

    @cached_property
    def themes(self) -> list[ThemeFact] | None:
        """Themes in the order of their days; None when nobody keeps them."""
        known = self.record.themes
        return None if known is None else sorted(known, key=lambda t: (t.starts, t.id))

    @cached_property
    def minutes_by_meeting(self) -> Mapping[str, list[MinutesFact]] | None:
        """Minutes that stand; those that others superseded are left out."""
        known = self.record.minutes
        standing = (
            None
            if known is None
            else sorted((m for m in known if m.state != "superseded"), key=lambda m: m.id)
        )
        return None if standing is None else _grouped(standing, lambda m: m.meeting)

    @cached_property
    def readings(self) -> Mapping[tuple[str, str], list[MinutesReadingFact]] | None:
        """Who read which minutes, by minutes and seat."""
        known = self.record.minutes_readings
        return None if known is None else _grouped(known, lambda r: (r.minutes, r.seat))

    @cached_property
    def acceptances(self) -> Mapping[str, list[AcceptanceFact]] | None:
        """What each person accepted, first things first."""
        known = self.record.acceptances
        return (
            None
            if known is None
            else _grouped(sorted(known, key=lambda a: (a.on, a.version)), lambda a: a.person)
        )

    @cached_property
    def exceptions_by_clause(self) -> Mapping[str, list[ExceptionFact]]:
        return _grouped(
            sorted(self.record.exceptions, key=lambda e: (e.starts, e.ends, e.id)),
            lambda e: e.clause,
        )

    def name_of(self, seat: SeatFact) -> str:
        """A seat is called by its institution."""
        return self.institution_name(seat.institution)

    def institution_name(self, institution: str) -> str:
        """The name of an institution; its id, when nothing else is known of it."""
        known = self.network.institutions.get(institution)
        return known.name if known else institution

    def exceptions(self, clause: str, body: str | None) -> tuple[ExceptionFact, ...]:
        """The exceptions that lift a clause for a body: its own, and those of the whole network."""
        own = self.part(body).exceptions_by_clause.get(clause, []) if body is not None else []
        shared = self.network.exceptions_by_clause.get(clause, [])
        found = [*own, *(e for e in shared if e.body is None)]
        return tuple(sorted(found, key=lambda e: (e.starts, e.ends, e.id)))
