"""Identities known elsewhere, asked of real providers in processes of their own."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from tests.browser.demo import free_port
from tests.domain.builders import nothing_changes
from tests.interface.web.areas.decisions.people import Room, account_of
from tests.interface.web.areas.signin import proconnect
from tests.interface.web.areas.signin.test_views import reader
from tests.paths import ROOT
from tourdetable.domain.journal.models import Event
from tourdetable.domain.people.actions import mailbox
from tourdetable.domain.people.models import Account, Person, Session

GO, BACK = "/signin/with/proconnect/", "/signin/with/proconnect/back/"
WANTED = "/circle/charter/"
SITE = proconnect.SITE


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A ProConnect."""
    command = [sys.executable, "-m", "tests.interface.web.areas.signin.proconnect"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield int(process.stdout.readline())
        process.terminate()


@pytest.fixture
def provider(db: None, port: int, settings: Settings) -> str:
    cache.clear()
    settings.SITE_URL = SITE
    settings.PROCONNECT = {
        "server": f"http://localhost:{port}/api/v2",
        "client_id": proconnect.CLIENT,
        "secret": proconnect.SECRET,
        "name": "",
        "levels": (),
        "origins": (),
    }
    return f"http://localhost:{port}"


def signs_in(provider: str, sub: str = "ana-1", wrong: str = "", **claims: Any) -> None:
    """Who signs in there next."""
    said = {"next": {"sub": sub, **claims}, "wrong": wrong}
    requests.post(f"{provider}/next", json=said, timeout=5)


def enter(browser: Client, start: str = GO) -> HttpResponse:
    """Press the button, sign in there, and come back."""
    gone = browser.post(start)
    assert gone.status_code == 302, gone.content.decode()
    there = requests.get(gone["Location"], allow_redirects=False, timeout=5)
    assert there.status_code == 302, there.text
    back: HttpResponse = browser.get(there.headers["Location"].removeprefix(SITE))
    return back


def known(room: Room) -> str:
    return account_of(room.circle.ana).email


def why(page: HttpResponse) -> tuple[int, str]:
    return page.status_code, page.context["why"]


def test_it_is_listed_first_and_asked_by_its_published_rules(provider: str, room: Room) -> None:
    signs_in(provider, email=known(room))
    page = Client().get("/signin/?next=/circle/charter/").content.decode()
    button = page.index(f'action="{GO}?next=%2Fcircle%2Fcharter%2F"')
    assert button < page.index('name="email"')
    browser = Client()
    assert enter(browser, f"{GO}?next={WANTED}")["Location"] == WANTED
    asked = requests.get(f"{provider}/asked", timeout=5).json()
    assert {*asked} == proconnect.REQUIRED
    assert reader(browser) == room.circle.ana
    assert Session.objects.get(session_key=browser.session.session_key).opened_by == "proconnect"


@pytest.mark.parametrize("wrong", ["", "json"])
def test_a_new_identity_is_kept_once_with_its_mailbox(
    provider: str, room: Room, wrong: str
) -> None:
    accounts = Account.objects.count()
    for sub in ("ana-1", "ana-1", "ana-at-another-employer"):
        signs_in(provider, sub, wrong, email=known(room).upper())
        assert enter(Client())["Location"] == "/"
    rows = SocialAccount.objects.order_by("pk")
    assert [(row.user, row.provider, row.uid) for row in rows] == [
        (account_of(room.circle.ana), "proconnect", "ana-1"),
        (account_of(room.circle.ana), "proconnect", "ana-at-another-employer"),
    ]
    assert Account.objects.count() == accounts
    kinds = [(event.kind, event.data) for event in Event.objects.filter(network="")]
    assert kinds.count(("identity_attached", {"provider": "proconnect"})) == 2


def test_an_identity_keeps_its_mailbox_when_its_address_changes(provider: str, room: Room) -> None:
    signs_in(provider, email=known(room))
    enter(Client())
    for address in ("ana@ailleurs.example", account_of(room.circle.bao).email):
        signs_in(provider, email=address)
        browser = Client()
        enter(browser)
        assert reader(browser) == room.circle.ana


def test_it_follows_its_address_once_nobody_is_left_in_the_former_mailbox(
    provider: str, room: Room
) -> None:
    signs_in(provider, email=known(room))
    enter(Client())
    new = mailbox("ana@nouvelle.example")
    Person.objects.filter(pk=room.circle.ana.pk).update(account=new)
    signs_in(provider, email=new.email)
    browser = Client()
    enter(browser)
    assert (reader(browser), SocialAccount.objects.get().user) == (room.circle.ana, new)


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"email": "nobody@exemple.invalid"}, "unknown"),
        ({"email": "not an address"}, "address"),
        ({"email": ""}, "address"),
        ({}, "address"),
        ({"email": "ANA", "email_verified": False}, "address"),
        ({"email": "ANA", "email_verified": "no"}, "address"),
    ],
)
def test_whoever_is_not_known_is_refused_told_whom_to_ask_and_not_recorded(
    provider: str, room: Room, claims: dict[str, Any], reason: str
) -> None:
    said = {name: known(room) if value == "ANA" else value for name, value in claims.items()}
    signs_in(provider, **said)
    browser = Client()
    with nothing_changes():
        page = enter(browser)
    assert (why(page), reader(browser)) == ((403, reason), None)
    assert not SocialAccount.objects.exists()
    assert "/api/v2/session/end?" in page.context["leave"]


