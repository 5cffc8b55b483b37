"""Giving one's turn up without anybody in exchange, and offering oneself for one that is free."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.meetings.actions.sitting import give_turns
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.wording import one_line
from tourdetable.domain.rota.actions.sharing import locked, must_be_to_come
from tourdetable.domain.rota.actions.swaps import must_be_held_then, must_be_own, must_have_turn
from tourdetable.domain.rota.models import SkippedTurn
from tourdetable.domain.rota.queries import method_on, settled_methods


@once
def skip_turn(
    *,
    meeting: Meeting,
    duty: str,
    seat: Seat,
    reason: str,
    by: By,
    now: datetime,
    confirmed: bool = False,
) -> SkippedTurn:
    """Give a turn up and say why: it is free for others, and the seat still owes it."""
    current = locked({meeting.pk}, meeting.body)[meeting.pk]
    must_be_to_come(current, now)
    must_have_turn(current, duty, seat)
    words = must_say_why(reason)
    give_turns(current, {duty: None}, confirmed=confirmed, now=now)
    row = keep_skipped(current, duty, seat, reason=words, skipped_by=by.person, skipped_at=now)
    tell("meeting.turn_skipped", current, by, now, facts=["turns"], duty=duty, seat=seat.pk)
    return row


def must_say_why(reason: str) -> str:
    """Refuse to give a turn up without a word for the others."""
    return one_line(reason, limit=500, missing=_("Say why, for those who take it instead."))


def keep_skipped(meeting: Meeting, duty: str, seat: Seat, **given: Any) -> SkippedTurn:
    """Keep that a seat gave this turn up, once."""
    row, _made = SkippedTurn.objects.update_or_create(
        meeting=meeting, duty=duty, seat=seat, defaults=given
    )
    return row


@once
def volunteer(
    *, meeting: Meeting, duty: str, by: Actor, now: datetime, confirmed: bool = False
) -> Turn:
    """Take, for one's seat, a duty that nobody has at a meeting to come.

    Where the body settled that volunteers do not go first, only a turn that somebody gave up.
    """
    current = locked({meeting.pk}, meeting.body)[meeting.pk]
    network = current.body.network
    must_be_to_come(current, now)
    charter = charter_in_force(network, on=local_day(network, now))
    known = [one.code for one in charter.vocabulary.duties_of(current.body.kind)]
    must_be_known(_("duty"), duty, known)
    seat = must_be_own(by, now)
    must_be_held_then(seat, current)
    must_be_free_to_take(current, duty)
    give_turns(current, {duty: seat}, confirmed=confirmed, now=now)
    SkippedTurn.objects.filter(meeting=current, duty=duty, seat=seat).delete()
    tell("meeting.turn_offered", current, by, now, facts=["turns"], duty=duty, seat=seat.pk)
    return Turn.objects.get(meeting=current, duty=duty)


def must_be_free_to_take(meeting: Meeting, duty: str) -> None:
    """Refuse a duty that somebody has, or that only turns give."""
    taken = Turn.objects.filter(meeting=meeting, duty=duty).select_related("seat").first()
    if taken is not None:
        words = _("%(seat)s has this duty already.")
        raise ValidationError(words % {"seat": taken.seat})
    if not may_be_offered(meeting, duty):
        words = _("In this body duties go by turns, and nobody has given this one up.")
        raise ValidationError(words)


def may_be_offered(meeting: Meeting, duty: str) -> bool:
    """Whether somebody may offer themselves for a duty of a meeting: where volunteers go first, or
    when somebody gave it up."""
    if method_on(settled_methods(meeting.body), meeting.day).volunteers_first:
        return True
    return SkippedTurn.objects.filter(meeting=meeting, duty=duty).exists()
