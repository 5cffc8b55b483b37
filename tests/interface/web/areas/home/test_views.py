from __future__ import annotations

from unittest.mock import patch

from django.db import DatabaseError, connection
from django.test import Client

from tests.interface.web.areas.decisions.people import Room, account_of
from tourdetable.domain.people.models import Account
from tourdetable.interface.web.areas.home.table import MyTable


def table(room: Room, name: str) -> MyTable:
    found: MyTable = room.client(name).get("/").context["table"]
    return found


def test_a_visitor_is_told_what_this_is_and_which_networks_live_here(room: Room) -> None:
    answer = Client().get("/")
    assert (answer.status_code, [n.slug for n in answer.context["networks"]]) == (200, ["circle"])


def test_a_mailbox_without_a_person_is_told_so(room: Room) -> None:
    client = Client()
    client.force_login(Account.objects.create(email="nobody@example.org"))
    assert client.get("/").templates[0].name == "home/welcome.html"


def test_whoever_shares_a_mailbox_says_who_they_are_first(room: Room) -> None:
    room.circle.bao.account = account_of(room.circle.ana)
    room.circle.bao.save()
    client = room.client("ana")
    assert client.get("/").headers["Location"] == "/signin/who/"
    client.post("/signin/who/", {"person": room.circle.bao.pk})
    assert client.get("/").context["table"].person == room.circle.bao


def test_health_is_told_with_the_database_s(db: None) -> None:
    assert (Client().get("/healthz").status_code, Client().get("/healthz").json()) == (
        200,
        {"status": "ok", "database": "ok"},
    )


def test_a_database_out_of_reach_is_told(db: None) -> None:
    with patch.object(connection, "cursor", side_effect=DatabaseError):
        answer = Client().get("/healthz")
    assert (answer.status_code, answer.json()) == (
        503,
        {"status": "failing", "database": "unreachable"},
    )


def test_the_language_does_not_depend_on_the_browser(room: Room) -> None:
    asked = [
        Client().get("/", headers={"Accept-Language": language}).content
        for language in ("en", "fr", "de")
    ]
    assert set(asked) == {asked[0]}
    assert b'<html lang="fr">' in asked[0]
