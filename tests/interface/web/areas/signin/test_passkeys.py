"""Passkeys of a mailbox: made, named, removed; nobody else's."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from tests.domain.builders import nothing_changes
from tests.interface.web.areas.decisions.people import Room, account_of
from tests.interface.web.areas.signin.authenticator import Phone
from tests.interface.web.areas.signin.test_views import codes
from tourdetable.domain.journal.models import Event
from tourdetable.domain.signin.queries import passkeys
from tourdetable.interface.web.base import clock

MINE, ADD, AGAIN = "/me/passkeys/", "/me/passkeys/add/", "/me/passkeys/again/"
ENTER = "/signin/passkey/"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture(autouse=True)
def localhost(db: None, settings: Settings) -> None:
    cache.clear()
    settings.SITE_URL = "http://localhost"


def lately(browser: Client) -> Client:
    """One that signed in just now."""
    session = browser.session
    session["opened_at"] = clock.now().timestamp()
    session.save()
    return browser


@pytest.fixture
def ana(room: Room) -> Client:
    return lately(room.client("ana"))


def options(browser: Client) -> str:
    """What the page asks the browser."""
    (found,) = re.findall('data-options="([^"]*)"', browser.get(ADD).content.decode())
    return unescape(found)


def sent(browser: Client, phone: Phone, **more: Any) -> dict[str, Any]:
    """What the page sends once the phone has answered."""
    credential = phone.make(options(browser))
    return {"gesture": str(uuid4()), "name": "Mon téléphone", "credential": credential} | more


def asked(browser: Client) -> dict[str, Any]:
    """What the page to sign in asks the browser, by its script."""
    found: dict[str, Any] = browser.post(ENTER, {"credential": ""}).json()
    return found


def keys(room: Room) -> list[str]:
    return [str(key) for key in passkeys(account_of(room.circle.ana))]


def test_a_passkey_is_added_and_its_mailbox_is_told(room: Room, ana: Client) -> None:
    assert ana.get(MINE).context["keys"] == []
    answer = ana.post(ADD, sent(ana, Phone()))
    assert (answer.status_code, answer["Location"], keys(room)) == (302, MINE, ["Mon téléphone"])
    (letter,) = mail.outbox
    assert (letter.to, "Mon téléphone" in letter.body) == (
        [account_of(room.circle.ana).email],
        True,
    )
    event = Event.objects.latest("id")
    assert (event.kind, event.person, event.data) == ("passkey_added", room.circle.ana.pk, {})


def test_a_form_sent_twice_adds_one(room: Room, ana: Client) -> None:
    data = sent(ana, Phone())
    statuses = [ana.post(ADD, data).status_code for _time in range(2)]
    assert (statuses, keys(room)) == ([302, 409], ["Mon téléphone"])


@pytest.mark.parametrize(
    ("phone", "more"),
    [
        (Phone(verifies=False), {}),
        (Phone(origin="https://elsewhere.example"), {}),
        (Phone(), {"credential": ""}),
        (Phone(), {"credential": "{"}),
        (Phone(), {"credential": "[]"}),
        (Phone(), {"credential": '{"response": 3, "id": "x"}'}),
        (Phone(), {"name": ""}),
        (Phone(), {"name": "a" * 61}),
    ],
)
def test_what_does_not_prove_itself_is_refused(
    room: Room, ana: Client, phone: Phone, more: dict[str, str]
) -> None:
    data = sent(ana, phone, **more)
    with nothing_changes():
        assert ana.post(ADD, data).status_code == 422
    assert (keys(room), mail.outbox) == ([], [])


def test_an_answer_serves_once(room: Room, ana: Client) -> None:
    data = sent(ana, Phone())
    ana.post(ADD, data)
    assert ana.post(ADD, data | {"gesture": str(uuid4())}).status_code == 422
    assert keys(room) == ["Mon téléphone"]


def test_a_browser_left_open_signs_in_again_first(room: Room, ana: Client) -> None:
    late = room.client("ana")
    assert late.get(ADD).templates[0].name == "account/passkey_again.html"
    with nothing_changes():
        late.post(ADD, {"gesture": str(uuid4()), "name": "Voleur", "credential": "{}"})
    answer = late.post(AGAIN, {"gesture": str(uuid4())})
    assert unquote(answer["Location"]) == f"/signin/code/?next={ADD}"
    entered = late.post(f"/signin/code/?next={ADD}", {"code": codes()[-1]})
    assert entered["Location"] == ADD
    assert late.get(ADD).templates[0].name == "account/passkey_add.html"


def test_asking_too_often_is_said_and_one_stays_in(room: Room, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"code_at_all": "1/m/key"}
    late = room.client("ana")
    late.post(AGAIN, {"gesture": str(uuid4())})
    again = room.client("ana")
    assert again.post(AGAIN, {"gesture": str(uuid4())})["Location"] == ADD
    assert again.get(MINE).status_code == 200


def test_it_is_called_otherwise_then_removed(room: Room, ana: Client) -> None:
    ana.post(ADD, sent(ana, Phone()))
    (key,) = passkeys(account_of(room.circle.ana))
    name, gone = f"{MINE}{key.pk}/name/", f"{MINE}{key.pk}/remove/"
    assert ana.get(name).context["form"]["name"].value() == "Mon téléphone"
    ana.post(name, {"gesture": str(uuid4()), "name": "L’ordinateur du bureau"})
    assert keys(room) == ["L’ordinateur du bureau"]
    assert "L’ordinateur du bureau" in ana.get(gone).content.decode()
    gesture = {"gesture": str(uuid4())}
    assert [ana.post(gone, gesture).status_code for _time in range(2)] == [302, 404]
    assert (keys(room), len(mail.outbox)) == ([], 2)


def test_nobody_touches_another_s(room: Room, ana: Client) -> None:
    ana.post(ADD, sent(ana, Phone()))
    (key,) = passkeys(account_of(room.circle.ana))
    bao = room.client("bao")
    for page in (f"{MINE}{key.pk}/name/", f"{MINE}{key.pk}/remove/"):
        with nothing_changes():
            statuses = bao.get(page).status_code, bao.post(page, {"name": "À moi"}).status_code
        assert statuses == (404, 404)


def test_removing_it_closes_what_it_opened_elsewhere(room: Room, ana: Client) -> None:
    phone = Phone()
    ana.post(ADD, sent(ana, phone))
    stolen = Client()
    stolen.post(ENTER, {"credential": phone.prove(asked(stolen))})
    assert stolen.get(room.url("charter")).status_code == 200
    (key,) = passkeys(account_of(room.circle.ana))
    ana.post(f"{MINE}{key.pk}/remove/", {"gesture": str(uuid4())})
    told = [browser.get(room.url("charter")).status_code for browser in (ana, stolen)]
    assert told == [200, 302]


def test_a_site_without_a_name_has_none(ana: Client, settings: Settings) -> None:
    settings.SITE_URL = "http://127.0.0.1:8000"
    page = ana.get(MINE)
    assert (page.status_code, page.context["offered"], ana.get(ADD).status_code) == (
        200,
        False,
        404,
    )


def test_those_who_share_a_mailbox_say_first_who_they_are(room: Room) -> None:
    room.circle.bao.account = account_of(room.circle.ana)
    room.circle.bao.save()
    assert room.client("ana").get(MINE)["Location"] == "/signin/who/"


def test_a_message_that_cannot_leave_stops_nothing(
    room: Room, ana: Client, settings: Settings
) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = SMTP, 1
    assert ana.post(ADD, sent(ana, Phone())).status_code == 302
    assert keys(room) == ["Mon téléphone"]
