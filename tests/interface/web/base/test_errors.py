"""Error pages: what is away for a while (the others: areas/pages and test_permissions)."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.mail.backends.smtp import EmailBackend
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory

from tests.interface.web.areas.decisions.people import SECRETARY, Room, account_of, sent, steward
from tourdetable.domain.networks.models import Office
from tourdetable.domain.places.models import Place
from tourdetable.interface.web.base.errors import server_error

WRITTEN = "Entrer par la cour,\r\npuis sonner « Cercle »."


@contextmanager
def read_only() -> Iterator[None]:
    """The database takes no write."""
    if connection.vendor == "sqlite":
        off, on = "PRAGMA query_only = ON", "PRAGMA query_only = OFF"
    else:
        off, on = "SET LOCAL transaction_read_only = on", "SET LOCAL transaction_read_only = off"
    with connection.cursor() as cursor:
        cursor.execute(off)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(on)


@pytest.fixture
def gaelle(room: Room) -> Client:
    """A browser where Gaëlle, who convenes for the whole network, has signed in."""
    client = Client(raise_request_exception=False)
    client.force_login(account_of(steward(room)))
    return client


def place() -> dict[str, Any]:
    office = Office.objects.get(kind="steward").pk
    return {
        **sent(0),
        "acting": f"office:{office}",
        "name": "Maison du quai",
        "step_free": "unknown",
        "directions": WRITTEN,
    }


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps a session read-only")
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Impossible d’enregistrer votre envoi pour le moment"),
        ("en", "We cannot save what you sent for the moment"),
    ],
)
def test_what_was_typed_is_kept_and_sent_again_when_the_base_is_back(
    room: Room, gaelle: Client, caplog: Any, language: str, said: str
) -> None:
    gaelle.cookies[configured.LANGUAGE_COOKIE_NAME] = language
    form = place()
    with read_only():
        refused = gaelle.post(room.url("place_add"), form)
    page = refused.content.decode()
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "30")
    assert f"<h1> {said} </h1>" in " ".join(page.split())
    assert f'<html lang="{language}">' in page
    assert 'name="directions" value="Entrer par la cour,\r\npuis sonner « Cercle »."' in page
    assert f'name="gesture" value="{form["gesture"]}"' in page
    assert (
        "<blockquote>Entrer par la cour,<br>puis sonner « Cercle ».</blockquote>"
        in page.replace("\N{NO-BREAK SPACE}", " ")
    )
    (line,) = caplog.messages
    assert line == (
        f"POST {room.url('place_add')}: database away, "
        "SQLITE_READONLY: attempt to write a readonly database"
    )
    assert Place.objects.count() == 0
    assert gaelle.post(room.url("place_add"), form).status_code == 302
    assert Place.objects.get().directions.splitlines() == WRITTEN.splitlines()


def test_when_the_mail_is_away_the_page_says_so(caplog: Any) -> None:
    """Wherever a page sends a message; signing in says it in its own form."""
    page = failing(lambda: EmailBackend(host="127.0.0.1", port=1).open())
    assert page.status_code == 503
    assert "<h1>Impossible d’envoyer un courriel pour le moment</h1>" in page.content.decode()
    refused = "ConnectionRefusedError: [Errno 111] Connection refused"
    assert caplog.messages == [f"POST /somewhere/: mail away, {refused}"]


def test_when_the_disk_is_full_the_page_says_so(caplog: Any) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    page = failing(full)
    assert page.status_code == 503
    assert "Le disque du serveur est plein" in page.content.decode()
    assert "Bonjour à vous" in page.content.decode()
    assert caplog.messages == [
        "POST /somewhere/: disk away, OSError: [Errno 28] No space left on device"
    ]


def failing(act: Callable[[], object]) -> HttpResponse:
    """What a page answers when this fails while it writes."""
    request = RequestFactory().post("/somewhere/", {"words": "Bonjour à vous"})
    try:
        act()
    except OSError:
        return server_error(request)
    raise AssertionError("nothing failed")


def test_what_is_too_long_is_said_so(room: Room, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    client, url = room.client(SECRETARY), room.url("topic_new")
    answer = client.post(url, {"title": "é" * 2_000})
    assert answer.status_code == 413
    assert "Ce que vous avez envoyé est trop long" in answer.content.decode()
