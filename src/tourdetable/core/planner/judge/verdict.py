"""What a rule finds wrong in a plan, and the plan as rules look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.terms.instance import BodySpec, Leave
from tourdetable.core.planner.terms.plan import MeetingRef, Plan, PlannedMeeting
from tourdetable.core.words.phrase import Phrase

Allows = Callable[[Ground, BodySpec, date, str], bool]
"""Whether a rule allows a body to meet on a day, at a part of it."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a plan breaks: where, for whom, in words, by which article.

    `meetings` are those of the plan that break it together: none when what is wrong is a lack.
    Violations are equal when they say the same, at whichever part of the day.
    """

    rule: str
    words: Phrase
    body: str | None = None
    seat: str | None = None
    person: str | None = None
    room: str | None = None
    article: str = ""
    meetings: tuple[MeetingRef, ...] = field(default=(), compare=False)


class Assignment(NamedTuple):
    """Somebody who comes to a meeting, for a seat."""

    meeting: PlannedMeeting
    seat: str
    person: str


class Schedule:
    """A plan on its ground."""

    def __init__(self, ground: Ground, plan: Plan) -> None:
        self.ground, self.plan = ground, plan

    @cached_property
    def years(self) -> list[tuple[BodySpec, list[PlannedMeeting]]]:
        """Each body with its meetings in order."""
        found: dict[str, list[PlannedMeeting]] = {body: [] for body in self.ground.bodies}
        for meeting in self.plan.meetings:
            found[meeting.body].append(meeting)
        for meetings in found.values():
            meetings.sort(key=lambda meeting: meeting.moment)
        return [(self.ground.bodies[body], meetings) for body, meetings in found.items()]

    @cached_property
    def attendances(self) -> dict[str, list[Assignment]]:
        """By person, where they come."""
        found: dict[str, list[Assignment]] = {}
        for _, meetings in self.years:
            for meeting in meetings:
                for seat, person in meeting.attendees.items():
                    found.setdefault(person, []).append(Assignment(meeting, seat, person))
        return dict(sorted(found.items()))

    def each(self, rule: str) -> Iterator[tuple[BodySpec, PlannedMeeting]]:
        """The meetings of every body that must keep a rule."""
        for body, meetings in self.kept(rule):
            for meeting in meetings:
                yield body, meeting

    def kept(self, rule: str) -> Iterator[tuple[BodySpec, list[PlannedMeeting]]]:
        """The years of every body that must keep a rule."""
        for body, meetings in self.years:
            if not self.ground.left.drops(rule, body=body.id):
                yield body, meetings

    def broken(
        self,
        rule: str,
        words: Phrase,
        body: str,
        meetings: Iterable[PlannedMeeting] = (),
        **who: str | None,
    ) -> Violation:
        """A violation by some meetings, with its article."""
        article = self.ground.instance.article(rule, body)
        refs = tuple(meeting.ref for meeting in meetings)
        return Violation(rule, words, body, article=article, meetings=refs, **who)


# ---- What most rules do alike


def refuses(rule: str, source: str, allows: Allows) -> Callable[[Schedule], Iterator[Violation]]:
    """A rule's `judge`: a violation for each meeting held when it does not allow it."""

    def judge(case: Schedule) -> Iterator[Violation]:
        for body, meeting in case.each(rule):
            if not allows(case.ground, body, meeting.date, meeting.part):
                words = Phrase(source, body=body.id, day=meeting.date, part=meeting.part)
                yield case.broken(rule, words, body.id, [meeting])

    return judge


def kept_by_body(rule: str) -> Callable[[Ground, str], bool]:
    """A rule's `binds`: whether a body must keep it."""
    return lambda ground, body: not ground.left.drops(rule, body=body)


def said_of(source: str, *named: str) -> Callable[[Ground, Leave], Phrase]:
    """A rule's `explained`, when its words only name what it is left out for."""
    return lambda _, leave: Phrase(source, **{what: getattr(leave, what) for what in named})


def always(_ground: Ground, _what: object) -> bool:
    """A rule's `bears_on`, when it asks something of everybody."""
    return True
