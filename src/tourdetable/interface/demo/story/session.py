"""A meeting that is being held as the demo opens: led live, with what was asked, and what is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import msgspec

from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.rounds.actions import asking, leading
from tourdetable.domain.rounds.actions.asking import RoundDraft
from tourdetable.domain.rounds.actions.saying import Saying, say
from tourdetable.domain.rounds.models import LiveSession, Round
from tourdetable.domain.rounds.voices import RoomVoice
from tourdetable.interface.demo.script import SittingScript
from tourdetable.interface.demo.stage import Stage


class RoundScript(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is asked at a point (its number), and what seats answer: words, or dots by
    proposal. `open`: it goes on."""

    kind: str
    question: str
    point: int
    options: tuple[str, ...] = ()
    said: dict[str, str] = {}
    dots: dict[str, tuple[int, ...]] = {}
    open: bool = False


class SessionScript(msgspec.Struct, frozen=True, kw_only=True):
    """The file of data: `leads` is the seat that leads, `point` where one is."""

    body: str
    title: str
    day: date
    drawn: date
    called: date
    leads: str
    point: int
    minutes_spent: int
    sitting: SittingScript
    away: dict[str, str] = {}
    rounds: tuple[RoundScript, ...] = ()


def hold_live(stage: Stage, script: SessionScript) -> Meeting:
    """Open it, ask, and leave it where it is."""
    hours = (9, 0, 11, 0)
    meeting = stage.draw(
        script.body,
        "group_session",
        script.title,
        script.day,
        drawn_on=script.drawn,
        hours=hours,
        place="Saint-Aubin-Rivages",
    )
    meeting = stage.call(meeting, script.sitting, script.called, script.called)
    meeting = stage.hold(meeting, script.away)
    led = Leading(stage, meeting, script)
    for one in script.rounds:
        led.ask(one)
    led.start_clock()
    return meeting


class Leading:
    """The session, by the seat that leads it."""

    def __init__(self, stage: Stage, meeting: Meeting, script: SessionScript) -> None:
        self.stage, self.meeting, self.script, self.now = stage, meeting, script, meeting.starts_at
        self.by = stage.actor(meeting, script.leads)
        self.points = list(meeting.agenda.all())
        self.live: LiveSession = leading.begin(
            meeting=meeting, seat=self.by.seat, by=self.by, now=self.now
        )

    def point(self, number: int) -> AgendaItem:
        return self.points[number - 1]

    def ask(self, script: RoundScript) -> None:
        """Ask, have seats answer, end it unless it goes on."""
        draft = RoundDraft(script.kind, script.question, script.options)
        item = self.point(script.point)
        signed: dict[str, Any] = {"by": self.by, "now": self.now}
        one = asking.open_round(meeting=self.meeting, item=item, draft=draft, **signed)
        for institution, saying in sayings(script, one):
            self.say(one, institution, saying)
        if not script.open:
            asking.close(one=one, version=one.version, **signed)

    def say(self, one: Round, institution: str, saying: Saying) -> None:
        """What a seat says, by its first holder."""
        by: Any = self.stage.actor(self.meeting, institution)
        say(one=one, voice=RoomVoice(by.seat.pk), saying=saying, by=by, now=self.now)

    def start_clock(self) -> None:
        """Go to the point where one is, some minutes of which are spent."""
        signed: dict[str, Any] = {"by": self.by, "live": self.live}
        point, before = self.point(self.script.point), timedelta(minutes=self.script.minutes_spent)
        live = leading.go_to(point=point, version=self.live.version, now=self.now, **signed)
        signed["live"] = live
        leading.run_clock(version=live.version, now=self.now - before, **signed)


def sayings(script: RoundScript, one: Round) -> Iterator[tuple[str, Saying]]:
    """What each institution says."""
    options = [option.pk for option in one.options.all()]
    for institution, words in script.said.items():
        yield institution, Saying(words)
    for institution, dots in script.dots.items():
        yield institution, Saying(choices=dict(zip(options, dots, strict=True)))
