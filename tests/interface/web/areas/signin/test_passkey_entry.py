"""One signs in with a passkey; a wrong answer lets nobody in."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from tests.interface.web.areas.decisions.people import Room, account_of
from tests.interface.web.areas.signin.authenticator import Phone
from tests.interface.web.areas.signin.test_passkeys import ADD, ENTER, asked, lately, sent
from tests.interface.web.areas.signin.test_views import reader
from tourdetable.domain.people.models import Account, Session

ASK = "/signin/"
WANTED = "/circle/charter/"


@pytest.fixture
def phone(room: Room, settings: Settings) -> Phone:
    """Where Ana has a passkey."""
    cache.clear()
    settings.SITE_URL = "http://localhost"
    phone, browser = Phone(), lately(room.client("ana"))
    assert browser.post(ADD, sent(browser, phone)).status_code == 302
    return phone


def enter(browser: Client, phone: Phone, wanted: str = "", **more: Any) -> Any:
    page = f"{ENTER}?next={wanted}" if wanted else ENTER
    return browser.post(page, {"credential": phone.prove(asked(browser))} | more)


def test_one_goes_in_without_an_address(room: Room, phone: Phone) -> None:
    browser = Client()
    assert enter(browser, phone, WANTED)["Location"] == WANTED
    assert reader(browser) == room.circle.ana
    session = Session.objects.get(session_key=browser.session.session_key)
    assert session.opened_by.startswith("passkey:")
    assert [browser.get(ENTER)["Location"], Client().get(ENTER)["Location"]] == ["/", ASK]


def test_no_other_site_is_where_one_goes(phone: Phone) -> None:
    assert enter(Client(), phone, "https://elsewhere.example/")["Location"] == "/"


@pytest.mark.parametrize(
    "credential",
    ["{", "[]", "3", "{}", '{"id": "x", "response": {}}', '{"response": {"userHandle": 3}}'],
)
def test_what_proves_nothing_leads_to_codes(phone: Phone, credential: str) -> None:
    browser = Client()
    answer = enter(browser, phone, WANTED, credential=credential)
    assert answer["Location"] == f"{ASK}?next=%2Fcircle%2Fcharter%2F"
    assert reader(browser) is None


def test_nobody_uses_another_s(room: Room, phone: Phone) -> None:
    thief = Phone(handle=phone.handle, id=phone.id)
    for other in (thief, Phone(handle=b"999", id=phone.id, key=phone.key)):
        assert enter(Client(), other)["Location"] == ASK
    far = Phone("https://elsewhere.example", True, phone.key, phone.id, phone.handle)
    blind = Phone(verifies=False, key=phone.key, id=phone.id, handle=phone.handle)
    assert [enter(Client(), one)["Location"] for one in (far, blind)] == [ASK, ASK]


def test_an_answer_serves_once_and_where_it_was_asked(phone: Phone) -> None:
    browser, other = Client(), Client()
    answer = phone.prove(asked(browser))
    asked(other)
    assert other.post(ENTER, {"credential": answer})["Location"] == ASK
    browser.post(ENTER, {"credential": answer})
    browser.post("/signin/out/")
    assert browser.post(ENTER, {"credential": answer})["Location"] == ASK


def test_a_closed_account_stays_out(room: Room, phone: Phone) -> None:
    Account.objects.filter(pk=account_of(room.circle.ana).pk).update(is_active=False)
    assert enter(Client(), phone)["Location"] == "/signin/inactive/"


def test_the_button_is_there_only_where_it_may_serve(phone: Phone, settings: Settings) -> None:
    assert b"data-passkey" in Client().get(ASK).content
    settings.SITE_URL = "http://192.0.2.7"
    assert b"data-passkey" not in Client().get(ASK).content
    assert Client().post(ENTER)["Location"] == ASK


def test_asking_without_end_is_stopped(phone: Phone, settings: Settings) -> None:
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"passkey": "2/m/ip"}
    assert [Client().post(ENTER).status_code for _time in range(3)] == [200, 200, 302]


def test_a_forged_answer_is_refused(phone: Phone) -> None:
    browser = Client(enforce_csrf_checks=True)
    sent = json.dumps({})
    assert browser.post(ENTER, {"credential": sent}).status_code == 403
