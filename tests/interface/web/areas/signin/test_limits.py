"""A room signs in behind one address; a mailbox is neither flooded nor locked by somebody else."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from tests.interface.web.areas.signin.test_views import codes
from tourdetable.domain.people.models import Account
from tourdetable.interface.web.areas.signin.limits import (
    ASKED_ALL_ALONG,
    ASKED_BY_MANY,
    ASKED_TOO_OFTEN,
)

MANY = 40
ANA, BAO = "ana@exemple.invalid", "bao@exemple.invalid"


@pytest.fixture(autouse=True)
def nobody_has_asked(db: None, settings: Settings) -> None:
    cache.clear()
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1


def ask(email: str = ANA, source: str = "192.0.2.1") -> str:
    """What somebody who asks for a code from an address is told; nothing when it leaves."""
    answer = Client(headers={"X-Forwarded-For": source}).post("/signin/", {"email": email})
    return "" if answer.status_code == 302 else answer.context["form"].errors["email"][0]


def test_a_whole_room_signs_in_behind_one_address() -> None:
    mailboxes = [f"person{number}@exemple.invalid" for number in range(MANY)]
    Account.objects.bulk_create(Account(email=mailbox) for mailbox in mailboxes)
    room = [Client(headers={"X-Forwarded-For": "192.0.2.1"}) for _mailbox in mailboxes]
    for browser, mailbox in zip(room, mailboxes, strict=True):
        browser.post("/signin/", {"email": mailbox})
    entered = [
        browser.post("/signin/code/", {"code": code})["Location"]
        for browser, code in zip(room, codes(), strict=True)
    ]
    assert entered == ["/"] * MANY


def test_an_address_asks_no_code_without_end(settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"request_login_code": "5/m/ip"}
    told = [ask(f"person{number}@exemple.invalid") for number in range(6)]
    assert told == [*[""] * 5, str(ASKED_BY_MANY)]
    assert ask(BAO, "192.0.2.2") == ""


def test_who_asks_for_somebody_else_does_not_keep_them_out() -> None:
    told = [ask(ANA, "198.51.100.7") for _time in range(4)]
    assert told == ["", "", "", str(ASKED_TOO_OFTEN)]
    assert (ask(ANA.upper(), "198.51.100.7"), ask(ANA, "192.0.2.1")) == (str(ASKED_TOO_OFTEN), "")


@pytest.mark.parametrize("limit", ["code_in_an_hour", "code_to_a_mailbox"])
def test_a_mailbox_is_not_flooded(settings: Settings, limit: str) -> None:
    Account.objects.create(email=ANA)
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {limit: "2/h/key"}
    told = [ask(), ask(), ask()]
    assert (told, len(mail.outbox)) == (["", "", str(ASKED_ALL_ALONG)], 2)
    elsewhere = {"code_in_an_hour": "", "code_to_a_mailbox": str(ASKED_ALL_ALONG)}
    assert (ask(source="192.0.2.9"), ask(BAO)) == (elsewhere[limit], "")


def test_the_whole_site_has_a_limit(settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"code_at_all": "2/m/key"}
    told = [ask(f"person{number}@exemple.invalid", f"192.0.2.{number}") for number in range(3)]
    assert told == ["", "", str(ASKED_BY_MANY)]


def test_a_code_sent_again_counts_as_one_asked_for(settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"request_login_code": "2/m/ip"}
    Account.objects.create(email=ANA)
    browser = Client(headers={"X-Forwarded-For": "192.0.2.1"})
    browser.post("/signin/", {"email": ANA})
    for _time in range(2):
        browser.post("/signin/code/", {"action": "resend"})
    assert len(codes()) == 2
