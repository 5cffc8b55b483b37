"""Whether what a notice tells is still worth telling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from tourdetable.domain.guests.models import Guest
from tourdetable.domain.guests.tokens import opens
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.joining.rules import void
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.enums import RECORDS, MinutesState
from tourdetable.domain.minutes.models import Minutes, MinutesCorrection, Remark
from tourdetable.domain.networks.models import CharterProposal
from tourdetable.domain.notices.enums import GONE, LATE, TO_SOME, TOLD, NoticeKind

STILL_SO = {
    NoticeKind.REVIEW: (MinutesState.REVIEW,),
    NoticeKind.ADOPTED: (MinutesState.ADOPTED,),
    NoticeKind.CIRCULATED: (MinutesState.CIRCULATED,),
    NoticeKind.CORRECTED: RECORDS,
    NoticeKind.NEW_EDITION: RECORDS,
}
"""The state in which minutes must be for a notice to tell the truth."""
REPLACED_BY = {
    "minutes.circulated": ("minutes.opened", "minutes.superseded"),
    "minutes.opened": ("minutes.superseded",),
}
"""Kind of event → those after which it says no more than what is told of them."""


def is_told_again(event: Event, *, latest: Mapping[tuple[str, str], int]) -> bool:
    """A later event about the same thing, of the same kind or of one that replaces it, tells
    better."""
    kinds = (event.kind, *REPLACED_BY.get(event.kind, ()))
    return any(latest.get((event.subject, kind), 0) > event.pk for kind in kinds)


def is_year_over(ends: Iterable[datetime], *, now: datetime) -> bool:
    """Nothing of a programme is ahead any more: `ends` are those of its meetings."""
    return all(end <= now for end in ends)


def is_remark_overtaken(
    event: Event, minutes: Minutes, remark: Remark | None, correction: MinutesCorrection | None
) -> bool:
    """A correction that was asked for is news as long as it waits; the answer to it always is."""
    if TOLD[event.kind] is NoticeKind.REMARK_ANSWERED:
        return remark is None
    if remark is not None:
        return remark.settled_at is not None or minutes.state != MinutesState.REVIEW
    return correction is None or not correction.sent_back


def is_late_overtaken(minutes: Minutes | None) -> bool:
    """Minutes are late until they are sent for review."""
    return minutes is not None and minutes.state != MinutesState.DRAFT


def is_text_overtaken(event: Event, proposal: CharterProposal) -> bool:
    """A text is news as long as it waits; once it is adopted, that is told instead."""
    waits = proposal.withdrawn_on is None and proposal.adopted_id is None
    return TOLD[event.kind] is NoticeKind.TEXT_PROPOSED and not waits


def is_invitation_overtaken(
    event: Event, invitation: Invitation, *, seated: bool, now: datetime
) -> bool:
    """It was sent again, withdrawn or used, or its link opens nothing any more."""
    return invitation.sending_id != event.pk or void(invitation, seated=seated, now=now) is not None


def is_guest_overtaken(
    event: Event, guest: Guest, *, latest: Mapping[tuple[str, str], int], now: datetime
) -> bool:
    """Their link opens nothing, another one was made since, or a later event tells better."""
    gone = guest.withdrawn_on is not None or not opens(guest, now=now)
    meeting, cancelling = guest.meeting, TOLD[event.kind] is NoticeKind.CANCELLED
    if meeting is not None:
        cancelled = meeting.state == MeetingState.CANCELLED
        gone = gone or cancelled is not cancelling or meeting.ends_at <= now
    again = (event.subject, "guest.sent_again")
    return gone or is_told_again(event, latest=latest) or latest.get(again, 0) > event.pk


def is_overtaken(
    event: Event,
    meeting: Meeting,
    minutes: Minutes | None,
    *,
    latest: Mapping[tuple[str, str], int],
    now: datetime,
) -> bool:
    """A later event tells better, or what it announced is over (`latest`: see `queries`)."""
    kind = TOLD[event.kind]
    if event.kind == GONE:
        return meeting.ends_at <= now
    personal = kind in TO_SOME or event.kind == LATE
    if not personal and is_told_again(event, latest=latest):
        return True
    if kind in STILL_SO:
        return minutes is None or minutes.state not in STILL_SO[kind]
    if kind is NoticeKind.TAKEN_OVER:
        return meeting.state == MeetingState.CANCELLED
    wanted = MeetingState.CANCELLED if kind is NoticeKind.CANCELLED else MeetingState.CONVENED
    return meeting.state != wanted or meeting.ends_at <= now
