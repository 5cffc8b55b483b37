"""What whoever receives circulated minutes looks for first: what was decided, what their seats have
to do, when one meets again. As many queries for 3 as for 300.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.decisions.enums import STANDING_OBJECTIONS
from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.domain.decisions.queries import whole
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.rules import is_for
from tourdetable.domain.networks.models import Seat


@dataclass(frozen=True)
class Brief:
    """What there is first to say of a meeting; `coming` are the later ones of its body, soonest
    first."""

    decisions: tuple[Decision, ...] = ()
    coming: tuple[Meeting, ...] = ()

    def tasks(self, seats: Collection[Seat]) -> list[FollowUp]:
        """What these seats still have to do because of what was decided."""
        every = (task for decision in self.decisions for task in decision.follow_ups.all())
        return [task for task in every if task.seat in seats and task.done_on is None]

    def owned(self, seats: Collection[Seat]) -> list[Decision]:
        """The decisions to which these seats see."""
        return [one for one in self.decisions if one.owner in seats]

    def next_for(self, seats: Collection[Seat], charter: Charter) -> Meeting | None:
        """The next meeting that is for one of these seats: those that follow through the minutes
        are called to those that report back (ITC-13)."""
        theirs = (
            meeting
            for meeting in self.coming
            if any(is_for(seat, meeting, charter, chosen=()) for seat in seats)
        )
        return next(theirs, None)


def dissents(decision: Decision) -> Iterator[Position]:
    """The objections that nothing has lifted."""
    return (one for one in decision.positions.all() if one.objection in STANDING_OBJECTIONS)


def briefs_of(meetings: Iterable[Meeting], *, now: datetime) -> dict[int, Brief]:
    """That of each of these meetings, by its id (five queries)."""
    known = list(meetings)
    decided = whole(Decision.objects.filter(meeting__in=known).exclude(outcome="")).order_by("pk")
    bodies = {meeting.body_id for meeting in known}
    rows = Meeting.objects.filter(body__in=bodies, state__in=CALENDAR, starts_at__gt=now)
    later = list(rows.select_related("body__network", "place").order_by("starts_at", "pk"))
    decisions = list(decided)
    return {
        meeting.pk: Brief(
            tuple(one for one in decisions if one.meeting_id == meeting.pk),
            tuple(one for one in later if one.body_id == meeting.body_id),
        )
        for meeting in known
    }
