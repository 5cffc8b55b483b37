"""Sessions that last as long as they are used."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.utils import timezone

OFTEN = timedelta(days=1)
"""A session is written again once a day at most: reading pages stays reading."""
SHORTER = "_session_expiry"
"""Where Django keeps that a session was given an end of its own (`web/kept.py`)."""


class SessionStore(db.SessionStore):
    """Django's, whose end is put off by each day of use."""

    def load(self) -> dict[str, Any]:
        row = self._get_session_from_db()  # type: ignore[attr-defined]  # Django's, not in its stubs
        if row is None:
            return {}
        kept: dict[str, Any] = self.decode(row.session_data)
        if SHORTER not in kept:
            lasts = timedelta(seconds=settings.SESSION_COOKIE_AGE)
            self.modified = self.modified or row.expire_date - timezone.now() < lasts - OFTEN
        return kept

    def cycle_key(self) -> None:
        """Signing in: from then on it lasts as any other."""
        self.set_expiry(None)
        super().cycle_key()
