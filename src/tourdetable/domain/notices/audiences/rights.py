"""Who has a right over a meeting, as the charter gives it: by an office, by a duty there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tourdetable.core.charter.terms.model import Right, Vocabulary
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.networks.models import Body, Mandate, Office
from tourdetable.domain.notices.audiences.meetings import holders


def having(meeting: Meeting, right: Right, on: date) -> list[Mandate | Office]:
    """What gives people a right over a meeting, that day: offices, then duties."""
    return [*by_office(meeting, right, on), *by_duty(meeting, right, on)]


def by_duty(meeting: Meeting, right: Right, on: date) -> list[Mandate]:
    """Those who hold the seat whose duty at the meeting gives it."""
    body, vocabulary = meeting.body, charter_of(meeting).vocabulary
    duties = [duty.code for duty in vocabulary.duties_of(body.kind) if right in duty.rights]
    bearing = {turn.seat_id for turn in meeting.turns.all() if turn.duty in duties}
    return list(holders(body, on).filter(seat__in=bearing)) if bearing else []


def by_office(meeting: Meeting, right: Right, on: date) -> list[Office]:
    """Those whose office gives it over the body of the meeting."""
    vocabulary = charter_of(meeting).vocabulary
    return filled(meeting.body, offices_with(vocabulary, meeting.body.kind, right), on)


def filled(body: Body, kinds: Iterable[str], on: date) -> list[Office]:
    """The offices of some kinds that somebody holds, for a body, that day."""
    rows = Office.objects.active(on).filter(network=body.network, kind__in=kinds)
    return [one for one in rows.select_related("person") if one.body_id in (None, body.pk)]


def offices_with(vocabulary: Vocabulary, body_kind: str, right: Right) -> list[str]:
    """The codes of the offices that give a right over bodies of a kind."""
    return [
        kind.code
        for kind in vocabulary.offices.values()
        if right in kind.rights and (not kind.bodies or body_kind in kind.bodies)
    ]
