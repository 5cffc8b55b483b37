"""Which browsers are signed in, in plain words; closing one, or all the others."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.translation import override

from tests.domain.builders import NOW, nothing_changes
from tests.interface.web.areas.decisions.people import Room, account_of
from tests.interface.web.areas.own.people import form
from tourdetable.domain.people.models import Person, Session
from tourdetable.interface.web.areas.own.sessions import browser_words, in_words

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (f"{WINDOWS}; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox sur Windows"),
        (f"{WINDOWS} Chrome/140.0.0.0 Safari/537.36 Edg/140.0", "Edge sur Windows"),
        ("Mozilla/5.0 (X11; CrOS x86_64) Chrome/140.0 Safari/537.36", "Chrome sur ChromeOS"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile Safari/537.36", "Chrome sur Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18 like Mac OS X) CriOS/140", "Chrome sur iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15) Version/18 Safari/605", "Safari sur macOS"),
        ("Wget on Linux", "Linux"),
        ("", "Un navigateur qui ne dit pas lequel il est"),
    ],
)
def test_a_browser_is_told_in_plain_words(said: str, words: str) -> None:
    assert browser_words(said) == words


def here(browser: Client) -> Session:
    return Session.objects.get(pk=browser.cookies["sessionid"].value)


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("code", "ouverte par un code reçu par courriel"),
        ("passkey:12", "ouverte par une clé d’accès"),
        ("proconnect", "ouverte par ProConnect"),
        ("oidc", "ouverte par le compte de votre organisation"),
    ],
)
def test_a_session_says_how_one_came_in(mark: str, words: str) -> None:
    with override("fr"):
        assert in_words(Session(opened_by=mark, expire_date=NOW), here=True).way == words


def test_each_is_told_and_one_is_closed_the_same_minute(room: Room) -> None:
    mine, lost, other = room.client("bao"), room.client("bao"), room.client("ana")
    page = mine.get("/me/sessions/").content.decode()
    assert (page.count("cette session"), here(lost).handle in page) == (1, True)
    assert (here(other).handle in page, here(lost).pk in page) == (False, False)
    close = f"/me/sessions/{here(lost).handle}/close/"
    with nothing_changes():
        assert other.get(close).status_code == 404
    sent = form()
    assert [mine.post(close, sent).status_code for _time in range(2)] == [302, 302]
    assert lost.get("/me/").headers["Location"].startswith("/signin/")
    assert mine.get("/me/").status_code == 200


def test_all_the_others_are_closed_at_once(room: Room) -> None:
    mine, others, ana = room.client("bao"), [room.client("bao") for _n in "ab"], room.client("ana")
    answer = mine.post("/me/sessions/close/", form(), follow=True)
    assert "2 sessions sont fermées" in answer.content.decode().replace("\xa0", " ")
    statuses = [browser.get("/me/").status_code for browser in (mine, *others, ana)]
    assert statuses == [200, 302, 302, 200]


def test_in_a_shared_mailbox_one_sees_one_s_own(room: Room) -> None:
    Person.objects.filter(pk=room.circle.bao.pk).update(account=account_of(room.circle.ana))
    ana, bao, unsaid = (room.client("ana") for _n in "abc")
    ana.post("/signin/who/", {"person": room.circle.ana.pk})
    bao.post("/signin/who/", {"person": room.circle.bao.pk})
    assert bao.get("/me/sessions/").context["sessions"][0].here
    assert len(bao.get("/me/sessions/").context["sessions"]) == 1
    bao.post("/me/sessions/close/", form())
    assert ana.get("/me/").status_code == 200
    assert unsaid.get("/me/").headers["Location"] == "/signin/who/"
