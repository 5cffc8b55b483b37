"""What members bring to the points of a meeting before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.agendas.models import BroughtWords
from tourdetable.domain.agendas.queries import brought_for
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.meetings.actions.meetings import must_be_in_calendar
from tourdetable.domain.meetings.enums import Bringing, MeetingState
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Seat

LONGEST = 2_000
"""Characters that a seat brings to a point."""


@once
def bring(
    *,
    meeting: Meeting,
    seat: Seat,
    words: Mapping[int, str],
    seen: str,
    by: By,
    now: datetime,
) -> Meeting:
    """Say what a seat brings to some points (by their ids); nothing takes its words back.

    `seen` is the mark of its words as they were shown (`mark`): whoever holds the seat too may
    have changed them meanwhile.
    """
    current = Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    must_be_before(current)
    known = brought_for(current, seat)
    must_be_as_seen(known, seen)
    asked = current.agenda.exclude(bringing=Bringing.NOBODY).in_bulk(list(words))
    changed = [pk for pk, said in words.items() if write(asked.get(pk), known.get(pk), said)]
    if not changed:
        return current
    for pk in changed:
        row = known.get(pk) or BroughtWords(item=asked[pk], seat=seat)
        put_down(row, words[pk].strip(), by, now)
    tell("agenda.brought", current, by, now, facts=[], seat=seat.pk, points=sorted(changed))
    return current


def must_be_as_seen(known: Mapping[int, BroughtWords], seen: str) -> None:
    """Refuse to write over what nobody has shown yet."""
    if seen != mark(known.values()):
        raise ValidationError(
            _("Somebody else has changed what your seat brings: read it again before you write.")
        )


def put_down(row: BroughtWords, words: str, by: By, now: datetime) -> None:
    """Write what a seat brings to a point, or take it back."""
    if not words:
        row.delete()
        return
    row.words, row.at, row.person_id = words, now, by.person_id
    row.save()


def must_be_before(meeting: Meeting) -> None:
    """Refuse to bring something to a meeting that has begun, or is cancelled."""
    must_be_in_calendar(meeting)
    if meeting.state == MeetingState.OPENED:
        raise ValidationError(_("The meeting has begun: say it there."))


def write(item: AgendaItem | None, known: BroughtWords | None, said: str) -> bool:
    """Whether what is said of a point changes something. Refused where nothing is asked."""
    words = said.strip()
    if words == (known.words if known else ""):
        return False
    if item is None:
        raise ValidationError(_("Nothing is asked any more on one of these points."))
    if len(words) > LONGEST:
        raise ValidationError(
            _("“%(point)s”: %(most)d characters at most.") % {"point": item.title, "most": LONGEST}
        )
    return True


def mark(brought: Iterable[BroughtWords]) -> str:
    """What a seat has brought, in a few characters that tell whether it is still the same."""
    said = sorted((row.item_id, row.words) for row in brought)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]
