"""The reader's language: French, until another is chosen."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client

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
