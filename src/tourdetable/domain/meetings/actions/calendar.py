"""Drawing a whole calendar in one gesture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.meetings.actions.meetings import calendar_gate, must_be_possible
from tourdetable.domain.meetings.actions.sitting import must_take_turns
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.wording import one_line
from tourdetable.domain.places.models import Place


@dataclass(frozen=True)
class MeetingDraft:
    """A meeting to draw; `turns` maps duties to the seats that take them."""

    body: Body
    kind: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: Place | str = ""
    turns: Mapping[str, Seat] = field(default_factory=dict)


@once
def draw_calendar(
    *,
    network: Network,
    drafts: Sequence[MeetingDraft],
    by: By,
    now: datetime,
    confirmed: bool = False,
) -> list[Meeting]:
    """Put meetings in the calendar with their turns, all or none, in the order given.

    All pass the charter's gates together. Raises `Refused`, `NeedsConfirmation`, `ValidationError`.
    """
    today = local_day(network, now)
    charter = charter_in_force(network, on=today)
    meetings = [drawn(draft, network, charter, today) for draft in drafts]
    bodies = {draft.body.pk for draft in drafts}
    gates = calendar_gate(network, "turns", bodies=bodies, confirmed=confirmed, on=today)
    with gates as passed:
        Meeting.objects.bulk_create(meetings)
        Turn.objects.bulk_create(turns(meetings, drafts))
    for meeting, draft in zip(meetings, drafts, strict=True):
        seats = {duty: seat.pk for duty, seat in draft.turns.items()}
        tell(
            "meeting.drawn",
            meeting,
            by,
            now,
            facts=["meetings", "turns"],
            on=str(meeting.day),
            seats=seats,
            **passed.told,
        )
        by = replace(by, gesture=None)  # the first event bears the token
    return meetings


def drawn(draft: MeetingDraft, network: Network, charter: Charter, today: date) -> Meeting:
    """The meeting, unsaved, if it and its turns can be."""
    if draft.body.network_id != network.pk:
        raise ValidationError(_("This body belongs to another network."))
    title = one_line(draft.title, limit=200, missing=_("Give each meeting a title."))
    meeting = Meeting(body=draft.body, kind=draft.kind, title=title, dated_on=today)
    meeting.starts_at, meeting.ends_at = draft.starts_at, draft.ends_at
    must_be_possible(meeting, draft.place, charter)
    must_take_all(draft.turns, meeting, charter)
    return meeting


def must_take_all(turns: Mapping[str, Seat], meeting: Meeting, charter: Charter) -> None:
    """Refuse a duty that the charter does not know, or a seat that cannot take it."""
    duties = [duty.code for duty in charter.vocabulary.duties_of(meeting.body.kind)]
    for duty, seat in turns.items():
        must_be_known(_("duty"), duty, duties)
        must_take_turns(seat, meeting)


def turns(meetings: Iterable[Meeting], drafts: Iterable[MeetingDraft]) -> list[Turn]:
    """The turns of meetings that were just saved."""
    return [
        Turn(meeting=meeting, duty=duty, seat=seat)
        for meeting, draft in zip(meetings, drafts, strict=True)
        for duty, seat in draft.turns.items()
    ]
