"""The link that comes with a code: opening it is nothing, pressing its button lets in, once."""

from __future__ import annotations

import re
import time
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils.translation import gettext
from pytest_django.fixtures import Settings

from tests.domain.builders import nothing_changes
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.signin.test_views import ASK, ENTER, WANTED, codes, reader, told
from tourdetable.domain.people.models import Account, Session
from tourdetable.domain.signin.actions.links import make_link
from tourdetable.domain.signin.models import SignInLink
from tourdetable.interface.web.base import clock

ADDRESS = "ana@exemple.invalid"
OVER = 410


@pytest.fixture
def asked(room: Room, settings: Settings) -> Client:
    """A browser in which Ana has asked for a code, on her way to the charter."""
    cache.clear()
    settings.SITE_URL = "http://testserver"
    room.circle.ana.account = Account.objects.create(email=ADDRESS)
    room.circle.ana.save()
    browser = Client()
    browser.post(ASK, {"email": ADDRESS})
    return browser


def links() -> list[str]:
    """Those that were sent, as a browser asks for them."""
    found = (
        re.findall(r"^http://testserver(/signin/link/\S+)$", m.body, re.M) for m in mail.outbox
    )
    return [link for each in found for link in each]


def test_opening_it_however_often_changes_nothing(room: Room, asked: Client) -> None:
    (link,) = links()
    scanner = Client()
    with nothing_changes():
        pages = [scanner.get(link), scanner.head(link), asked.get(link), scanner.get(link)]
    assert [page.status_code for page in pages] == [200] * 4
    assert (reader(scanner), reader(asked)) == (None, None)
    assert str(room.circle.ana) in pages[0].content.decode()
    assert SignInLink.objects.get().used_at is None


def test_pressing_lets_in_elsewhere_than_where_it_was_asked(room: Room, asked: Client) -> None:
    (link,) = links()
    phone = Client(headers={"User-Agent": "Firefox/145 (Android)"})
    answer = phone.post(link)
    assert (answer.status_code, answer["Location"]) == (302, WANTED)
    assert reader(phone) == room.circle.ana
    session = Session.objects.get(account__email=ADDRESS)
    assert (session.opened_by, session.browser) == ("link", "Firefox/145 (Android)")
    assert session.opened_at is not None


def test_it_lets_in_once_and_the_code_is_void(asked: Client) -> None:
    (link,) = links()
    phone, thief = Client(), Client()
    phone.post(link)
    assert [thief.get(link).status_code, thief.post(link).status_code] == [OVER, OVER]
    asked.post(ENTER, {"code": codes()[0]})
    assert told(asked, ASK)[-1:] == [gettext("That code has already served: ask for another.")]
    assert (reader(thief), reader(asked)) == (None, None)


def test_the_code_voids_the_link(room: Room, asked: Client) -> None:
    (link,) = links()
    asked.post(ENTER, {"code": codes()[0]})
    assert reader(asked) == room.circle.ana
    assert Session.objects.get(account__email=ADDRESS).opened_by == "code"
    assert Client().post(link).status_code == OVER


def test_it_is_the_same_when_it_is_sent_again_for_a_quarter_of_an_hour_more(
    asked: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, begun = time.time(), clock.now()
    for number in (14, 28):
        after = timedelta(minutes=number)
        monkeypatch.setattr(time, "time", partial(float, start + after.total_seconds()))
        monkeypatch.setattr(clock, "now", partial(datetime.__add__, begun, after))
        if number == 14:
            asked.post(ENTER, {"action": "resend"})
    first, second = links()
    assert first == second
    assert Client().post(first)["Location"] == WANTED


def test_a_wrong_link_and_an_old_one_get_the_same_page(asked: Client) -> None:
    account = Account.objects.get(email=ADDRESS)
    old = make_link(account=account, now=clock.now().replace(year=2020))
    pages = [Client().get(f"/signin/link/{token}/") for token in (old, "nothing")]
    assert [page.status_code for page in pages] == [OVER, OVER]
    said = [page.content.decode().replace(page.request["PATH_INFO"], "") for page in pages]
    assert said[0] == said[1]


def test_its_address_is_told_to_nobody(asked: Client) -> None:
    (link,) = links()
    for page in (asked.get(link), asked.get("/signin/link/nothing/"), Client().post(link)):
        assert (page["Referrer-Policy"], page["X-Robots-Tag"]) == (
            "strict-origin",
            "noindex, nofollow",
        )
        assert "no-store" in page["Cache-Control"]


def test_a_forged_press_lets_nobody_in(asked: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(links()[0]).status_code == 403
    assert SignInLink.objects.get().used_at is None


def test_whoever_is_in_already_goes_where_they_wanted_and_another_is_warned(
    room: Room, asked: Client
) -> None:
    (link,) = links()
    ana, bao = Client(), room.client("bao")
    ana.force_login(Account.objects.get(email=ADDRESS))
    assert (ana.get(link)["Location"], ana.post(link)["Location"]) == (WANTED, WANTED)
    assert str(room.circle.bao.account) in bao.get(link).content.decode()
    bao.post(link)
    assert reader(bao) == room.circle.ana


def test_those_who_share_the_mailbox_say_who_they_are_after(room: Room, asked: Client) -> None:
    room.circle.bao.account = Account.objects.get(email=ADDRESS)
    room.circle.bao.save()
    (link,) = links()
    page = asked.get(link).content.decode()
    assert (str(room.circle.ana) in page, str(room.circle.bao) in page) == (True, True)
    asked.post(link)
    assert asked.get(WANTED)["Location"] == "/signin/who/"


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example/"])
def test_no_other_site_is_where_one_goes(asked: Client, wanted: str) -> None:
    token = make_link(account=Account.objects.get(email=ADDRESS), now=clock.now(), wanted=wanted)
    assert Client().post(f"/signin/link/{token}/")["Location"] == "/"
    cache.clear()
    Client().post(f"/signin/?next={wanted}", {"email": ADDRESS})
    assert Client().post(links()[-1])["Location"] == "/"


def test_an_account_that_is_closed_does_not_enter(asked: Client) -> None:
    Account.objects.filter(email=ADDRESS).update(is_active=False)
    assert Client().post(links()[0])["Location"] == "/signin/inactive/"


def test_an_unknown_address_gets_no_link(asked: Client) -> None:
    Client().post(ASK, {"email": "nobody@exemple.invalid"})
    assert len(links()) == SignInLink.objects.count() == 1
