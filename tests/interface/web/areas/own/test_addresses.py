"""Adding an address, showing that one reads it, choosing it for mail, leaving a shared mailbox."""

from __future__ import annotations

import socket

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from tests.domain.builders import nothing_changes
from tests.interface.web.areas.decisions.people import Room, account_of
from tests.interface.web.areas.own.people import code_sent, form
from tourdetable.domain.people.models import OtherAddress, Person

HOME, ADD, LIST = "bao@maison.example", "/me/addresses/add/", "/me/addresses/"


@pytest.fixture(autouse=True)
def nobody_has_asked() -> None:
    cache.clear()


def add(browser: Client, email: str = HOME) -> OtherAddress:
    answer = browser.post(ADD, form(email=email))
    address = OtherAddress.objects.get(account__email=email)
    assert answer.headers["Location"] == f"{LIST}{address.pk}/confirm/"
    return address


def confirm(browser: Client, address: OtherAddress, code: str) -> int:
    return browser.post(f"{LIST}{address.pk}/confirm/", form(code=code)).status_code


def own(browser: Client) -> OtherAddress:
    """An address added and confirmed."""
    address = add(browser)
    assert confirm(browser, address, code_sent()) == 302
    return address


def reader(browser: Client) -> Person | None:
    person: Person | None = browser.get("/aide/").context["person"]
    return person


def test_the_code_shows_that_one_reads_the_mailbox(room: Room) -> None:
    browser = room.client("bao")
    address = add(browser)
    (message,) = mail.outbox
    assert (message.to, "Bao Trần" in message.body) == ([HOME], True)
    code = code_sent()
    with nothing_changes():
        assert browser.get(f"{LIST}{address.pk}/confirm/").status_code == 200
        assert confirm(browser, address, "bcdf-2345") == 422
    assert confirm(browser, address, f" {code.upper().replace('-', ' ')} ") == 302
    other = Client()
    other.force_login(address.account)
    assert reader(other) == room.circle.bao


def test_another_code_may_be_sent_but_not_without_end(room: Room) -> None:
    browser = room.client("bao")
    address = add(browser)
    again = f"{LIST}{address.pk}/send/"
    for _time in range(12):
        assert browser.post(again).status_code == 302
    assert len(mail.outbox) == 10
    wrong = [confirm(browser, address, "bcdf-2345") for _time in range(21)]
    assert (set(wrong), confirm(browser, address, code_sent())) == ({422}, 422)


def test_a_mail_server_that_does_not_answer_is_told(room: Room, settings: Settings) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = deaf.getsockname()
        page = room.client("bao").post(ADD, form(email=HOME), follow=True)
    assert "le serveur d’envoi ne répond pas" in page.content.decode().replace("\xa0", " ")


def test_one_s_own_address_takes_the_place_of_the_shared_one(room: Room) -> None:
    """Ana and Bao share a mailbox; Bao leaves it, in a browser where Ana stays nobody."""
    shared = account_of(room.circle.ana)
    Person.objects.filter(pk=room.circle.bao.pk).update(account=shared)
    browser, colleague = room.client("ana"), room.client("ana")
    browser.post("/signin/who/", {"person": room.circle.bao.pk})
    colleague.post("/signin/who/", {"person": room.circle.ana.pk})
    address = own(browser)
    version = Person.objects.get(pk=room.circle.bao.pk).version
    sent = form(version=version)
    chosen = [browser.post(f"{LIST}{address.pk}/mail/", sent).status_code for _time in range(2)]
    assert chosen == [302, 409]
    address.refresh_from_db()
    assert address.account == shared  # the one before stays among the others
    answer = browser.post(f"{LIST}{address.pk}/remove/", form(), follow=True)
    assert answer.redirect_chain[-1][0].startswith("/signin/")
    assert (reader(browser), reader(colleague)) == (None, room.circle.ana)
    bao = Client()
    bao.force_login(account_of(Person.objects.get(pk=room.circle.bao.pk)))
    assert reader(bao) == room.circle.bao


def test_whose_address_it_is_already_is_never_told(room: Room) -> None:
    """The page says the same of an address that is known and of one that is not."""
    browser, pages = room.client("bao"), []
    for email in (account_of(room.circle.chloe).email, "nouveau@port.example"):
        address = add(browser, email)
        urls = (LIST, f"{LIST}{address.pk}/confirm/")
        page = "".join(browser.get(url).content.decode() for url in urls)
        pages.append("Chloé" in page or "plusieurs personnes" in page)
        browser.post(f"{LIST}{address.pk}/remove/", form())
    assert pages == [False, False]
    assert len(mail.outbox) == 2


def test_removing_twice_leads_back_to_the_list(room: Room) -> None:
    browser = room.client("bao")
    address, sent = own(browser), form()
    answers = [browser.post(f"{LIST}{address.pk}/remove/", sent) for _time in range(2)]
    assert [answer.headers["Location"] for answer in answers] == [LIST, LIST]


def test_the_list_says_what_each_is_for(room: Room) -> None:
    browser = room.client("bao")
    own(browser)
    add(browser, "attend@port.example")
    page = browser.get(LIST).content.decode()
    assert [words in page for words in ("reçoit le courrier", "sert à se connecter")] == [True] * 2
    assert "attend son code" in page
    waiting = OtherAddress.objects.get(confirmed_at=None)
    answer = browser.get(f"{LIST}{waiting.pk}/mail/")
    assert answer.headers["Location"] == f"{LIST}{waiting.pk}/confirm/"
