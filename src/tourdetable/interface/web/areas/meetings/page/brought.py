"""What members bring to the points of the agenda, as the page of the meeting shows it: nothing that
its reader may not read goes any further than here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from tourdetable.domain.agendas.models import BroughtWords
from tourdetable.domain.agendas.rules import may_read_brought
from tourdetable.domain.meetings.agendas import Point
from tourdetable.domain.meetings.enums import Bringing, MeetingState
from tourdetable.domain.topics.rules import PREPARING
from tourdetable.interface.web.areas.meetings.access import Chosen
from tourdetable.interface.web.areas.meetings.agenda_words import BroughtShown
from tourdetable.interface.web.areas.meetings.asked import Ask, MeetingFacts


def readable(
    chosen: Chosen, points: Sequence[Point], brought: Sequence[BroughtWords]
) -> dict[int, list[BroughtShown]]:
    """By point, what the reader may read of what was brought to it."""
    prepares = bool(brought) and bool(chosen.may(*PREPARING))
    asked = {point.pk: point.bringing for point in points}
    found: dict[int, list[BroughtShown]] = {}
    for row in brought:
        bringing = asked.get(row.item_id, Bringing.NOBODY)
        if may_read_brought(row, bringing, prepares=prepares, own=chosen.own):
            reserved = bringing != Bringing.EVERYBODY
            said = BroughtShown(str(row.seat), row.words, reserved)
            found.setdefault(row.item_id, []).append(said)
    return found


def to_bring(known: MeetingFacts, brought: Sequence[BroughtWords]) -> Iterator[Ask]:
    """What the points ask of a seat of the reader that has brought nothing yet, once the agenda was
    sent."""
    done = any(row.seat_id in known.chosen.own for row in brought)
    if known.chosen.meeting.state == MeetingState.CONVENED and not done:
        words = _("Points of the agenda ask what you bring to them.")
        yield known.ask(words, "meeting_bring", _("Bring something to a point"))
