"""Closing sessions: the browser is asked to sign in at its next request."""

from __future__ import annotations

from datetime import datetime

from tourdetable.domain.journal.actions import By, once, record
from tourdetable.domain.people.models import Account, Session
from tourdetable.domain.signin.queries import open_sessions


@once
def close_session(*, account: Account, handle: str, by: By, now: datetime) -> bool:
    """Close the session that a page called so; False when there is none, or no longer."""
    found = [one for one in open_sessions(account, now=now) if one.handle == handle]
    return bool(closed(account, [one.session_key for one in found], by, now))


@once
def close_other_sessions(*, account: Account, keep: str | None, by: By, now: datetime) -> int:
    """Close all sessions of an account but the one whose key is kept; how many they were."""
    others = [one for one in open_sessions(account, now=now) if one.session_key != keep]
    return closed(account, [one.session_key for one in others], by, now)


def closed(account: Account, keys: list[str], by: By, now: datetime) -> int:
    """Close the sessions of these keys, and say so."""
    count, _each = Session.objects.filter(account=account, session_key__in=keys).delete()
    if count:
        record(
            kind="sessions_closed",
            network="",
            subject=f"account:{account.pk}",
            by=by,
            now=now,
            count=count,
        )
    return count
