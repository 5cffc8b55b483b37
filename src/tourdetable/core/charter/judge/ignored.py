"""Why a check leaves a fact out: what an explanation says of each fact that did not count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.terms.days import FOREVER
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

CANCELLED = gettext_noop("cancelled")
OTHER_KIND = gettext_noop("a kind of meeting that this article is not about")
OUTSIDE_LIFE = gettext_noop("outside the life of the body")
BEFORE_SEASON = gettext_noop("before the judged season, which begins on %(day)s")
NOT_BEGUN = gettext_noop("not begun: it begins on %(day)s")
ENDED = gettext_noop("ended on %(day)s, before the judged season")
OTHER_SEAT = gettext_noop("a kind of seat that this article does not count")
OF_IGNORED_MEETING = gettext_noop("its meeting does not count")
OF_IGNORED_SEAT = gettext_noop("its seat does not count")
NO_MANDATE = gettext_noop("this person held no mandate on that day")

_NAMES = {"bodies": "body", "diagnoses": "diagnosis", "minutes": "minutes"}


def called(kind: str) -> str:
    """One fact of a kind, as evidence names it: `meetings` → `meeting`."""
    return _NAMES.get(kind) or kind.removesuffix("s")


@dataclass
class Sieve:
    """Sorts the facts of one context: those that are about its body, and among them those left out."""

    context: Context
    seats: frozenset[SeatKind]

    def is_about(self, kind: str, fact: Any) -> bool:
        """Whether a fact is about the judged body (a decision's meeting elsewhere is not), or about who sits in it."""
        body = self.context.body
        if kind == "acceptances":
            return body is None or fact.person in self._sitting
        return body is None or getattr(fact, "body", body.id) in (body.id, None)

    def reason(self, kind: str, fact: Any) -> Phrase | None:
        """Why a fact does not count; None when it does."""
        if kind == "meetings":
            return self._of_meeting(fact)
        if kind == "seats":
            return Phrase(OTHER_SEAT) if fact.kind not in self.seats else self._of_period(fact)
        if hasattr(fact, "meeting") and fact.meeting is not None:
            return self._through_meeting(fact)
        if hasattr(fact, "seat") and fact.seat in self._ignored_seats:
            return Phrase(OF_IGNORED_SEAT)
        return (
            self._of_period(fact) if hasattr(fact, "starts") else self._of_day(self.day(kind, fact))
        )

    def _of_meeting(self, meeting: Any) -> Phrase | None:
        if meeting.cancelled:
            return Phrase(CANCELLED)
        if self.context.kinds and meeting.kind not in self.context.kinds:
            return Phrase(OTHER_KIND)
        if meeting.on not in self.context.life:
            return Phrase(OUTSIDE_LIFE)
        return self._of_day(meeting.on)

    def _through_meeting(self, fact: Any) -> Phrase | None:
        if (
            fact.meeting in self._ignored_meetings
            or fact.meeting not in self.context.facts.meetings
        ):
            return Phrase(OF_IGNORED_MEETING)
        if getattr(fact, "seat", None) in self._ignored_seats:
            return Phrase(OF_IGNORED_SEAT)
        person, seat = getattr(fact, "person", None), getattr(fact, "seat", None)
        day = self.context.facts.meetings[fact.meeting].on
        absent = (
            person is not None
            and seat is not None
            and person not in self.context.facts.holders(seat, day)
        )
        return Phrase(NO_MANDATE) if absent else None

    def _of_period(self, fact: Any) -> Phrase | None:
        if fact.starts > self.context.on:
            return Phrase(NOT_BEGUN, day=fact.starts)
        if (fact.ends or FOREVER) < self.context.season.first:
            return Phrase(ENDED, day=fact.ends)
        ignored = getattr(fact, "seat", None) in self._ignored_seats
        return Phrase(OF_IGNORED_SEAT) if ignored else None

    def _of_day(self, day: date | None) -> Phrase | None:
        if day is not None and day < self.context.season.first:
            return Phrase(BEFORE_SEASON, day=self.context.season.first)
        return None

    @cached_property
    def _sitting(self) -> frozenset[str]:
        return frozenset(person for held in self.context.facts.held.values() for person, _ in held)

    @cached_property
    def _ignored_meetings(self) -> frozenset[str]:
        return frozenset(m.id for m in self.context.facts.record.meetings if self._of_meeting(m))

    @cached_property
    def _ignored_seats(self) -> frozenset[str]:
        return frozenset(s.id for s in self.context.facts.record.seats if s.kind not in self.seats)

    def day(self, kind: str, fact: Any) -> date | None:
        """The day by which a fact is placed in time."""
        names = ("on", "starts", "due_on", "published_on", "circulated_on")
        found: date | None = next((d for name in names if (d := getattr(fact, name, None))), None)
        if found is None and hasattr(fact, "meeting"):
            meeting = self.context.facts.meetings.get(fact.meeting)
            return meeting.on if meeting else None
        return found

    def words(self, kind: str, fact: Any) -> Phrase:
        """What a fact is called: its title or its institution, else its id, with its day."""
        said: dict[str, Value] = {"kind": called(kind), "name": self._name(fact)}
        day = self.day(kind, fact)
        if day is None:
            return Phrase(gettext_noop("%(name)s"), **said)
        return Phrase(gettext_noop("%(name)s, %(day)s"), **said, day=day)

    def _name(self, fact: Any) -> str:
        facts = self.context.facts
        if hasattr(fact, "title"):
            return str(fact.title)
        seat = facts.seats.get(getattr(fact, "seat", None) or "")
        institution = getattr(fact, "institution", None) or (seat.institution if seat else None)
        return facts.institution_name(institution) if institution else str(getattr(fact, "id", ""))
