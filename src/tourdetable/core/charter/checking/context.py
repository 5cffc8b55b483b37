"""What a check is given beside its parameters: a body, a day, a season, and the facts to be read.

A check reads facts through these methods only. Each of them notes what it gives, when the verdict
is traced; a fact that a reading does not give has no part in the verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct

from tourdetable.core.charter.checking import trace as why
from tourdetable.core.charter.checking.trace import Trace
from tourdetable.core.charter.facts import kinds
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.kinds import FactKind
from tourdetable.core.charter.facts.record import (
    BodyFact,
    ExceptionFact,
    InstitutionFact,
    MandateFact,
    MeetingFact,
    MinutesFact,
    SeatFact,
)
from tourdetable.core.charter.terms.days import (
    FOREVER,
    Period,
    add_days,
    fault_days,
    period,
    united,
)
from tourdetable.core.charter.terms.model import Charter, SeatKind
from tourdetable.core.words.phrase import Phrase, gettext_noop

F = TypeVar("F")
K = TypeVar("K")

Filter = tuple[Callable[[F], bool], str]
"""Whether a fact counts, and why it does not when it does not."""

EVER = Period(date.min, FOREVER)

STANDING: Filter[MinutesFact] = (
    lambda minutes: minutes.state != "superseded",
    gettext_noop("superseded by other minutes"),
)
"""Minutes that no others replaced."""


def _counted(days: Period, of_kinds: Collection[str]) -> tuple[Filter[MeetingFact], ...]:
    return (
        (lambda m: not m.cancelled, why.CANCELLED),
        (lambda m: not of_kinds or m.kind in of_kinds, why.OTHER_KIND),
        (lambda m: days.first <= m.on <= days.last, why.OUTSIDE_DAYS),
    )


def _why_not(
    seat: SeatFact, there: Period | None, of_kinds: Collection[str], within: Period
) -> str:
    """Why a seat is left out, by its kind and by the days it exists; "" when it is not."""
    if of_kinds and seat.kind not in of_kinds:
        return why.OTHER_SEAT
    if there is None:
        return why.OUTSIDE_LIFE
    return "" if there.meets(within) else why.OUTSIDE_DAYS


Seats = list[tuple[SeatFact, Period]]
"""Seats, each with the days it exists."""


class Context(Struct, frozen=True, gc=False):
    """One judgement to make: a body (None: the whole network) on a day, in a season.

    `index` holds the body's part of the record. `kinds` are the kinds of meeting in the rule's
    scope (all, when empty); `exceptions` those that lift the article for this body, in order.
    """

    charter: Charter
    index: Index
    on: date
    season: Period
    body: BodyFact | None
    kinds: frozenset[str] = frozenset()
    exceptions: tuple[ExceptionFact, ...] = ()
    trace: Trace | None = None

    @property
    def seasons(self) -> tuple[Period, ...]:
        """The judged season and the next one, as far as the body lives."""
        after = self.charter.season.containing(add_days(self.season.last, 1))
        later = after.first > self.season.first and self.life.last >= after.first
        return (self.season, after) if later else (self.season,)

    def closing(self, last: date) -> date:
        """The day on which what may be done until a last one is at fault: the day after.

        The last day of a season itself, which is the last on which it weighs; and one on which the
        article is lifted, since nothing was to be done any more.
        """
        weighs_last = last == self.charter.season.containing(last).last
        lifted = any(last in lift for lift in self.lifted)
        return last if weighs_last or lifted else add_days(last, 1)

    @property
    def lifted(self) -> tuple[Period, ...]:
        """The periods during which exceptions lift the article, those that touch made one."""
        return united(Period(e.starts, e.ends) for e in self.exceptions)

    def counted(self, fault: Period) -> Iterator[Period]:
        """What is left of a lasting fault, from each day on which it counts in the season."""
        for day in self.fault_days(fault, self.season):
            yield Period(day, fault.last)

    def fault_days(self, fault: Period, season: Period) -> Iterator[date]:
        """The days on which a lasting fault counts in a season."""
        for day in fault_days(fault, season, self.lifted):
            if any(day in lift for lift in self.lifted):
                self.lift_after(day)
            yield day

    def lift_after(self, day: date) -> Period | None:
        """The first days that are lifted, one after the other, from a day on or around it."""
        lift = next((lift for lift in self.lifted if lift.last >= day), None)
        if lift is not None:
            touching = [e for e in self.exceptions if Period(e.starts, e.ends).meets(lift)]
            self._used(kinds.EXCEPTIONS, touching)
        return lift

    def exceptions_on(self, day: date) -> list[ExceptionFact]:
        """The exceptions that cover the day of a breach."""
        on_that_day = (lambda e: e.starts <= day <= e.ends, why.LIFTS_NOTHING)
        return self._used(
            kinds.EXCEPTIONS, self._kept(kinds.EXCEPTIONS, self.exceptions, (on_that_day,))
        )

    @property
    def body_name(self) -> str:
        """What the sentences call the body, or the network."""
        return self.body.name if self.body else self.charter.network_name

    def says(self, words: str) -> Phrase:
        """A sentence about the body, or the network."""
        return Phrase(words, body=self.body_name)

    @property
    def life(self) -> Period:
        """The days of the body."""
        return period(self.body.starts, self.body.ends) if self.body else EVER

    @property
    def network_begins(self) -> date | None:
        """The day on which the first body of the network was installed, if it has any."""
        bodies = self.index.network.record.bodies
        first = min(bodies, key=lambda body: (body.starts, body.id), default=None)
        self._used(kinds.BODIES, [first] if first else [])
        return first.starts if first else None

    @property
    def present_or_future(self) -> Period:
        """The days that can still weigh: the judged season and everything after it."""
        return Period(self.season.first, FOREVER)

    @property
    def judged_life(self) -> Period:
        """The days of the body that can still weigh; a body of the past is not judged."""
        return Period(max(self.life.first, self.season.first), self.life.last)

    def until_today(self, days: Period) -> Period:
        """Those of these days that are past, or today; none (an empty period) before they begin."""
        return Period(days.first, min(days.last, self.on))

    def keeps(self, *kinds_of_facts: FactKind[Any, Any]) -> bool:
        """Whether somebody keeps each of these kinds of facts."""
        unkept = [k.name for k in kinds_of_facts if k.of(self._holder(k).record) is None]
        if self.trace is not None:
            self.trace.miss(unkept)
        return not unkept

    def every(self, kind: FactKind[F, K], *filters: Filter[F]) -> list[F] | None:
        """The body's facts of a kind that count, in their order; None when nobody keeps them."""
        if not self.keeps(kind):
            return None
        known = self._holder(kind).every(kind) or ()
        return self._used(kind, self._kept(kind, known, filters))

    def about(self, kind: FactKind[F, K], key: K, *filters: Filter[F]) -> list[F]:
        """The facts of a kind that hang on something and count, in their order."""
        known = self._holder(kind).get(kind, key)
        return self._used(kind, self._kept(kind, known, filters)) if known else []

    def meetings(
        self, days: Period, of_kinds: Collection[str] = (), only: Filter[MeetingFact] | None = None
    ) -> list[MeetingFact]:
        """The body's meetings on these days that fit `only`, in order; cancelled ones never count.

        Their kinds are those in the rule's scope, unless others are named.
        """
        counted = self._meetings(days, of_kinds or self.kinds)
        return self._used(
            kinds.MEETINGS, self._kept(kinds.MEETINGS, counted, (only,) if only else ())
        )

    def drawn(self, days: Period, on: date = date.min) -> list[MeetingFact]:
        """The body's meetings that were drawn for these days, be they cancelled from a day on."""
        known = self.index.get(kinds.MEETINGS, self.body.id) if self.body else ()
        stood = (lambda m: not (m.cancelled and (m.cancelled_on or on) < on), why.CANCELLED)
        _, *counted = _counted(days, self.kinds)
        return self._used(kinds.MEETINGS, self._kept(kinds.MEETINGS, known, (stood, *counted)))

    def first_meetings(self, count: int) -> list[MeetingFact]:
        """The first so many meetings of the body's life."""
        return self._used(kinds.MEETINGS, self._meetings(self.life, self.kinds)[:count])

    def last_meeting(self, days: Period) -> list[MeetingFact]:
        """The last meeting on these days, if there is one."""
        return self._used(kinds.MEETINGS, self._meetings(days, self.kinds)[-1:])

    def meeting(
        self, identifier: str, days: Period = EVER, of_kinds: Collection[str] = ()
    ) -> MeetingFact | None:
        """A meeting by its id; None when cancelled, not known, or not one of those asked for."""
        found = self.index.get(kinds.MEETINGS_BY_ID, identifier)
        known = self._kept(kinds.MEETINGS, found, _counted(days, of_kinds))
        return self._used(kinds.MEETINGS, known)[-1] if known else None

    def seats(
        self, *of_kinds: SeatKind, within: Period = EVER, only: Filter[SeatFact] | None = None
    ) -> Seats:
        """The body's seats of some kinds (all, when none is named), each with the days it exists.

        Only those that exist on one of the days of `within`, and that fit `only`.
        """
        found: Seats = []
        for seat, there in self.index.seats(self.body) if self.body else ():
            reason = _why_not(seat, there, of_kinds, within)
            if not reason and only and not only[0](seat):
                reason = only[1]
            if there and not reason:
                found.append((seat, there))
            elif self.trace is not None:
                self.trace.leave_out("seats", (seat,), reason)
        self._used(kinds.SEATS, [seat for seat, _ in found])
        return found

    def seat(self, identifier: str) -> SeatFact | None:
        """A seat of the body by its id."""
        known = self.about(kinds.SEATS_BY_ID, identifier)
        return known[-1] if known else None

    def mandates(self, seat: SeatFact, within: Period = EVER) -> list[tuple[MandateFact, Period]]:
        """The mandates of a seat on these days, each with all its days, first ones first."""
        known = self.index.mandates(seat.id)
        found = [held for held in known if held[1].meets(within)]
        if self.trace is not None:
            self.trace.use("mandates", [mandate for mandate, _ in found])
            self.trace.leave_out("mandates", [mandate for mandate, _ in known], why.OUTSIDE_DAYS)
        return found

    def held(self, seat: SeatFact, within: Period = EVER) -> list[tuple[str, Period]]:
        """Who holds, held or will hold a seat on these days, each with all their days."""
        return [(mandate.person, days) for mandate, days in self.mandates(seat, within)]

    def holders(self, seat: SeatFact, day: date) -> frozenset[str]:
        """Who holds a seat on a day."""
        holding = self.index.holding(seat.id, day)
        if self.trace is not None:
            others = [mandate for mandate, _ in self.index.mandates(seat.id)]
            self.trace.use("mandates", holding)
            self.trace.leave_out("mandates", others, why.NOT_HELD_THEN)
        return frozenset(mandate.person for mandate in holding)

    def came(
        self, meeting: MeetingFact, seat: SeatFact, among: frozenset[str] | None = None
    ) -> bool:
        """Whether a holder of that day came to a meeting for a seat; others come for nobody."""
        holders = self.holders(seat, meeting.on) if among is None else among
        holder = (lambda a: a.person in holders, why.NO_MANDATE)
        return bool(self.about(kinds.ATTENDANCES, (meeting.id, seat.id), holder))

    def name_of(self, seat: SeatFact) -> str:
        """A seat is called by its institution."""
        return self.institution_name(seat.institution)

    def institution_name(self, identifier: str) -> str:
        """The name of an institution; its id, when nothing else is known of it."""
        known = self.institution(identifier)
        return known.name if known else identifier

    def institution(self, identifier: str) -> InstitutionFact | None:
        """What is known of an institution."""
        known = self.about(kinds.INSTITUTIONS, identifier)
        return known[-1] if known else None

    def body_kind(self, identifier: str | None) -> str | None:
        """The kind of any body of the network."""
        known = self.about(kinds.BODIES, identifier or "")
        return known[-1].kind if known else None

    def _holder(self, kind: FactKind[F, K]) -> Index:
        return self.index.network if kind.shared else self.index

    def _meetings(self, days: Period, of_kinds: Collection[str]) -> list[MeetingFact]:
        known = self.index.get(kinds.MEETINGS, self.body.id) if self.body else ()
        return self._kept(kinds.MEETINGS, known, _counted(days, of_kinds))

    def _kept(
        self, kind: FactKind[F, K], facts: Iterable[F], filters: Iterable[Filter[F]]
    ) -> list[F]:
        kept = list(facts)
        for fits, reason in filters:
            if self.trace is not None:
                self.trace.leave_out(kind.name, (f for f in kept if not fits(f)), reason)
            kept = [fact for fact in kept if fits(fact)]
        return kept

    def _used(self, kind: FactKind[F, K], facts: list[F]) -> list[F]:
        if self.trace is not None:
            self.trace.use(kind.name, facts)
        return facts
