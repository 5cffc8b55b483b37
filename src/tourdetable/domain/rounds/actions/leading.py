"""Leading a session: where one is, the clock, who leads, the end."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import Changed, lock
from tourdetable.domain.meetings.actions.sitting import open_sitting
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.rounds.enums import RoundState
from tourdetable.domain.rounds.models import InTheRoom, LiveSession, Round
from tourdetable.domain.rounds.queries import seconds_left

LONGEST = 600
"""Minutes that a clock may be set to."""


@once
def begin(*, meeting: Meeting, by: By, now: datetime, seat: Seat | None = None) -> LiveSession:
    """Begin to lead an opened meeting live, from its first point; `seat` leads. A session that has
    ended is taken up again."""
    current = open_sitting(meeting, now)
    live = LiveSession.objects.filter(meeting=current).first()
    if live is not None and live.ended_at is None:
        raise Changed(live)
    live = live or LiveSession(meeting=current, begun_at=now, version=0)
    live.meeting, live.ended_at, live.seat = current, None, seat
    live.point = live.point or current.agenda.first()
    set_clock(live, live.point.minutes * 60 if live.point else None)
    return save("live.begun", live, by, now)


@once
def go_to(
    *, live: LiveSession, point: AgendaItem | None, version: int, by: By, now: datetime
) -> LiveSession:
    """Go to a point of the agenda: its clock is set, and waits to be started."""
    current = led(live, version)
    if point is not None and point.meeting_id != current.meeting_id:
        raise ValidationError(_("This point is not on the agenda of this meeting."))
    current.point = point
    set_clock(current, point.minutes * 60 if point else None)
    return save("live.moved", current, by, now, point=point.pk if point else None)


@once
def run_clock(*, live: LiveSession, version: int, by: By, now: datetime) -> LiveSession:
    """Start the clock, or let it go on."""
    current = led(live, version)
    if current.rings_at is None:
        seconds = current.left if current.left is not None else usual(current)
        current.rings_at, current.left = now + timedelta(seconds=seconds), None
    return save("live.clock_runs", current, by, now)


@once
def stop_clock(*, live: LiveSession, version: int, by: By, now: datetime) -> LiveSession:
    """Stop the clock where it is."""
    current = led(live, version)
    set_clock(current, seconds_left(current, now))
    return save("live.clock_stopped", current, by, now)


@once
def add_time(
    *, live: LiveSession, minutes: int, version: int, by: By, now: datetime
) -> LiveSession:
    """Give a point some minutes more, from now on when its time is over."""
    current = led(live, version)
    if not 1 <= minutes <= LONGEST:
        raise ValidationError(_("Between 1 and 600 minutes."))
    more = timedelta(minutes=minutes)
    if current.rings_at is not None:
        current.rings_at = max(current.rings_at, now) + more
    else:
        current.left = max(current.left or 0, 0) + minutes * 60
    return save("live.time_added", current, by, now, minutes=minutes)


@once
def show_time(
    *, live: LiveSession, shows: bool, version: int, by: By, now: datetime
) -> LiveSession:
    """Show to the group, or to nobody, how long each seat has spoken."""
    current = led(live, version)
    current.shows_time = shows
    return save("live.time_shown", current, by, now, shows=shows)


@once
def hand_over(*, live: LiveSession, seat: Seat, version: int, by: By, now: datetime) -> LiveSession:
    """Have another seat lead: handed over by the one that leads, or taken by itself."""
    current = led(live, version)
    if seat.body_id != current.meeting.body_id:
        raise ValidationError(_("This seat is not of this body on the day of the meeting."))
    current.seat = seat
    return save("live.handed_over", current, by, now, seat=seat.pk)


@once
def end(*, live: LiveSession, version: int, by: By, now: datetime) -> LiveSession:
    """End the session: nothing more is said, names without a seat and speaking times are
    forgotten."""
    current = led(live, version)
    for one in Round.objects.filter(meeting=current.meeting).exclude(state=RoundState.OVER):
        one.state = RoundState.OVER
        one.version += 1
        one.save(update_fields=("state", "version"))
    InTheRoom.objects.filter(meeting=current.meeting).delete()
    current.spoken, current.ended_at, current.shows_time = {}, now, False
    set_clock(current, None)
    return save("live.ended", current, by, now)


def led(live: LiveSession, version: int) -> LiveSession:
    """The session, locked at that version, if it goes on."""
    current = lock(live, version=version)
    must_go_on(current)
    current.meeting = live.meeting
    return current


def must_go_on(live: LiveSession | None) -> None:
    """Refuse what comes before the session has begun, or after its end."""
    if live is None or live.ended_at is not None:
        raise ValidationError(_("The live session has ended: nothing more is said in it."))


def set_clock(live: LiveSession, left: int | None) -> None:
    """Stop the clock with this time left."""
    live.rings_at, live.left = None, left


def usual(live: LiveSession) -> int:
    """The seconds of the point where one is."""
    return live.point.minutes * 60 if live.point else 0


def spoke(live: LiveSession, voice: str, seconds: int) -> None:
    """Add to the time for which a voice had the floor; a step of the turns of a go-round."""
    live.spoken[voice] = live.spoken.get(voice, 0) + max(seconds, 0)
    live.save(update_fields=("spoken",))
