"""Who attaches documents to a meeting, and who reads them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tourdetable.core.charter.terms.model import Charter, Right
from tourdetable.core.words.audience import BEYOND_THE_BODY, BEYOND_THE_NETWORK, Audience
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.meetings.rules import Capacities, may
from tourdetable.domain.networks.models import Office, Seat
from tourdetable.domain.networks.queries import Standing

ATTACHING = (Right.AGENDA, Right.CONVENE, Right.MINUTES)

OFFERED = (Audience.BODY, Audience.NETWORK, Audience.PARTNERS, Audience.PUBLIC)
"""The audiences that a document may have, narrowest first."""

GUESTS = tuple(audience.value for audience in BEYOND_THE_NETWORK)
"""What those who are called in to the meeting read."""


def may_attach(standing: Standing, meeting: Meeting, turns: Collection[Turn]) -> Capacities:
    """The capacities in which the person may: whoever writes the agenda or the minutes, or
    convenes."""
    found = dict[Seat | Office, None]()
    for right in ATTACHING:
        found |= dict.fromkeys(may(standing, right, meeting, turns))
    return tuple(found)


def read_by(standing: Standing | None, meeting: Meeting) -> tuple[str, ...]:
    """The audiences of the documents that a reader may have.

    A stranger only has those of a meeting that they may know of: of a kind that is public.
    """
    if standing is None or standing.network.pk != meeting.body.network_id:
        return ()
    if standing.sits_in(meeting.body_id):
        return values(Audience)
    return BEYOND_THE_BODY


def read_in_public(public_kind: bool) -> tuple[str, ...]:
    """The same of whoever has no place in the network."""
    return (Audience.PUBLIC.value,) if public_kind else ()


def kind_is_public(charter: Charter, code: str) -> bool:
    """Whether strangers may know of meetings of a kind."""
    kind = charter.vocabulary.meeting_kinds.get(code)
    return kind is not None and kind.audience is Audience.PUBLIC


def values(audiences: Iterable[Audience]) -> tuple[str, ...]:
    return tuple(one.value for one in audiences)
