"""Sessions that last as long as they are used, read with the account and the persons of theirs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils import timezone

from tourdetable.domain.people.models import Session
from tourdetable.domain.people.queries import SignedIn, signed_in

OFTEN = timedelta(days=1)
"""A session is written again once a day at most: reading pages stays reading."""
BROWSER, OPENED_BY, OPENED_AT = "browser", "opened_by", "opened_at"
"""What is kept of the signing in (`adapter.MailboxAdapter.login`), and its row repeats."""
SHORTER = "_session_expiry"
"""Where Django keeps that a session was given an end of its own (`web/kept.py`)."""


class SessionStore(db.SessionStore):
    """Django's, whose end is put off by each day of use, and whose row names its account."""

    signed_in: SignedIn | None = None
    """What was read with the session, if it was."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        row.account_id = data.get(SESSION_KEY)
        row.browser, row.opened_by = data.get(BROWSER, ""), data.get(OPENED_BY, "")
        opened_at = data.get(OPENED_AT)
        row.opened_at = datetime.fromtimestamp(opened_at, UTC) if opened_at else None
        row.seen_at = timezone.now()
        return row

    def load(self) -> dict[str, Any]:
        now = timezone.now()
        self.signed_in = found = signed_in(self.session_key or "", now=now)
        if found is None:
            self._session_key = None
            return {}
        kept: dict[str, Any] = self.decode(found.session.session_data)
        if SHORTER not in kept:
            lasts = timedelta(seconds=settings.SESSION_COOKIE_AGE)
            self.modified = self.modified or found.session.expire_date - now < lasts - OFTEN
        return kept

    def cycle_key(self) -> None:
        """Signing in: from then on it lasts as any other."""
        self.set_expiry(None)
        super().cycle_key()
