"""Who is told what is late in a working group."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Body, Office
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.notices.audiences.rights import filled, offices_with
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind


def of_group(event: Event, kind: NoticeKind, now: datetime) -> Iterable[Office]:
    """Those who lead it; whoever composes it, while nobody does."""
    body = Body.objects.select_related("network").filter(pk=subject_id(event)).first()
    if body is None:
        return ()
    day = local_day(body.network, now)
    vocabulary = charter_in_force(body.network, on=day).vocabulary
    leading = filled(body, offices_with(vocabulary, body.kind, Right.CONVENE), day)
    own = [one for one in leading if one.body_id == body.pk]
    return own or filled(body, offices_with(vocabulary, body.kind, Right.COMPOSE), day)
