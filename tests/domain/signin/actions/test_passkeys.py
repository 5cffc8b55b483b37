from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.people.actions import mailbox
from tourdetable.domain.people.models import Account, Session
from tourdetable.domain.signin.actions.passkeys import add_passkey, name_passkey, remove_passkey
from tourdetable.domain.signin.actors import MailboxHolder
from tourdetable.domain.signin.queries import has_recorded, passkey_mark, passkeys

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 4, 6, 7, tzinfo=UTC)


@pytest.fixture
def ana(db: None) -> Account:
    return mailbox("ana@port.example")


def names(account: Account) -> list[str]:
    return [key.data["name"] for key in passkeys(account)]


def test_a_gesture_adds_one(ana: Account) -> None:
    by = MailboxHolder(ana, gesture=uuid4())
    add_passkey(name="Téléphone", credential={}, by=by, now=NOW)
    with pytest.raises(AlreadyDone):
        add_passkey(name="Téléphone", credential={}, by=by, now=NOW)
    assert (names(ana), has_recorded(by.gesture), has_recorded(None)) == (
        ["Téléphone"],
        True,
        False,
    )


def test_each_gesture_is_told_without_a_name(ana: Account) -> None:
    by = MailboxHolder(ana)
    key = add_passkey(name="Téléphone", credential={"id": "x"}, by=by, now=NOW)
    name_passkey(key=key, name="Bureau", by=by, now=NOW)
    assert (names(ana), key.data["credential"]) == (["Bureau"], {"id": "x"})
    number = key.pk
    remove_passkey(key=key, keep=None, by=by, now=NOW)
    assert names(ana) == []
    told = [(event.kind, event.subject, event.data) for event in Event.objects.all()]
    subject = f"account:{ana.pk}"
    assert told == [
        ("passkey_added", subject, {}),
        ("passkey_named", subject, {"key": number}),
        ("passkey_removed", subject, {"key": number}),
    ]


def test_it_takes_with_it_the_sessions_that_it_opened(ana: Account) -> None:
    by = MailboxHolder(ana)
    keys = [add_passkey(name=name, credential={}, by=by, now=NOW) for name in ("A", "B")]
    for session, way in (
        ("here", passkey_mark(keys[0].pk)),
        ("there", passkey_mark(keys[0].pk)),
        ("other key", passkey_mark(keys[1].pk)),
        ("by code", "code"),
    ):
        Session.objects.create(
            session_key=session, expire_date=NOW + timedelta(days=1), account=ana, opened_by=way
        )
    remove_passkey(key=keys[0], keep="here", by=by, now=NOW)
    left = sorted(Session.objects.values_list("session_key", flat=True))
    assert (left, names(ana)) == (["by code", "here", "other key"], ["B"])
