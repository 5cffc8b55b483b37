"""After the founding: what is told, and who goes on without a code."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.domain.builders import NOW
from tests.interface.web.areas.founding.wizard_steps import go_through, send, with_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def client() -> Client:
    """A browser that has just founded."""
    client = with_key()
    go_through(client)
    client.post("/found/step/review/")
    return client


def test_the_last_page_says_how_the_first_person_comes_in(
    client: Client, settings: LazySettings
) -> None:
    page = client.get("/found/done/").content.decode()
    said = ("Inès Le Goff", "ines@exemple.fr", "Continuer en tant que Inès Le Goff")
    assert [one for one in said if one not in page] == []
    assert "TDT_SMTP_HOST" not in page
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert "TDT_SMTP_HOST" in client.get("/found/done/").content.decode()


def test_the_holder_of_the_key_goes_on_once(client: Client) -> None:
    assert client.get("/found/enter/").status_code == 405
    answer = client.post("/found/enter/")
    assert answer.headers["Location"] == "/reseau-de-l-etang/"
    page = client.get("/reseau-de-l-etang/").content.decode()
    assert page.count("Inès Le Goff.</p>") == 1
    assert "ouverte par qui exploite le site" in client.get("/me/sessions/").content.decode()
    assert client.post("/found/enter/").headers["Location"] == "/signin/"


def test_nobody_else_does_nor_later(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Client().post("/found/enter/").headers["Location"] == "/signin/"
    later = NOW + timedelta(hours=1)
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: later)
    assert "Continuer en tant que" not in client.get("/found/done/").content.decode()
    assert client.post("/found/enter/").headers["Location"] == "/signin/"


def test_whoever_runs_the_site_founds_another_and_becomes_nobody_else(client: Client) -> None:
    client.post("/found/enter/")
    for step, changes in (("charter", {}), ("network", {"slug": "autre"}), ("bodies", {})):
        assert send(client, step, **changes).status_code == 302
    assert send(client, "person", email="bao@exemple.fr").status_code == 302
    assert client.post("/found/step/review/").headers["Location"] == "/found/done/"
    assert "Continuer en tant que" not in client.get("/found/done/").content.decode()
    assert client.post("/found/enter/").headers["Location"] == "/signin/"
