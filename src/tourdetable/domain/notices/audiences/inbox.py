"""Who is told of another time that somebody proposes: whoever convenes the meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from tourdetable.core.charter.terms.model import Right, Vocabulary
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.networks.models import Body, Mandate, Office
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.audiences.meetings import holders
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind


def of_proposal(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Mandate | Office]:
    """Those whose office convenes the meeting, or whose seat's duty there does."""
    rows = Meeting.objects.select_related("body__network").prefetch_related("turns")
    meeting = rows.filter(pk=subject_id(event)).first()
    return conveners(meeting, now) if meeting else []


def conveners(meeting: Meeting, now: datetime) -> list[Mandate | Office]:
    """What lets people convene a meeting."""
    body, vocabulary = meeting.body, charter_of(meeting).vocabulary
    on = local_day(body.network, now)
    kinds = offices_that_convene(vocabulary, body.kind)
    duties = [duty.code for duty in vocabulary.duties_of(body.kind) if Right.CONVENE in duty.rights]
    bearing = {turn.seat_id for turn in meeting.turns.all() if turn.duty in duties}
    return [*filled(body, kinds, on), *holders(body, on).filter(seat__in=bearing)]


def filled(body: Body, kinds: Iterable[str], on: date) -> list[Office]:
    """The offices of some kinds that somebody holds, for a body, that day."""
    rows = Office.objects.active(on).filter(network=body.network, kind__in=kinds)
    return [one for one in rows.select_related("person") if one.body_id in (None, body.pk)]


def offices_that_convene(vocabulary: Vocabulary, body_kind: str) -> list[str]:
    """The codes of the offices that convene bodies of a kind."""
    return [
        kind.code
        for kind in vocabulary.offices.values()
        if Right.CONVENE in kind.rights and (not kind.bodies or body_kind in kind.bodies)
    ]