def test_a_mailbox_where_nobody_is_known_lets_nobody_in(provider: str) -> None:
    signs_in(provider, email=mailbox("vide@exemple.invalid").email)
    assert why(enter(Client())) == (403, "unknown")


def test_a_closed_account_stays_closed(provider: str, room: Room) -> None:
    signs_in(provider, email=known(room))
    Account.objects.update(is_active=False)
    browser = Client()
    assert (enter(browser)["Location"], reader(browser)) == ("/signin/inactive/", None)


@pytest.mark.parametrize("wrong", ["nonce", "expired", "audience", "key", "sub", "userinfo key"])
def test_an_answer_that_cannot_be_checked_lets_nobody_in(
    provider: str, room: Room, wrong: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    signs_in(provider, wrong=wrong, email=known(room))
    browser = Client()
    with nothing_changes():
        assert enter(browser).status_code == 502
    assert (reader(browser), SocialAccount.objects.exists()) == (None, False)


@pytest.mark.parametrize(("acr", "status"), [("eidas1", 403), ("eidas1-mfa", 302), ("eidas2", 302)])
def test_the_level_is_asked_for_and_checked(
    provider: str, room: Room, settings: Settings, acr: str, status: int
) -> None:
    settings.PROCONNECT = settings.PROCONNECT | {"levels": ("eidas1-mfa", "eidas2")}
    signs_in(provider, email=known(room), acr=acr)
    browser = Client()
    assert enter(browser).status_code == status
    asked = json.loads(requests.get(f"{provider}/asked", timeout=5).json()["claims"])
    assert asked == {"id_token": {"acr": {"essential": True, "values": ["eidas1-mfa", "eidas2"]}}}
    assert (reader(browser) is None) is (status == 403)


def test_giving_up_there_leads_back_to_the_ways_in(provider: str) -> None:
    signs_in(provider, wrong="cancelled")
    assert enter(Client())["Location"] == "/signin/"


def test_an_answer_serves_once_here_and_in_time(
    provider: str, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    signs_in(provider, email=known(room))
    browser = Client()
    gone = browser.post(GO)["Location"]
    there = requests.get(gone, allow_redirects=False, timeout=5).headers["Location"]
    path = there.removeprefix(SITE)
    assert Client().get(path).status_code == 400  # not where it was asked
    assert browser.get(f"{BACK}?code=x&state=forged").status_code == 400
    assert browser.get(path).status_code == 302
    browser.post("/signin/out/")
    assert browser.get(path).status_code == 400


def test_no_other_site_is_where_one_goes(provider: str, room: Room) -> None:
    signs_in(provider, email=known(room))
    assert enter(Client(), f"{GO}?next=https://elsewhere.example/")["Location"] == "/"


def test_signing_out_signs_out_there_too(provider: str, room: Room) -> None:
    signs_in(provider, email=known(room))
    browser = Client()
    enter(browser)
    left = browser.post("/signin/out/")
    assert left["Clear-Site-Data"] == '"cache", "storage"'
    there = requests.get(left["Location"], allow_redirects=False, timeout=5)
    assert there.status_code == 302, there.text
    path = there.headers["Location"].removeprefix(SITE)
    assert (browser.get(path)["Location"], reader(browser)) == ("/", None)
    assert browser.get("/signin/with/proconnect/left/?state=forged")["Location"] == "/"


def test_it_is_listed_and_forgotten_by_its_mailbox_alone(provider: str, room: Room) -> None:
    signs_in(provider, email=known(room))
    ana, elsewhere, bao = Client(), Client(), room.client("bao")
    enter(elsewhere)
    ana.force_login(account_of(room.circle.ana))
    (row,) = ana.get("/me/passkeys/").context["identities"]
    page = f"/me/passkeys/accounts/{row.pk}/forget/"
    with nothing_changes():
        assert (bao.get(page).status_code, bao.post(page).status_code) == (404, 404)
        assert (ana.get(page).status_code, ana.post(page).status_code) == (200, 422)
    gesture = {"gesture": str(uuid4())}
    assert [ana.post(page, gesture).status_code for _time in range(2)] == [302, 404]
    assert (reader(ana), reader(elsewhere)) == (room.circle.ana, None)
    assert not SocialAccount.objects.exists()
    assert Event.objects.latest("id").kind == "identity_forgotten"


def test_a_provider_that_does_not_answer_stops_nothing_else(
    provider: str, room: Room, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    signs_in(provider, email=known(room))
    browser = Client()
    enter(browser)
    for server in ("http://localhost:1/api/v2", provider):
        settings.PROCONNECT = settings.PROCONNECT | {"server": server}
        assert Client().post(GO).status_code == 502
    assert Client().get("/signin/").status_code == 200
    assert browser.post("/signin/out/")["Location"] == "/"
    assert reader(browser) is None


def test_the_one_that_is_not_set_does_not_exist(db: None) -> None:
    page = Client().get("/signin/").content.decode()
    assert "/signin/with/" not in page
    statuses = [Client().get(BACK).status_code, Client().post(GO).status_code]
    assert statuses == [404, 404]


def test_a_forged_press_leads_nowhere(provider: str) -> None:
    assert Client(enforce_csrf_checks=True).post(GO).status_code == 403


# ---- Any other OpenID provider: oidc-provider-mock


@pytest.fixture(scope="module")
def plain_port() -> Iterator[int]:
    port = free_port()
    people = [
        {"sub": "ana", "email": "ana@port.example", "email_verified": True},
        {"sub": "liar", "email": "ana@port.example", "email_verified": False},
        {"sub": "silent", "email": "ana@port.example"},
    ]
    users = [word for one in people for word in ("--user-claims", json.dumps(one))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "-p", str(port)]
    with subprocess.Popen(
        [*command, "--require-nonce", "true", *users],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        until(f"http://localhost:{port}/.well-known/openid-configuration")
        yield port
        process.terminate()


def until(address: str) -> None:
    for _time in range(400):
        try:
            requests.get(address, timeout=5)
        except requests.ConnectionError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("no provider")


@pytest.mark.parametrize(("sub", "status"), [("ana", 302), ("liar", 403), ("silent", 403)])
def test_any_provider_lets_in_those_whose_address_it_has_checked(
    room: Room, plain_port: int, settings: Settings, sub: str, status: int
) -> None:
    cache.clear()
    settings.SITE_URL = SITE
    settings.OIDC = {
        "server": f"http://localhost:{plain_port}",
        "client_id": "tour-de-table",
        "secret": "secret",
        "name": "Compte du département",
        "levels": (),
        "origins": (),
    }
    Person.objects.filter(pk=room.circle.ana.pk).update(account=mailbox("ana@port.example"))
    browser = Client()
    assert "Compte du département" in browser.get("/signin/").content.decode()
    gone = browser.post("/signin/with/oidc/")["Location"]
    asked = {name: values[0] for name, values in parse_qs(urlsplit(gone).query).items()}
    assert (asked["code_challenge_method"], len(asked["nonce"]) >= 32) == ("S256", True)
    there = requests.post(gone, data={"sub": sub}, allow_redirects=False, timeout=5)
    back = browser.get(there.headers["Location"].removeprefix(SITE))
    assert back.status_code == status, back.content.decode()
    assert (reader(browser) == room.circle.ana) is (status == 302)
    assert SocialAccount.objects.exists() is (status == 302)
