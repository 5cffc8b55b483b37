"""Who may read minutes, and how much of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeGuard

from tourdetable.core.charter.terms.model import Right
from tourdetable.core.words.audience import Audience
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.meetings.rules import may
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.queries import Standing


def may_read(
    standing: Standing | None, minutes: Minutes, *, turns: Iterable[Turn], was_present: bool
) -> bool:
    """A draft is its writers' to read; from review, the body's; circulated, its audience's."""
    circulated = minutes.state == MinutesState.CIRCULATED
    if not has_a_place(standing, minutes.meeting):
        return circulated and minutes.audience == Audience.PUBLIC
    if may(standing, Right.MINUTES, minutes.meeting, turns):
        return True
    if circulated and minutes.audience in (Audience.NETWORK, Audience.PARTNERS, Audience.PUBLIC):
        return True
    allowed = was_present or minutes.audience != Audience.PRESENT
    return (
        standing.sits_in(minutes.meeting.body_id)
        and minutes.state != MinutesState.DRAFT
        and allowed
    )


def reader_audience(standing: Standing | None, meeting: Meeting, *, was_present: bool) -> Audience:
    """The narrowest audience that a reader is of: passages for narrower ones are left out."""
    if not has_a_place(standing, meeting):
        return Audience.PUBLIC
    if standing.sits_in(meeting.body_id):
        return Audience.PRESENT if was_present else Audience.BODY
    return Audience.NETWORK


def has_a_place(standing: Standing | None, meeting: Meeting) -> TypeGuard[Standing]:
    """Whether the person has a seat or an office in the network of the meeting."""
    return (
        standing is not None and standing.belongs and standing.network.pk == meeting.body.network_id
    )
