"""The reader's language: French, until another is chosen. Who reads, as the session proves it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from tests.interface.web.areas.decisions.people import Room, account_of
from tourdetable.domain.people.models import Account, Person, Session

pytestmark = pytest.mark.django_db


def choose(client: Client, code: str, **data: str) -> str:
    response = client.post("/langue/", {"language": code, **data})
    assert response.status_code == 302
    return response.headers["Location"]


def language(client: Client, url: str = "/aide/") -> tuple[str, str]:
    """What the page and its headers say of it."""
    response = client.get(url)
    found = re.search(r'<html lang="(\w+)">', response.content.decode())
    assert found
    return found[1], response.headers["Content-Language"]


def test_french_comes_first_whatever_the_browser_prefers(client: Client) -> None:
    response = client.get("/aide/", headers={"accept-language": "en"})
    assert response.headers["Content-Language"] == "fr"
    assert "Cookie" in response.headers["Vary"]


def test_a_choice_brings_back_to_the_page_and_lasts(client: Client) -> None:
    assert choose(client, "en", next="/aide/") == "/aide/"
    assert language(client) == language(client, "/contact/") == ("en", "en")
    kept = client.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (kept["max-age"], kept["httponly"], kept["samesite"]) == (365 * 86400, True, "Lax")
    choose(client, "fr")
    assert language(client) == ("fr", "fr")


def test_an_address_may_name_a_language_that_lasts_and_each_page_names_its_versions(
    client: Client,
) -> None:
    page = client.get("/contact/?a=%22&lang=en")
    assert (page.headers["Content-Language"], language(client, "/aide/")[1]) == ("en", "en")
    found = re.findall(
        r'<link rel="alternate" hreflang="([\w-]+)" href="(\S+)">', page.content.decode()
    )
    site = f"{settings.SITE_URL}/contact/?a=%22"
    named = {code: f"{site}&amp;lang={code}" for code in ("fr", "en")}
    assert dict(found) == {"x-default": site, **named}
    assert client.get("/contact/?lang=xx").headers["Content-Language"] == "en"


def test_what_no_database_looks_for_is_never_asked(client: Client) -> None:
    request = client.get("/aide/?a=x%00y&b=%%0000&c=%2500").wsgi_request
    assert request.GET.dict() == {"a": "xy", "b": "", "c": "%00"}


def test_an_error_page_speaks_the_chosen_language_and_offers_the_others(client: Client) -> None:
    choose(client, "en")
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    html = response.content.decode()
    assert re.findall(r'<button name="language" value="(\w+)" lang="\w+"', html) == ["fr", "en"]
    assert re.findall(r'aria-current="true">(\w+)</button>', html) == ["English"]


@pytest.mark.parametrize("code", ["de", "", "../en"])
def test_a_language_that_is_not_spoken_changes_nothing(client: Client, code: str) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = code
    assert language(client) == ("fr", "fr")


def test_a_choice_leads_to_no_other_site(client: Client) -> None:
    assert choose(client, "en", next="https://elsewhere.example/") == "/"


def test_a_line_never_ends_before_its_sign_and_the_length_is_told(client: Client) -> None:
    """Code stays as it is; what is no page is not touched."""
    response = client.get("/aide/")
    html = response.content.decode()
    assert " :" not in re.sub(r"<[^>]*>|<pre>.*?</pre>", "", html, flags=re.S)
    assert int(response.headers["Content-Length"]) == len(response.content)
    assert b"Contact: " in client.get("/.well-known/security.txt").content


def close(account: Account) -> None:
    Account.objects.filter(pk=account.pk).update(is_active=False)


def new_password(account: Account) -> None:
    account.set_unusable_password()
    account.save()


def sign_out_everywhere(account: Account) -> None:
    account.sessions.all().delete()


def remove(account: Account) -> None:
    account.persons.update(account=None)
    account.delete()


@pytest.mark.parametrize("change", [close, new_password, sign_out_everywhere, remove])
def test_a_session_is_worth_what_its_account_is_now(
    room: Room, change: Callable[[Account], None]
) -> None:
    ana = room.client("ana")
    before = ana.get(room.url("people")).status_code
    change(account_of(room.circle.ana))
    after = ana.get(room.url("people"))
    assert (before, after.status_code) == (200, 302)
    assert after.headers["Location"].startswith("/signin/")


def test_a_key_that_is_kept_still_opens_the_sessions_of_the_one_before(
    room: Room, settings: Settings
) -> None:
    ana = room.client("ana")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another" * 8
    assert [ana.get(room.url("people")).status_code for _time in range(2)] == [200, 200]
    settings.SECRET_KEY_FALLBACKS = []
    assert ana.get(room.url("people")).status_code == 200


def test_a_way_to_sign_in_that_is_no_more_opens_nothing(room: Room, settings: Settings) -> None:
    ana = room.client("ana")
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    assert ana.get(room.url("people")).status_code == 302


def test_another_account_of_the_same_browser_is_another_reader(room: Room) -> None:
    browser = room.client("ana")
    shown = [browser.get("/").context["person"]]
    browser.force_login(account_of(room.circle.bao))
    shown.append(browser.get("/").context["person"])
    browser.logout()
    shown.append(browser.get("/").context["person"])
    assert shown == [room.circle.ana, room.circle.bao, None]


def test_signing_in_gives_the_session_another_key(room: Room) -> None:
    browser = room.client("ana")
    key = browser.cookies["sessionid"].value
    browser.force_login(account_of(room.circle.bao))
    assert browser.cookies["sessionid"].value != key
    assert [row.account for row in Session.objects.all()] == [account_of(room.circle.bao)]


def test_who_shares_a_mailbox_is_asked_then_remembered(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shared = account_of(room.circle.ana)
    Person.objects.filter(pk=room.circle.bao.pk).update(account=shared)
    browser = room.client("ana")
    assert browser.get("/").headers["Location"] == "/signin/who/"
    browser.post("/signin/who/", {"person": room.circle.bao.pk})
    browser.get("/aide/")
    with django_assert_num_queries(2):  # where the journal stands, and all that is known of them
        assert browser.get("/aide/").context["person"] == room.circle.bao


def test_a_browser_whose_person_left_the_mailbox_becomes_nobody_else(room: Room) -> None:
    shared = account_of(room.circle.ana)
    Person.objects.filter(pk=room.circle.bao.pk).update(account=shared)
    browser = room.client("ana")
    browser.post("/signin/who/", {"person": room.circle.bao.pk})
    Person.objects.filter(pk=room.circle.bao.pk).update(account=None)
    assert browser.get("/aide/").context["person"] is None
    assert browser.get("/").headers["Location"] == "/signin/who/"


@pytest.mark.parametrize(("asked", "cookie", "spoken"), [("en", "", "en"), ("en", "fr", "fr")])
def test_one_s_own_language_holds_where_the_browser_has_none(
    room: Room, asked: str, cookie: str, spoken: str
) -> None:
    Person.objects.filter(pk=room.circle.bao.pk).update(language=asked)
    browser = room.client("bao")
    if cookie:
        browser.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    assert language(browser)[1] == spoken
    browser.logout()
    assert language(Client())[1] == "fr"
