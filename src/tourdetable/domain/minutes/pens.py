"""Who is writing where, at this moment."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from tourdetable.domain.minutes.models import Minutes, Pen

SEEN = timedelta(minutes=1)
"""How long somebody is said to be writing after their page last said so."""


def held_now(minutes: Minutes, *, now: datetime, but: UUID | None = None) -> list[Pen]:
    """Who writes, once for each section (`but` this page), the first who came first (a query)."""
    rows = minutes.pens.filter(at__gt=now - SEEN).select_related("person")
    found = {(pen.person_id, pen.title, pen.nth): pen for pen in rows if pen.hand != but}
    return list(found.values())
