"""Closing the sessions that somebody has left open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actors import By
from tourdetable.domain.own.actions.details import told
from tourdetable.domain.own.rules import must_be_oneself
from tourdetable.domain.people.models import Person, Session


@once
def close_sessions(*, person: Person, sessions: Iterable[Session], by: By, now: datetime) -> int:
    """End these sessions: the browser where each was opened asks to sign in again. How many were
    still open."""
    must_be_oneself(person, by)
    keys = [session.pk for session in sessions]
    closed, _rows = Session.objects.filter(pk__in=keys).delete()
    told(person, "person.sessions_closed", by, now)
    return closed
