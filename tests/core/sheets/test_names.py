"""Persons are read as people write them in a cell."""

from __future__ import annotations

import pytest

from tourdetable.core.sheets.names import Named, nobodies_in, oriented, read_names, read_two
from tourdetable.core.words.phrase import Phrase

WHOLE = {
    "Mme A. Martin / M. B. Durand": ["A.|Martin", "B.|Durand"],
    "Martin Aline et Durand Bruno": ["Aline|Martin", "Bruno|Durand"],
    "Martin Aline\nDurand Bruno": ["Aline|Martin", "Bruno|Durand"],
    "Mme MARTIN Aline ; M. DURAND Bruno": ["Aline|Martin", "Bruno|Durand"],
    "Madame Aline MARTIN et Monsieur Bruno DURAND": ["Aline|Martin", "Bruno|Durand"],
    "MARTIN, Aline": ["Aline|Martin"],
    "MARTIN Aline, DURAND Bruno": ["Aline|Martin", "Bruno|Durand"],
    "Dr LE GOFF Jean-Paul": ["Jean-Paul|Le Goff"],
    "Aline MARTIN-DUPONT": ["Aline|Martin-Dupont"],
    "Mme. Martin Aline (présidente)": ["Aline|Martin"],
    "De La Tour Jean": ["Jean|De La Tour"],
    "MARTIN A.": ["A.|Martin"],
    "martin aline": ["Aline|Martin"],
    "Mme Prévost Anne-Laure": ["Anne-Laure|Prévost"],
    "Me Corbeau Jean": ["Jean|Corbeau"],
    "": [],
}


def said(found: list[Named] | Phrase) -> object:
    return str(found) if isinstance(found, Phrase) else [f"{n.given}|{n.family}" for n in found]


@pytest.mark.parametrize("text", WHOLE)
def test_persons_of_a_cell(text: str) -> None:
    assert said(read_names(text, family_first=True)) == WHOLE[text]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Aline Martin", "Aline|Martin"),
        ("Jean de La Tour", "Jean|de La Tour"),
        ("Aline MARTIN", "Aline|Martin"),
        ("MARTIN Aline", "Aline|Martin"),
        ("Jean Paul Sartre", "Jean Paul|Sartre"),
    ],
)
def test_the_given_name_may_come_first(text: str, names: str) -> None:
    assert said(read_names(text, family_first=False)) == [names]


@pytest.mark.parametrize(
    "text", ["Martin", "M. et Mme Durand", "Aline et Bruno Martin", "Mme", "12 34", "a@b.fr x"]
)
def test_what_is_no_whole_name_is_refused(text: str) -> None:
    assert isinstance(read_names(text, family_first=True), Phrase)


def test_two_columns_name_one_person_or_as_many_in_each() -> None:
    assert said(read_two("Mme MARTIN", "Aline")) == ["Aline|Martin"]
    assert said(read_two("Martin / Durand", "Aline et Bruno")) == ["Aline|Martin", "Bruno|Durand"]
    assert str(read_two("Martin", "")).startswith("“Martin” is only half a name")
    assert str(read_two("Martin / Durand", "Aline")).endswith("do not name as many people")
    assert str(read_two("M" * 101, "Aline")).endswith("is too long for a name")


def test_an_initial_in_the_address_turns_the_names_round() -> None:
    assert oriented(Named("Martin", "Aline"), "a.martin@caf.fr") == Named("Aline", "Martin")
    assert oriented(Named("Aline", "Martin"), "a.martin@caf.fr") == Named("Aline", "Martin")
    assert oriented(Named("Aline", "Martin"), "accueil@caf.fr") == Named("Aline", "Martin")
    turned = oriented(Named("Van der Berg", "Jean-Marc"), "jean-marc.vanderberg12@caf.fr")
    assert turned == Named("Jean-Marc", "Van der Berg")
    sure = Named("Martin", "Aline", sure=True)
    assert oriented(sure, "aline.martin@caf.fr") is sure


NOBODY = [
    "à désigner",
    "À POURVOIR (CM du 12)",
    "Poste vacant",
    "NC",
    "-",
    "?",
    "en attente",
    "M. X",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_named_yet(text: str) -> None:
    assert read_names(text, family_first=True) == []
    assert read_two(text, "") == []
    assert nobodies_in(text) == [text]


def test_somebody_beside_a_place_to_be_filled() -> None:
    assert said(read_names("MARTIN Aline / à désigner", family_first=True)) == ["Aline|Martin"]
    assert nobodies_in("MARTIN Aline / à désigner") == ["à désigner"]
    assert isinstance(read_names("Mme la Préfète", family_first=True), Phrase)
