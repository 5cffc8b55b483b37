from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import APRIL, FOUNDED, NOW, OPERATOR, decided, draw, found_circle
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    SECRETARY,
    STRANGER,
    Room,
)
from tourdetable.domain.networks.actions.seats import give_mandate


@pytest.mark.parametrize("name", [STRANGER, ANONYMOUS])
def test_strangers_search_the_public_face(room: Room, name: str) -> None:
    decided(room.circle, room.meeting, title="Lecture du jeudi")
    draw(room.circle.body, APRIL, "Fête du port", kind="feast")
    told: dict[str, list[tuple[str, str]]] = {}
    for words in ("lecture", "jeudi", "port", "chloé", "médiathèque"):
        answer = room.client(name).get(room.url("search"), {"q": words})
        told[words] = [(one.kind, one.url) for one in answer.context["results"]]
    nothing = {words: list[tuple[str, str]]() for words in told}
    assert told == nothing | {"port": [("Séance", room.url("programme"))]}


def test_nothing_is_looked_for_before_a_word_is_given(room: Room) -> None:
    answer = room.client(SECRETARY).get(room.url("search"), {"q": " - "})
    assert (answer.status_code, answer.context["asked"]) == (200, False)
    assert "Il n’y a aucun mot à chercher" in answer.content.decode()


def test_it_costs_the_same_whatever_is_found(
    room: Room, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = room.client(SECRETARY), room.url("search")
    counts = []
    for _again in range(2):
        for number in range(3):
            decided(room.circle, room.meeting, title=f"Lecture {number}")
        client.get(url, {"q": "lecture"})
        with django_assert_max_num_queries(20) as asked:
            client.get(url, {"q": "lecture"})
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_member_of_two_networks_searches_both_or_one(room: Room) -> None:
    other = found_circle(slug="other")
    give_mandate(seat=other.town, person=room.circle.ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    draw(room.circle.body, APRIL, "Avril ici")
    draw(other.body, APRIL, "Avril là")
    client = room.client(SECRETARY)
    told = {}
    for where in ("", "circle", "other"):
        answer = client.get(room.url("search"), {"q": "avril", "where": where})
        told[where] = sorted(
            ("".join(piece.words for piece in one.heading), one.network)
            for one in answer.context["results"]
        )
    assert told == {
        "": [("Avril ici", "Cercle"), ("Avril là", "Cercle")],
        "circle": [("Avril ici", "Cercle")],
        "other": [("Avril là", "Cercle")],
    }


def test_a_name_mistyped_says_what_was_looked_for_instead(room: Room) -> None:
    html = room.client(SECRETARY).get(room.url("search"), {"q": "Kloé"}).content.decode()
    assert "Rien ne correspond à «\u00a0Kloé\u00a0»" in html
    assert "<mark>Chloé</mark> Émery" in html
    both = room.client(SECRETARY).get(room.url("search"), {"q": "Kloé Tran"}).content.decode()
    assert ("voici les résultats" in both, "0 résultat" in both) == (False, True)


@pytest.mark.parametrize("typed", ["x" * 201, "x" * 100_000, '"', "-", "\x00", "%_\\'); --", "𝔘½²"])
def test_whatever_is_typed_is_answered(room: Room, typed: str) -> None:
    answer = room.client(SECRETARY).get(room.url("search"), {"q": typed, "page": "-3"})
    assert answer.status_code == 200
