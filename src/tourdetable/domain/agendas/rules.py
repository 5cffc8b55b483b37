"""Who reads what members bring to a point before a meeting, and who brings something.

Who writes an agenda, and leaves its points over, has the right to it (`meetings.rules.may`).
"""

from __future__ import annotations

from collections.abc import Collection

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.agendas.models import BroughtWords
from tourdetable.domain.meetings.enums import Bringing, MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.rules import may_speak
from tourdetable.domain.networks.models import Office, Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.networks.rules import giving


def may_bring(standing: Standing, meeting: Meeting) -> tuple[Seat, ...]:
    """The seats for which somebody brings something to a meeting: theirs, until it is opened."""
    if meeting.state not in (MeetingState.PLANNED, MeetingState.CONVENED):
        return ()
    return may_speak(standing, meeting)


def may_read_brought(
    brought: BroughtWords, bringing: str, *, prepares: bool, own: Collection[int]
) -> bool:
    """Whether somebody reads what was brought to a point, as the point says now: all who see the
    meeting, or those who prepare it; a seat always reads its own words."""
    if brought.seat_id in own or prepares:
        return True
    return bringing == Bringing.EVERYBODY


KEEPING = (Right.COMPOSE, Right.AGENDA)


def may_keep_methods(standing: Standing) -> tuple[Office, ...]:
    """The person's offices over the whole network that compose it, or prepare its agendas."""
    able = [office for right in KEEPING for office in giving(standing, right)]
    return tuple(dict.fromkeys(office for office in able if office.body_id is None))
