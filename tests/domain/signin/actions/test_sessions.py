"""Sessions are seen, and closed, by whoever they belong to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tourdetable.domain.journal.models import Event
from tourdetable.domain.people.actions import mailbox
from tourdetable.domain.people.models import Account, Session
from tourdetable.domain.signin.actions.sessions import close_other_sessions, close_session
from tourdetable.domain.signin.actors import MailboxHolder
from tourdetable.domain.signin.queries import open_sessions

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 4, 6, 7, tzinfo=UTC)


def opened(key: str, account: Account, days: int = 1) -> Session:
    return Session.objects.create(
        session_key=key,
        session_data="…",
        expire_date=NOW + timedelta(days=days),
        account=account,
        seen_at=NOW - timedelta(days=14 - days),
    )


@pytest.fixture
def ana(db: None) -> Account:
    return mailbox("ana@port.example")


def keys(account: Account) -> list[str]:
    return [one.session_key for one in open_sessions(account, now=NOW)]


def test_open_sessions_come_by_last_use(ana: Account) -> None:
    opened("old", ana, 2), opened("ended", ana, 0), opened("new", ana, 9)
    opened("other", mailbox("bao@port.example"))
    assert keys(ana) == ["new", "old"]


def test_one_is_closed_by_its_handle(ana: Account) -> None:
    here, there = opened("here", ana), opened("there", ana)
    other = opened("other", mailbox("bao@port.example"))
    by = MailboxHolder(ana)
    asked = [there.handle, there.handle, other.handle, here.session_key]
    told = [close_session(account=ana, handle=one, by=by, now=NOW) for one in asked]
    assert told == [True, False, False, False]
    assert (keys(ana), keys(other.account or ana)) == (["here"], ["other"])
    event = Event.objects.get()
    assert (event.kind, event.subject, event.capacity) == (
        "sessions_closed",
        f"account:{ana.pk}",
        f"account:{ana.pk}",
    )


def test_all_others_are_closed(ana: Account) -> None:
    for key in ("one", "two", "here"):
        opened(key, ana)
    by = MailboxHolder(ana)
    assert [close_other_sessions(account=ana, keep="here", by=by, now=NOW) for _ in "12"] == [2, 0]
    assert keys(ana) == ["here"]
    assert Event.objects.get().data == {"count": 2}
