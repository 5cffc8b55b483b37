"""Who is told that a date is asked of their body."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tourdetable.core.charter.terms.model import Right, SeatKind
from tourdetable.domain.coordination.models import DatesCall
from tourdetable.domain.coordination.queries import open_call
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.networks.models import Mandate, Office
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.notices.audiences.meetings import holders
from tourdetable.domain.notices.audiences.rights import filled, offices_with
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind


def of_dates(event: Event, kind: NoticeKind, now: datetime) -> Sequence[Mandate | Office]:
    """Those who convene it: by an office of its own, by a duty of its turn; while there is nobody,
    all who hold a standing seat there. None once it is answered."""
    call = DatesCall.objects.select_related("body__network").filter(pk=subject_id(event)).first()
    if call is None or open_call(call.body, now=now) != call:
        return ()
    return convening(call, now) or list(
        holders(call.body, local_day(call.body.network, now)).filter(seat__kind=SeatKind.STANDING)
    )


def convening(call: DatesCall, now: datetime) -> list[Mandate | Office]:
    """Who convenes the body itself, without the offices of the whole network."""
    body, on = call.body, local_day(call.body.network, now)
    vocabulary = charter_in_force(body.network, on=on).vocabulary
    offices = filled(body, offices_with(vocabulary, body.kind, Right.CONVENE), on)
    own = [one for one in offices if one.body_id == body.pk]
    duties = [d.code for d in vocabulary.duties_of(body.kind) if Right.CONVENE in d.rights]
    bearing = {turn.seat_id for turn in current_turns(body, now=now) if turn.duty in duties}
    return [*own, *(holders(body, on).filter(seat__in=bearing) if bearing else ())]
