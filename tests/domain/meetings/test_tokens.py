from __future__ import annotations

import pytest

from tests.domain.builders import Circle
from tests.domain.notices.convened import with_mailboxes
from tourdetable.domain.meetings.tokens import (
    account_of,
    address_token,
    link_token,
    person_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def bao(circle: Circle):
    with_mailboxes(circle)
    circle.bao.refresh_from_db()
    return circle.bao


def test_a_link_names_its_meeting_and_its_person(bao):
    assert person_of(link_token(12, bao)) == (12, bao)


def test_an_address_names_its_meeting_and_its_mailbox_whatever_its_case(bao):
    token = address_token(12, bao.account)
    assert account_of(token.upper()) == (12, bao.account)
    assert len(f"reponses+{token}") <= 64


def test_one_is_not_the_other(bao):
    assert person_of(address_token(12, bao.account)) is None
    assert account_of(link_token(12, bao)) is None


@pytest.mark.parametrize("token", ["", "12", "12-1-", "x" * 500, "12-1-aaaaaaaaaaaaaaaaaaaaaaaaaa"])
def test_what_is_forged_names_nobody(bao, token):
    assert person_of(token) is None
    assert account_of(token) is None


def test_another_meeting_cannot_be_written_in_it(bao):
    token = link_token(12, bao)
    assert person_of("13" + token.removeprefix("12")) is None


def test_nothing_opens_any_more_once_the_address_has_changed(bao):
    token, address = link_token(12, bao), address_token(12, bao.account)
    bao.account.email = "bao@elsewhere.example"
    bao.account.save()
    assert person_of(token) is None
    assert account_of(address) is None
