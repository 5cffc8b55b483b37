"""Addresses that refuse our messages."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest

from tests.domain.builders import NOW, Circle, found_circle
from tests.domain.notices.convened import with_mailboxes
from tests.domain.together import really_apart, together
from tourdetable.domain.inbox.actions import troubles
from tourdetable.domain.inbox.actions.troubles import forget_trouble, note_refusal
from tourdetable.domain.inbox.models import AddressTrouble
from tourdetable.domain.inbox.queries import troubled
from tourdetable.domain.journal.queries import position
from tourdetable.domain.people.models import Account

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def account() -> Account:
    circle: Circle = with_mailboxes(found_circle())
    assert circle.ana.account
    return circle.ana.account


def test_it_is_noted_since_when_and_how_often(account: Account) -> None:
    before = position("circle")
    note_refusal(account=account, code="4.2.2", lasting=False, at=NOW)
    found = note_refusal(account=account, code="5.1.1", lasting=True, at=NOW + DAY)
    assert (found.since, found.last_at, found.code, found.lasting, found.times) == (
        NOW,
        NOW + DAY,
        "5.1.1",
        True,
        2,
    )
    assert position("circle") == before + 2


def test_another_address_begins_anew(account: Account) -> None:
    note_refusal(account=account, code="5.1.1", lasting=True, at=NOW)
    account.email = "ana.ruiz@port.example"
    account.save()
    assert troubled([account.pk]) == {}
    found = note_refusal(account=account, code="5.7.1", lasting=True, at=NOW + DAY)
    assert (found.since, found.times, troubled([account.pk, None])) == (
        NOW + DAY,
        1,
        {account.pk: found},
    )


def test_it_is_forgotten_by_what_came_after_it_only(account: Account) -> None:
    note_refusal(account=account, code="5.1.1", lasting=True, at=NOW)
    forget_trouble(account=account, at=NOW - DAY)
    assert AddressTrouble.objects.count() == 1
    forget_trouble(account=account, at=NOW + DAY)
    assert AddressTrouble.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_refusals_read_at_once_are_noted_both(
    account: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(troubles, "tell_networks", lambda _account: time.sleep(0.3))
    said = {"account": account, "code": "5.1.1", "lasting": True, "at": NOW}
    with really_apart(tmp_path / "db.sqlite3") as read:
        found = together(*[lambda: note_refusal(**said)] * 2)
        assert [isinstance(one, AddressTrouble) for one in found] == [True, True]
        assert read("SELECT times FROM inbox_addresstrouble") == [(2,)]
