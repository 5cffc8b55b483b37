"""What is near a text, of what one may read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.domain.builders import NOW, TODAY, Circle, found_circle
from tests.domain.schemes.builders import write_down
from tests.domain.topics.builders import put_forward
from tourdetable.domain.networks.queries import standings
from tourdetable.domain.people.models import Person
from tourdetable.domain.search.actions.feeding import refresh
from tourdetable.domain.search.marks import SearchPlace
from tourdetable.domain.search.neighbours import Pointer, near, synonyms

pytestmark = pytest.mark.django_db


def found(person: Person, title: str, text: str = "", but: Pointer | None = None) -> list[str]:
    """The titles of what this person is shown."""
    places = standings(person, now=NOW)
    for one in places:
        while not refresh(network=one.network, on=TODAY):
            pass
    every = [SearchPlace(one.network, one.charter, one) for one in places]
    return [one.entry.title for one in near(title, text, every, but)]


def test_other_words_for_the_same_thing_are_found_in_bodies_and_in_the_register(
    circle: Circle,
) -> None:
    put_forward(circle, "Non-recours : aller vers les habitants")
    put_forward(circle, "Une fête au port", why="Des lampions.")
    write_down(circle, "Territoire zéro non-recours", what="Des équipes vont vers les gens.")
    asked = (
        "Pourquoi tant de familles ne demandent pas leurs aides",
        "Ils renoncent à leurs droits.",
    )
    assert found(circle.ana, *asked) == [
        "Non-recours : aller vers les habitants",
        "Territoire zéro non-recours",
    ]


def test_what_one_may_not_read_is_never_shown(circle: Circle) -> None:
    put_forward(circle, "Logement d’abord au port")
    assert found(circle.ana, "Reloger vite : le logement d’abord") == ["Logement d’abord au port"]
    assert found(circle.zoe, "Reloger vite : le logement d’abord") == []


def test_another_network_where_one_sits_is_looked_into(circle: Circle) -> None:
    other = found_circle(slug="elsewhere")
    put_forward(other, "Plan canicule pour les aînés isolés")
    asked = "Les personnes âgées et les vagues de chaleur"
    assert found(other.ana, asked) == ["Plan canicule pour les aînés isolés"]
    assert found(circle.ana, asked) == []


def test_what_is_being_changed_is_not_its_own_neighbour(circle: Circle) -> None:
    topic = put_forward(circle, "Un jardin partagé")
    assert found(circle.ana, topic.title) == [topic.title]
    assert found(circle.ana, topic.title, but=("topic", topic.pk)) == []


def test_a_word_that_keeps_the_same_company_is_found_and_told(circle: Circle) -> None:
    put_forward(circle, "Une navette pour le port", why="Des horaires du soir.")
    assert found(circle.ana, "Un minibus, un autocar ou un bus ?") == ["Une navette pour le port"]


def test_nothing_is_near_nothing(circle: Circle) -> None:
    put_forward(circle, "Un jardin partagé")
    assert [found(circle.ana, title) for title in ("", "de la", "Groupe de travail")] == [[]] * 3


@pytest.mark.parametrize(
    "title", ["Groupe de travail", "Une fiche pour le réseau", "Faire le point"]
)
def test_the_same_title_is_near_even_when_its_words_say_little(circle: Circle, title: str) -> None:
    put_forward(circle, title, why="Le vélo, le logement, la santé mentale et les transports.")
    assert found(circle.ana, title.upper()) == [title]


def test_a_file_of_ones_own_that_is_wrong_is_left_out_and_told(
    settings: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SYNONYMS = tmp_path / "mots.toml"
    settings.SYNONYMS.write_text('[themes]\n"navette" = ["le"]\n', encoding="utf-8")
    synonyms.cache_clear()
    try:
        assert "navette" not in synonyms().concepts
    finally:
        synonyms.cache_clear()
    assert "mots.toml:2: `navette`" in caplog.text
