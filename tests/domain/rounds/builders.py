"""A sitting of the circle led live by Ana."""

from __future__ import annotations

from typing import Any

from tests.domain.builders import NOW, Circle, found_circle, hold
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.rounds.actions import asking, joining, leading
from tourdetable.domain.rounds.actions.asking import RoundDraft
from tourdetable.domain.rounds.actions.saying import Saying, say
from tourdetable.domain.rounds.models import InTheRoom, LiveSession, Round, RoundEntry
from tourdetable.domain.rounds.voices import Joiner, RoomVoice

QUESTION = "Que lire ensuite ?"


class Led:
    """The circle, its meeting, its session."""

    def __init__(self, circle: Circle | None = None) -> None:
        self.circle = circle or found_circle()
        self.meeting: Meeting = hold(self.circle)
        points = (("Nouvelles", 20), ("Choix du livre", 30))
        for place, (title, minutes) in enumerate(points, 1):
            AgendaItem.objects.create(
                meeting=self.meeting, position=place, title=title, minutes=minutes
            )
        self.live: LiveSession = leading.begin(
            meeting=self.meeting, seat=self.circle.town, by=self.circle.by_ana(), now=NOW
        )

    @property
    def by(self) -> dict[str, Any]:
        return {"by": self.circle.by_ana(), "now": NOW}

    def again(self) -> LiveSession:
        self.live.refresh_from_db()
        return self.live

    def do(self, act: Any, **words: Any) -> Any:
        """A gesture of the session on the version that it has."""
        live = self.again()
        live.meeting = self.meeting
        return act(live=live, version=live.version, **{**self.by, **words})

    def ask(self, kind: str, **words: Any) -> Round:
        draft = RoundDraft(kind, **{"question": QUESTION, **words})
        return asking.open_round(meeting=self.meeting, item=self.live.point, draft=draft, **self.by)

    def on(self, one: Round, act: Any, **words: Any) -> Round:
        """A gesture on a round, on the version that it has."""
        one.refresh_from_db()
        one.meeting = self.meeting
        done: Round = act(one=one, version=one.version, **{**self.by, **words})
        return done

    def say(self, one: Round, seat: Seat, words: str = "", **more: Any) -> RoundEntry | None:
        saying = Saying(words, **more)
        return say(one=one, voice=RoomVoice(seat.pk), saying=saying, **self.by)

    def join(self, name: str = "Inès", seat: Seat | None = None) -> InTheRoom:
        by = Joiner(InTheRoom())
        return joining.join(meeting=self.meeting, name=name, seat=seat, by=by, now=NOW)
