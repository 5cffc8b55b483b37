"""A stranger subscribes by a link that was sent, and leaves in a click, without an account."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.domain.builders import NOW, Circle, nothing_changes
from tests.domain.newsletters.newsroom import LEA, subscribed
from tests.forging import forged
from tourdetable.domain.complaints.models import ComplaintMessage
from tourdetable.domain.founding.actions.closing import close_network
from tourdetable.domain.networks.actors import Actor, Operator
from tourdetable.domain.newsletters.models import NewsletterStop, NewsSubscription
from tourdetable.domain.newsletters.tokens import leaving_token
from tourdetable.domain.people.models import Account
from tourdetable.interface.web.areas.newsletters import subscribing

News = tuple[Circle, Actor]
ASK = "/circle/newsletters/subscribe/"
SAID = {"email": "Lea@Quartier.example", "profile": "association", "agreed": "on"}
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture(autouse=True)
def _nothing_counted(news: News) -> None:
    cache.clear()


def link_in(mail: Any) -> str:
    return next(word for word in mail.body.split() if "/confirm/" in word).partition("/circle")[2]


def test_nothing_is_kept_until_the_button_of_the_link(mailoutbox: list[Any]) -> None:
    client = Client()
    with nothing_changes():
        page = client.post(ASK, SAID).content.decode()
        assert "Regardez votre boîte" in page
        url = f"/circle{link_in(mailoutbox[0])}"
        assert client.get(url).status_code == 200
        assert client.get(forged(url)).status_code == 410
    assert client.post(url).status_code == 200
    one = NewsSubscription.objects.get()
    assert (one.account.email, one.profile, one.language) == (LEA, "association", "fr")
    assert one.words.startswith("«\N{NO-BREAK SPACE}Cercle\N{NO-BREAK SPACE}» garde mon adresse")
    client.post(url)
    assert NewsSubscription.objects.count() == 1


def test_the_same_is_answered_whether_the_address_is_known_or_not(mailoutbox: list[Any]) -> None:
    said = [Client().post(ASK, SAID | {"email": to}) for to in ("ana@port.example", LEA)]
    bodies = [answer.content.decode().replace("ana@port.example", LEA) for answer in said]
    assert (bodies[0] == bodies[1], len(mailoutbox)) == (True, 2)


@pytest.mark.parametrize("missing", ["email", "agreed"])
def test_one_says_an_address_and_that_one_agrees(missing: str, mailoutbox: list[Any]) -> None:
    said = {name: value for name, value in SAID.items() if name != missing}
    assert (Client().post(ASK, said).status_code, mailoutbox) == (422, [])


def test_an_address_is_not_written_to_again_and_again(mailoutbox: list[Any]) -> None:
    answers = [Client().post(ASK, SAID).status_code for _time in range(3)]
    others = ["lea+1@quartier.example", "lea@quar\u200btier.example", "LEA+2@quartier.example"]
    answers += [Client().post(ASK, SAID | {"email": one}).status_code for one in others]
    assert (answers, len(mailoutbox)) == ([200] * 5 + [429], 5)
    Client().post("/signin/", {"email": LEA})
    Client().post("/reclamation/", {"subject": "other", "words": "Rien ne va.", "email": LEA})
    assert (len(mailoutbox), list(ComplaintMessage.objects.filter(letter="received"))) == (5, [])


@pytest.mark.parametrize("place", ["quartier\u2028.example", "é" * 60 + ".example"])
@pytest.mark.parametrize("form", [ASK, "/reclamation/", "/signin/"])
def test_an_address_that_no_server_takes_is_refused(form: str, place: str) -> None:
    said = SAID | {"subject": "other", "words": "Rien.", "email": f"lea@{place}"}
    page = Client().post(form, said).content.decode()
    assert "Aucun serveur de courriel" in page


def test_a_server_that_is_away_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subscribing, "ask", lambda *_said: False)
    answer = Client().post(ASK, SAID)
    assert (answer.status_code, "n’a pas pu partir" in answer.content.decode()) == (503, True)


def test_one_click_ends_it_and_the_address_is_forgotten(news: News) -> None:
    circle, _by = news
    account = subscribed(circle, LEA).account
    url = f"/circle/newsletters/stop/{leaving_token(circle.network, account)}/"
    program = Client(enforce_csrf_checks=True)
    with nothing_changes():
        assert "Ne plus recevoir de lettre" in program.get(url).content.decode()
    answer = program.post(url, ONE_CLICK)
    assert (answer.status_code, answer.headers["Referrer-Policy"]) == (200, "strict-origin")
    assert NewsSubscription.objects.get().account is None
    assert Account.objects.filter(email=LEA).exists() is False
    assert program.post(url, ONE_CLICK).status_code == 410


def test_a_member_stops_and_begins_again(news: News) -> None:
    circle, _by = news
    url = f"/circle/newsletters/stop/{leaving_token(circle.network, circle.ana.account)}/"
    client = Client()
    client.post(url, ONE_CLICK)
    assert NewsletterStop.objects.get().account == circle.ana.account
    assert "Vous ne recevez plus ces lettres" in client.get(url).content.decode()
    client.post(url, {"again": "1"})
    assert NewsletterStop.objects.exists() is False


def test_a_network_that_is_closed_takes_nobody(news: News) -> None:
    network = news[0].network
    close_network(network=network, name=network.name, by=Operator(), now=NOW)
    assert Client().get(ASK).status_code == 302
