from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import APRIL, NOW, OPERATOR, decided, draw, in_review
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    Room,
)
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.minutes.models import Minutes

MARKED = """Tout le monde salue l’œuvre des bénévoles.

::: body
Le cercle parle de la subvention.
:::

::: present
On a nommé la famille Untel.
:::
"""


def found(client: Client, room: Room, words: str) -> list[tuple[str, str]]:
    results = client.get(room.url("search"), {"q": words}).context.get("results", [])
    return [(one.kind, "".join(piece.words for piece in one.heading)) for one in results]


def circulated(room: Room) -> Minutes:
    """Minutes of March that reached the network, with passages for the body and for who came."""
    minutes = in_review(room.circle, room.meeting)
    rows = Minutes.objects.filter(pk=minutes.pk)
    rows.update(
        text=MARKED,
        state="circulated",
        adopted_on=NOW.date(),
        adoption="seats",
        circulated_on=NOW.date(),
    )
    return rows.get()


def test_each_finds_the_passages_that_they_may_read(room: Room) -> None:
    circulated(room)
    absent = room.client(COLLEAGUE)
    room.meeting.attendances.filter(person=room.person(COLLEAGUE)).delete()
    everybody = {
        SECRETARY: room.client(SECRETARY),
        COLLEAGUE: absent,
        NEIGHBOUR: room.client(NEIGHBOUR),
    }
    told = {
        name: [bool(found(client, room, words)) for words in ("oeuvre", "SUBVENTION", "untel")]
        for name, client in everybody.items()
    }
    assert told == {
        SECRETARY: [True, True, True],
        COLLEAGUE: [True, True, False],
        NEIGHBOUR: [True, False, False],
    }


def test_a_hidden_word_is_not_hinted_at_by_the_excerpt(room: Room) -> None:
    circulated(room)
    html = room.client(NEIGHBOUR).get(room.url("search"), {"q": "monde"}).content.decode()
    assert "Tout le <mark>monde</mark> salue" in html
    assert [word in html for word in ("subvention", "Untel")] == [False, False]


def test_decisions_agendas_meetings_articles_bodies_and_people(room: Room) -> None:
    decision = decided(room.circle, room.meeting, title="L’été des écrivains")
    Decision.objects.filter(pk=decision.pk).update(text="Une bibliothèque de plage.")
    april = draw(room.circle.body, APRIL, "Lecture d’avril")
    point = AgendaDraft(title="Préparer l’été", purpose="discuss", minutes=10)
    set_agenda(meeting=april, items=[point], version=april.version, by=OPERATOR, now=NOW)
    client = room.client(SECRETARY)
    assert found(client, room, "ETE") == [
        ("Point de l’ordre du jour", "Préparer l’été"),
        ("Décision", "D-2027-01 — L’été des écrivains"),
    ]
    assert found(client, room, "bibliotheque") == [("Décision", "D-2027-01 — L’été des écrivains")]
    assert found(client, room, "lecture avril") == [("Séance", "Lecture d’avril")]
    assert found(client, room, "jeudi seulement") == [("Article", "CIR-01 — Le jeudi seulement")]
    assert found(client, room, "bourg") == [
        ("Instance", "Cercle du bourg"),
        ("Personne", "Félix Bourg"),
        ("Institution", "Bourg"),
    ]
    assert found(client, room, "chloe") == [("Personne", "Chloé Émery")]
    assert found(client, room, "Kloé Hémery") == [("Personne", "Chloé Émery")]
    assert found(client, room, "mediatheque") == [
        ("Institution", "Médiathèque"),
        ("Personne", "Bao Trần"),
    ]
    assert found(room.client(NEIGHBOUR), room, "ete") == []


@pytest.mark.parametrize("count", [1, 12])
def test_finding_more_asks_no_more(
    room: Room, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        title = f"Tout le monde, {number}"
        decided(room.circle, room.meeting, title=title)
        later = draw(room.circle.body, APRIL + timedelta(days=7 * number), title)
        point = AgendaDraft(title=title, purpose="discuss", minutes=10)
        set_agenda(meeting=later, items=[point], version=later.version, by=OPERATOR, now=NOW)
    circulated(room)
    client = room.client(COLLEAGUE)
    client.get(room.url("search"), {"q": "monde"})
    with django_assert_num_queries(16):
        assert len(found(client, room, "monde")) == min(3 * count + 1, 10)
