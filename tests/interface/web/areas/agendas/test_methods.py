"""Methods as members choose and read them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.core.methods.samples import ECHO
from tests.domain.builders import NOW, OPERATOR
from tests.interface.web.areas.decisions.people import COLLEAGUE, STRANGER, Room
from tourdetable.domain.agendas.actions.methods import add_method
from tourdetable.domain.agendas.methods import shipped_methods
from tourdetable.domain.agendas.models import NetworkMethod

ALL = len(shipped_methods())


def added(room: Room, text: str = ECHO) -> NetworkMethod:
    return add_method(network=room.circle.network, text=text, by=OPERATOR, now=NOW)


def titles(room: Room, **asked: object) -> list[str]:
    """The titles in the list, in their order."""
    html = room.client(COLLEAGUE).get(room.url("methods"), asked).content.decode()
    found = re.findall(r'<h3 lang="fr">\s*<a [^>]*>([^<]*)</a>', html)
    return [unescape(one) for one in found]


def page(room: Room, name: str, code: str, **asked: object) -> str:
    answer = room.client(COLLEAGUE).get(room.url(name, code), asked)
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


def test_all_methods_are_listed_by_title(room: Room) -> None:
    added(room)
    found = titles(room)
    assert (len(found), found[:2]) == (
        ALL + 1,
        ["Bilan\xa0: garder, changer, essayer", "Bocal à poissons"],
    )


def test_one_chooses_by_need_size_and_time(room: Room) -> None:
    assert titles(room, need="find_ideas", people="60", minutes="40") == [
        "Brainstorming silencieux",
        "Un, deux, quatre, tous",
    ]
    assert titles(room, need="appoint", people="3") == []
    assert titles(room, need="", people="", minutes="6") == ["Météo"]


@pytest.mark.parametrize("asked", [{"need": "zzz"}, {"people": "x"}, {"minutes": "-3"}])
def test_what_makes_no_sense_is_told_and_narrows_nothing(room: Room, asked: dict[str, str]) -> None:
    assert len(titles(room, **asked)) == ALL
    html = room.client(COLLEAGUE).get(room.url("methods"), asked).content.decode()
    assert "tdt-error-summary" in html


def test_the_list_takes_as_many_queries_for_many_methods(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    added(room)
    client, url = room.client(COLLEAGUE), room.url("methods")
    for _time in range(2):  # what a visit keeps of the day is kept
        client.get(url)
    with django_assert_num_queries(6):
        client.get(url)
    for n in range(30):
        added(room, ECHO.replace('"echo"', f'"echo-{n}"'))
    client.get(url)  # what was recorded since is read anew
    with django_assert_num_queries(6):
        client.get(url)


def test_a_method_is_read_with_its_steps_and_words(room: Room) -> None:
    html = page(room, "method", "meteo", people="9")
    assert "5 min quand vous êtes 9" in html
    assert "Merci. Qui continue ?" in html
    assert "Ce qui est dit là reste là" in html


def test_without_a_number_one_thinks_of_a_dozen(room: Room) -> None:
    assert "6 min quand vous êtes 12" in page(room, "method", "meteo")
    assert "6 min quand vous êtes 12" in page(room, "method", "meteo", people="12x")


def test_a_sheet_to_print_holds_the_same(room: Room) -> None:
    html = page(room, "method_print", "world-cafe")
    assert "Juanita Brown" in html
    assert "Récolter ensemble" in html


def test_a_text_of_the_network_is_shown_as_text(room: Room) -> None:
    added(room, ECHO + "\n<script>alert(1)</script>\n\n[ici](javascript:alert)\n")
    url = room.url("method", "echo")
    html = room.client(COLLEAGUE).get(url).content.decode()
    assert "<script>alert" not in html
    assert 'href="javascript' not in html
    assert "Écrite par votre réseau" in html


def test_a_method_that_does_not_exist_or_is_not_read_is_not_found(room: Room) -> None:
    added(room)
    NetworkMethod.objects.update(text="+++")
    client = room.client(COLLEAGUE)
    assert [client.get(room.url("method", code)).status_code for code in ("zzz", "echo")] == [
        404,
        404,
    ]


def test_strangers_read_none(room: Room) -> None:
    client: Client = room.client(STRANGER)
    assert client.get(room.url("methods")).status_code == 404
    assert client.get(room.url("method", "meteo")).status_code == 404
