"""Who is writing where, at this moment."""

from __future__ import annotations

from datetime import datetime, timedelta

from tourdetable.domain.minutes.models import Minutes, Pen

SEEN = timedelta(minutes=1)
"""How long somebody is said to be writing after their page last said so."""


def held_now(minutes: Minutes, *, now: datetime) -> list[Pen]:
    """The pages on which somebody writes, the first that was opened first (a query)."""
    return list(minutes.pens.filter(at__gt=now - SEEN).select_related("person"))
