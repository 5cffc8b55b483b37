from __future__ import annotations

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import clear_url_caches, set_urlconf

from tests.browser.crawl import Walk
from tests.effort import EVERYTHING
from tests.machine_words import machine_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo", "demo_urls")]


@pytest.fixture
def demo_urls(settings):
    """The demo's addresses, which exist only when its clock is set."""
    settings.DEMO_TODAY = "2027-04-06"
    settings.ROOT_URLCONF = "tests.interface.demo.urls"
    clear_url_caches()
    yield
    set_urlconf(None)
    clear_url_caches()


def test_personas_are_listed(client: Client):
    first = client.get("/demo/personas.json").json()[0]
    assert first == {
        "slug": "maud",
        "name": "Maud Kerébel",
        "network": "club",
        "role": "facilitatrice du Club",
    }


def test_becoming_a_persona_signs_in_and_stays_on_the_page(client: Client):
    answer = client.post("/demo/become/maud", {"next": "/club/"})
    assert (answer.status_code, answer.headers["Location"], "_auth_user_id" in client.session) == (
        302,
        "/club/",
        True,
    )


def test_a_persona_of_another_network_lands_in_their_own(client: Client):
    assert (
        client.post("/demo/become/samira", {"next": "/club/"}).headers["Location"] == "/convention/"
    )


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)", ""]
)
def test_the_way_back_is_never_another_site(client: Client, elsewhere: str):
    assert client.post("/demo/become/maud", {"next": elsewhere}).headers["Location"] == "/"


def test_an_unknown_persona_is_not_found(client: Client):
    assert client.post("/demo/become/nobody").status_code == 404


def test_one_does_not_become_somebody_by_following_a_link(client: Client):
    assert client.get("/demo/become/maud").status_code == 405


SITE = "http://testserver"
GUIDE = "/aide/guide/"
"""Documents, some of which tell of files and of their codes; they have their own test."""
WALKS = [("helene", "fr"), ("maud", "en")]
OTHERS = [("helene", "en"), ("maud", "fr"), ("ines-r", "fr"), ("leila", "fr"), ("nadege", "fr")]


@pytest.mark.parametrize(("persona", "language"), WALKS + (OTHERS if EVERYTHING else []))
def test_no_word_of_the_program_is_read(client: Client, persona: str, language: str) -> None:
    client.post(f"/demo/become/{persona}")
    client.cookies[django_settings.LANGUAGE_COOKIE_NAME] = language
    walk = Walk(SITE, ["/"], alike=1)
    found = {}
    for step in walk:
        if step.is_page:
            answer = client.get(step.path)
            walk.arrive(step, answer.content.decode())
            if step.path.startswith(GUIDE):
                continue
            found |= dict.fromkeys(machine_words([answer], language), step.path)
    assert found == {}
    assert len(walk.known) > 20
