"""Names are sorted, and texts looked into, as French readers do."""

from __future__ import annotations

import re

import pytest

from tourdetable.core.words.collation import folded, key_words, sort_key

LISTS = [
    ["abbaye", "Évry", "Île", "Œuilly", "Zuydcoote"],
    ["ITC Étang de Berre", "ITC Pays d’Aix", "ITC Pays d’Arles"],
    ["Marseille 2-3", "Marseille 13-14", "Marseille 15-16"],
    ["2-3 avril", "15-16 avril"],
    ["Séance n° 2", "Séance n° 10", "Séance n° 010 bis", "Séance ouverte"],
    ["cote", "coté", "côte", "côté", "cotes"],
    ["La Ciotat", "Lançon", "L’Estaque", "Lestrade", "L'Île"],
    ["Saint-Denis", "Saint Didier", "Saint-Ouen", "Sainte-Marie"],
    ["Aix", "Aix-en-Provence", "Aix les Bains", "Aixe"],
    ["âne", "Ane-Marie", "Doe", "d’Œuvre", "Émeline", "Œdipe", "Straße", "Zoé"],
]


@pytest.mark.parametrize("names", LISTS, ids=lambda names: names[0])
def test_names_sort_as_a_reader_expects(names: list[str]) -> None:
    backwards = list(reversed(names))
    assert sorted(backwards, key=sort_key) == names


@pytest.mark.parametrize("names", LISTS, ids=lambda names: names[0])
def test_a_key_holds_nothing_that_a_collation_may_leave_aside(names: list[str]) -> None:
    """A database in French leaves spaces and hyphens aside; none puts letters before figures."""
    assert [name for name in names if not re.fullmatch("[0-9a-z]+", sort_key(name))] == []


def test_the_family_name_comes_first() -> None:
    people = [("Roux", "Zoé"), ("Le Roux", "Anne"), ("Le", "Roux Anne"), ("Leroux", "Abel")]
    assert sorted(people, key=lambda names: sort_key(*names)) == [
        ("Le", "Roux Anne"),
        ("Le Roux", "Anne"),
        ("Leroux", "Abel"),
        ("Roux", "Zoé"),
    ]


def test_a_very_long_number_still_has_a_place() -> None:
    assert sort_key("n° 99999999999999") > sort_key("n° 2")


@pytest.mark.parametrize(
    "written",
    [
        "L’Œuvre d’Élodie",
        "L'ŒUVRE D'ÉLODIE",
        "l‘oeuvre d´e\u0301lodie",
        "L’Œu\u00advre, d’Élodie !",
    ],
)
def test_what_is_looked_for_may_be_written_in_many_ways(written: str) -> None:
    assert folded(written) == "l oeuvre d elodie"


def test_the_words_of_a_text_are_those_that_a_key_holds() -> None:
    text = "L’Œuvre de l'Étang, n° 15-16"
    assert key_words(text) == ["loeuvre", "de", "letang", "n", "1000000015", "1000000016"]
    assert all(word in sort_key(text) for word in key_words(text))
