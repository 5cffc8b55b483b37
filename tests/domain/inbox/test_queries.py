from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.core.correspondence.clients import AWAY, away, gmail
from tests.domain.inbox.mails import FETCHED, Invited, invited, steward, take
from tourdetable.domain.inbox.queries import AWAY_FOR, nobodys, settled, to_read
from tourdetable.domain.inbox.queries import away as who_is_away

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Invited:
    return invited()


def test_whoever_convenes_reads_what_waits(here: Invited) -> None:
    circle = here.circle
    waiting = take(gmail(here.said(circle.ana, to="reponses@reseau.example")))
    counted = take(gmail(here.said(circle.ana)))
    steward(here)
    zoe, ana = circle.of(circle.zoe), circle.of(circle.ana)
    with CaptureQueriesContext(connection) as asked:
        found = list(to_read(zoe))
    assert (found, len(asked)) == ([waiting], 2)
    assert list(settled(zoe)) == [counted]
    assert list(to_read(ana)) == []


def test_what_nothing_ties_to_a_network_is_for_the_operator(here: Invited) -> None:
    steward(here)
    lost = take(b"From: x@y.example\r\nSubject: hello\r\n\r\nhello")
    assert list(nobodys()) == [lost]
    assert list(to_read(here.circle.of(here.circle.zoe))) == []


def test_who_is_away_of_late(here: Invited) -> None:
    ana = here.circle.ana
    mail = take(away(here.said(ana), *AWAY["Gmail"]))
    accounts = [ana.account_id, None]
    assert who_is_away(accounts, now=FETCHED) == {ana.account_id: mail.received_at}
    assert who_is_away(accounts, now=FETCHED + AWAY_FOR + timedelta(days=1)) == {}
