"""Who opens consultations, who answers, who reads what was said.

| reads what the others say | when |
|---|---|
| whoever holds a seat that has spoken | at once |
| those who sit in the body | once all have spoken, or it is closed |

Opening it gives nothing to read: whoever did reads as the others do.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from tourdetable.domain.consultations.models import Consultation
from tourdetable.domain.consultations.queries import is_running
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import Standing


def answering(standing: Standing, consultation: Consultation) -> tuple[Seat, ...]:
    """The seats of the person that are asked: what one holder says is said for the other."""
    seats = standing.seats_in(consultation.body_id)
    return tuple(seat for seat in seats if not seat.follows)


def may_see(standing: Standing, consultation: Consultation) -> bool:
    """What is proposed is for those who sit in the body, or fill an office over it."""
    return standing.sits_in(consultation.body_id)


def may_read_voices(
    standing: Standing,
    consultation: Consultation,
    asked: Collection[int],
    spoken: Collection[int],
    now: datetime,
) -> bool:
    """Whether the reader may read what the seats say: of those `asked`, some have `spoken`."""
    if not may_see(standing, consultation):
        return False
    mine = {seat.pk for seat in answering(standing, consultation)}
    everybody = set(asked) <= set(spoken)
    return everybody or bool(mine & set(spoken)) or not is_running(consultation, now)
