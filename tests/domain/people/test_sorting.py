from __future__ import annotations

from tourdetable.domain.people.sorting import sort_key


def test_french_names_sort_as_a_reader_expects():
    names = ["Zoé", "Émeline", "d’Œuvre", "Doe", "Œdipe", "âne", "Ane-Marie", "Straße"]
    assert sorted(names, key=sort_key) == [
        "âne",
        "Ane-Marie",
        "d’Œuvre",
        "Doe",
        "Émeline",
        "Œdipe",
        "Straße",
        "Zoé",
    ]


def test_family_name_first():
    assert sort_key("Le Gall", "Anne") == "le gall anne"
