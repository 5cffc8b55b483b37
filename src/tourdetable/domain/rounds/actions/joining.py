"""Joining with the code of the room, without an account; having somebody leave."""

from __future__ import annotations

from datetime import datetime
from secrets import token_urlsafe

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.wording import one_line
from tourdetable.domain.rounds.actions.leading import must_go_on
from tourdetable.domain.rounds.models import InTheRoom, LiveSession
from tourdetable.domain.rounds.voices import Joiner

NAME, MOST = 120, 400
"""Characters of a name; how many may join one session."""


@once
def join(*, meeting: Meeting, name: str, seat: Seat | None, by: Joiner, now: datetime) -> InTheRoom:
    """Come in, for a seat of the body or for none. The caller has checked the code of the room;
    `by` says for which gesture."""
    live = LiveSession.objects.select_for_update(no_key=True).filter(meeting=meeting).first()
    must_go_on(live)
    must_have_room(meeting, seat)
    one = by.room
    one.name = one_line(name, limit=NAME, missing=_("Write your name: whoever leads sees it."))
    one.meeting, one.seat, one.at, one.nonce = meeting, seat, now, token_urlsafe(16)
    one.save()
    assert live is not None
    live.meeting = meeting
    tell("live.joined", live, by, now)
    return one


def must_have_room(meeting: Meeting, seat: Seat | None) -> None:
    """Refuse a seat of another body, and more than one room holds."""
    if seat is not None and seat.body_id != meeting.body_id:
        raise ValidationError(_("This seat is not of this body on the day of the meeting."))
    if InTheRoom.objects.filter(meeting=meeting).count() >= MOST:
        raise ValidationError(_("Too many have joined: tell whoever leads the meeting."))


@once
def have_leave(*, one: InTheRoom, live: LiveSession, by: By, now: datetime) -> None:
    """Close the link of somebody who joined by mistake, or for another seat than theirs. What a
    seat said stays its own, to be written again."""
    must_go_on(live)
    one.delete()
    tell("live.left", live, by, now)
