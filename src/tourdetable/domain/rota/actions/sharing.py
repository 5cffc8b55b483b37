"""Sharing out the turns of several meetings at once, as they were read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, record, save
from tourdetable.domain.meetings.actions.meetings import must_be_in_calendar
from tourdetable.domain.meetings.actions.sitting import give_turn
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.meetings.ties import turns_changed
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.gates import gate
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.networks.vocabulary import must_be_known

Place = tuple[int, str]
"""A meeting, by its id, and a duty there."""


@once
def share_turns(
    *,
    body: Body,
    seats: Mapping[Place, Seat | None],
    seen: Mapping[Place, int | None],
    by: By,
    now: datetime,
    confirmed: bool = False,
) -> list[Meeting]:
    """Give the turns of meetings to come; `seen` is who had each when they were read.

    Refused as a whole when somebody gave one of them otherwise meanwhile.
    """
    network = body.network
    today = local_day(network, now)
    meetings = locked({pk for pk, _duty in seats}, body)
    known = [d.code for d in charter_in_force(network, on=today).vocabulary.duties_of(body.kind)]
    must_be_as_read(meetings, seen)
    with gate(network, "turns", bodies=[body.pk], confirmed=confirmed, on=today):
        for (pk, duty), seat in seats.items():
            must_be_known(_("duty"), duty, known)
            must_be_to_come(meetings[pk], now)
            give_turn(meetings[pk], duty, seat)
    changed = [meetings[pk] for pk in sorted({pk for pk, _duty in seats})]
    tell_shared(body, changed, seats, by, now)
    turns_changed([meeting.pk for meeting in changed])
    return changed


def tell_shared(
    body: Body, changed: list[Meeting], seats: Mapping[Place, Seat | None], by: By, now: datetime
) -> None:
    """What happened, to the body and at each meeting."""
    record(
        kind="rota.shared",
        network=body.network.slug,
        subject=f"body:{body.pk}",
        body=body.pk,
        facts=["turns"],
        by=by,
        now=now,
        meetings=[meeting.pk for meeting in changed],
    )
    quietly = replace(by, gesture=None)
    for meeting in changed:
        given = given_at(meeting, seats)
        save("meeting.turns_set", meeting, quietly, now, facts=["turns"], seats=given)


def given_at(meeting: Meeting, seats: Mapping[Place, Seat | None]) -> dict[str, int | None]:
    """Who was given each duty of one meeting, by the id of the seat."""
    return {d: s.pk if s else None for (pk, d), s in seats.items() if pk == meeting.pk}


def locked(pks: set[int], body: Body) -> dict[int, Meeting]:
    """Meetings of a body, locked until the transaction ends."""
    rows = Meeting.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "body__network"
    )
    found = {row.pk: row for row in rows.filter(pk__in=pks, body=body).order_by("pk")}
    if found.keys() != pks:
        raise ValidationError(_("One of these meetings is not of this body any more."))
    return found


def must_be_as_read(meetings: Mapping[int, Meeting], seen: Mapping[Place, int | None]) -> None:
    """Refuse to write over a turn that somebody gave otherwise in the meantime."""
    turns = Turn.objects.filter(meeting__in=meetings).values_list("meeting_id", "duty", "seat_id")
    now = {(meeting, duty): seat for meeting, duty, seat in turns}
    for place, seat in seen.items():
        if now.get(place) != seat:
            words = _(
                "Somebody has given a turn of “%(meeting)s” otherwise since this page was shown: "
                "read the table again."
            )
            raise ValidationError(words % {"meeting": meetings[place[0]].title})


def must_be_to_come(meeting: Meeting, now: datetime) -> None:
    """Refuse to change the turns of a meeting that has begun: they are then taken over there."""
    must_be_in_calendar(meeting)
    if meeting.state == MeetingState.OPENED or meeting.starts_at <= now:
        words = _("“%(meeting)s” has begun: a duty is taken over on its page.")
        raise ValidationError(words % {"meeting": meeting.title})
