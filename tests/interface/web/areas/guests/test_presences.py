"""Saying who is present on a territory, on the screens."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, OPERATOR, nothing_changes
from tests.interface.web.areas.decisions.people import Room, account_of, sent, steward
from tourdetable.domain.networks.actions.presences import declare_presence
from tourdetable.domain.networks.models import Office, Presence
from tourdetable.domain.people.actions import register_institution
from tourdetable.domain.people.models import Institution
from tourdetable.interface.web.areas.guests.presence_forms import digest

LIST = "Vitrolles\nGignac-la-Nerthe\nMairie de Rognac"


@pytest.fixture
def gaelle(room: Room) -> Client:
    """A browser where Gaëlle, who composes the whole network, has signed in."""
    client = Client()
    client.force_login(account_of(steward(room)))
    return client


def written(**fields: Any) -> dict[str, Any]:
    office = Office.objects.get(kind="steward")
    return {**sent(0), "acting": f"office:{office.pk}", **fields}


def pasted(names: str = LIST, **more: Any) -> dict[str, Any]:
    return written(college="towns", starts="2026-09-01", names=names, **more)


def present(room: Room, name: str = "Vitrolles") -> Presence:
    return declare_presence(
        body=room.circle.body,
        institution=register_institution(name=name),
        college="towns",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )


def rows() -> list[tuple[Any, ...]]:
    found = Presence.objects.order_by("institution__name")
    return list(found.values_list("institution__name", "college", "starts", "ends"))


def test_a_list_is_read_before_it_is_recorded(room: Room, gaelle: Client) -> None:
    known = register_institution(name="Vitrolles")
    url = room.url("presences_add", "port")
    with nothing_changes():
        page = gaelle.post(url, pasted())
    html = page.content.decode()
    assert page.status_code == 200
    assert "Votre liste a 3 noms" in html
    assert re.search(rf'name="line_0" value="{known.pk}"[^>]*checked', html)
    assert re.search(r'name="line_1" value="new"[^>]*checked', html)


def test_what_was_read_is_recorded_once(room: Room, gaelle: Client) -> None:
    known = register_institution(name="Vitrolles")
    url, form = room.url("presences_add", "port"), pasted(read=digest(LIST))
    form |= {"line_0": str(known.pk), "line_1": "new", "line_2": "none"}
    answer = gaelle.post(url, form)
    assert (answer.status_code, answer.headers["Location"]) == (302, room.url("presences", "port"))
    assert rows() == [
        ("Gignac-la-Nerthe", "towns", date(2026, 9, 1), None),
        ("Vitrolles", "towns", date(2026, 9, 1), None),
    ]
    assert Institution.objects.filter(name="Vitrolles").count() == 1
    with nothing_changes():
        assert gaelle.post(url, form).status_code == 409


@pytest.mark.parametrize(
    ("form", "status", "words"),
    [
        (pasted, 422, "Toutes les lignes"),
        ({"names": " \n "}, 422, "names"),
        ({"names": "x" * 300}, 422, "trop long pour un nom"),
        ({"names": "\n".join(f"Ville {n}" for n in range(71))}, 422, "70 au plus"),
        ({"college": "unknown"}, 422, "college"),
        ({"starts": "31/04/2026"}, 422, "30 jours"),
    ],
)
def test_what_cannot_be_read_is_said(
    room: Room, gaelle: Client, form: Any, status: int, words: str
) -> None:
    asked = {f"line_{n}": "none" for n in range(3)} | {"read": digest(LIST)}
    written_ = pasted(**asked) if callable(form) else {**pasted(), **form}
    with nothing_changes():
        page = gaelle.post(room.url("presences_add", "port"), written_)
    assert page.status_code == status
    assert words in page.content.decode()


def test_a_list_that_changed_since_it_was_read_is_read_again(room: Room, gaelle: Client) -> None:
    form = pasted("Rognac", read=digest(LIST), line_0="new", line_1="new", line_2="new")
    with nothing_changes():
        page = gaelle.post(room.url("presences_add", "port"), form)
    assert page.status_code == 200
    assert "Votre liste a 1 nom" in page.content.decode()


def test_one_is_corrected_and_taken_back(room: Room, gaelle: Client) -> None:
    presence = present(room)
    url = room.url("presence_change", "port", presence.pk)
    page = gaelle.get(url).content.decode()
    assert 'value="2026-09-01//towns"' in page
    form = {"college": "libraries", "starts": "2026-10-01", "ends": "2027-04-30"}
    assert gaelle.post(url, written(**form, seen="2026-09-01//towns")).status_code == 302
    assert rows() == [("Vitrolles", "libraries", date(2026, 10, 1), date(2027, 4, 30))]
    with nothing_changes():
        late = gaelle.post(url, written(**form, seen="2026-09-01//towns"))
    assert (late.status_code, "changé cela entre-temps" in late.content.decode()) == (422, True)
    away = room.url("presence_remove", "port", presence.pk)
    assert gaelle.post(away, written(seen="2026-10-01/2027-04-30/libraries")).status_code == 302
    assert rows() == []


def test_a_presence_of_another_body_is_not_there(room: Room, gaelle: Client) -> None:
    presence = present(room)
    assert gaelle.get(room.url("presence_change", "bourg", presence.pk)).status_code == 404


def test_the_list_costs_the_same_for_three_and_for_thirty(
    room: Room, gaelle: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    url = room.url("presences", "port")
    present(room)
    gaelle.get(url)
    with django_assert_num_queries(8):
        assert "1 institution" in gaelle.get(url).content.decode()
    for number in range(30):
        present(room, f"Ville {number:02}")
    gaelle.get(url)
    with django_assert_num_queries(8):
        assert "31 institutions" in gaelle.get(url).content.decode()
