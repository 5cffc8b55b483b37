"""A consultation of the circle, and what its seats say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from tests.domain.builders import NOW, Circle
from tourdetable.domain.consultations.actions.consulting import (
    conclude_consultation,
    open_consultation,
    speak,
)
from tourdetable.domain.consultations.models import Consultation, SeatVoice
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.domain.networks.models import Seat

JUNE = datetime(2027, 6, 10, 9, 0, tzinfo=UTC)
UNTIL = date(2027, 4, 13)
SECRET = "Le quai est trop bruyant."
"""What a seat says, and that nobody reads before its time."""


def consult(circle: Circle, **more: Any) -> Consultation:
    """Ana asks the three seats of the circle, until Tuesday 13 April."""
    said = {"title": "Lire dehors", "why": "Il fait beau.", "text": "Sur le quai.", "until": UNTIL}
    said |= {"by": circle.by_ana(), "now": NOW} | more
    return open_consultation(body=circle.body, **said)


def says(
    circle: Circle, one: Consultation, seat: Seat, stance: str = "consent", **more: Any
) -> SeatVoice:
    """A seat says where it stands."""
    now = more.pop("now", NOW)
    position = PositionDraft(seat.pk, stance, **more)
    return speak(consultation=one, position=position, by=circle.by_bao(), now=now)


def concludes(circle: Circle, one: Consultation, outcome: str, now: datetime = NOW) -> Decision:
    """Ana concludes it."""
    said = {"outcome": outcome, "version": one.version, "by": circle.by_ana(), "now": now}
    return conclude_consultation(consultation=one, **said)
