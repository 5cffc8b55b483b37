"""What a check is given beside its parameters: the facts of one body, the day, the judged season."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.record import BodyFact, ExceptionFact, MeetingFact, SeatFact
from tourdetable.core.charter.terms.days import add_days, period
from tourdetable.core.charter.terms.model import Charter, Period, SeatKind
from tourdetable.core.charter.terms.verdict import Evidence
from tourdetable.core.words.phrase import Phrase, Title, gettext_noop


@dataclass(frozen=True)
class Context:
    """One judgement to make: a body (None: the whole network) on a day, in a season.

    `facts` are the body's part of the record. `kinds` are the kinds of meeting in the rule's scope (all, when empty);
    `exceptions` those that lift the article for this body, first ones first.
    """

    charter: Charter
    facts: Index
    on: date
    season: Period
    body: BodyFact | None
    kinds: frozenset[str] = frozenset()
    exceptions: tuple[ExceptionFact, ...] = ()

    @property
    def seasons(self) -> tuple[Period, ...]:
        """The judged season and the next one, as far as the body lives: what is counted over a season."""
        after = self.charter.season.containing(add_days(self.season.last, 1))
        later = after.first > self.season.first and self.life.last >= after.first
        return (self.season, after) if later else (self.season,)

    @property
    def lifted(self) -> tuple[Period, ...]:
        """The periods during which an exception lifts the article."""
        return tuple(Period(e.starts, e.ends) for e in self.exceptions)

    @property
    def body_name(self) -> str:
        """What the sentences call the body, or the network."""
        return self.body.name if self.body else self.charter.network_name

    @property
    def life(self) -> Period:
        """The days of the body."""
        return period(self.body.starts, self.body.ends) if self.body else Period(date.min, date.max)

    @property
    def present_or_future(self) -> Period:
        """The days that can still weigh: the judged season and everything after it."""
        return Period(self.season.first, date.max)

    def meetings(self) -> list[MeetingFact]:
        """The body's meetings of the kinds in scope, cancelled ones left out, in the order of their days."""
        if self.body is None:
            return []
        return [
            m
            for m in self.facts.meetings_by_body.get(self.body.id, ())
            if not self.kinds or m.kind in self.kinds
        ]

    def seats(self, *kinds: SeatKind) -> list[tuple[SeatFact, Period]]:
        """The body's seats of some kinds, each with the days it exists."""
        if self.body is None:
            return []
        return self.facts.seats_there(self.body, frozenset(kinds))

    def holders(self, seat: SeatFact, day: date) -> frozenset[str]:
        """Who holds a seat on a day."""
        return self.facts.holders(seat.id, day)

    def held(self, seat: SeatFact) -> list[tuple[str, Period]]:
        """Everybody who holds, held or will hold a seat, with their days."""
        return self.facts.held.get(seat.id, [])


def meeting_evidence(meeting: MeetingFact) -> Evidence:
    """A meeting, as a proof."""
    words = Phrase(gettext_noop("%(meeting)s, %(day)s"), meeting=meeting.title, day=meeting.on)
    return Evidence("meeting", meeting.id, words, meeting.on)


def seat_evidence(seat: SeatFact, name: str, on: date | None = None) -> Evidence:
    """A seat, as a proof."""
    return Evidence(
        "seat", seat.id, Phrase(gettext_noop("Seat of %(institution)s"), institution=name), on
    )


def fact_evidence(kind: str, identifier: str, title: str, on: date | None = None) -> Evidence:
    """A fact that people call by a title, as a proof."""
    return Evidence(kind, identifier, Phrase(gettext_noop("“%(title)s”"), title=Title(title)), on)
