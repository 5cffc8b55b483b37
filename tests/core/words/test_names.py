from __future__ import annotations

import pytest

from tourdetable.core.words.names import (
    digits,
    initials,
    institution_key,
    institution_words,
    joined,
    person_key,
    person_words,
    same_institution,
    same_person,
    spaced,
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Jean-Pierre", "Le Goff"), ("Jean Pierre", "LEGOFF"), True),
        (("Jean-Pierre", "Le Goff"), ("Le Goff", "Jean Pierre"), True),
        (("Éloïse", "D’Hervé"), ("eloise", "d'herve"), True),
        (("Ana", "Martin-Dupont"), ("Ana", "Dupont Martin"), True),
        (("Luc", "de La Tour"), ("Luc", "La Tour"), True),
        (("Jean Pierre", "Dupont"), ("Jean", "Pierre Dupont"), True),
        (("Ana", "Martin"), ("Anna", "Martin"), False),
        (("D.", "Martin"), ("L.", "Martin"), False),
        (("Ana", "Le"), ("Ana", "La"), False),
    ],
)
def test_two_spellings_of_a_person_s_name(
    one: tuple[str, str], other: tuple[str, str], same: bool
) -> None:
    assert bool(same_person(*one) & same_person(*other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Association Les Amandiers", "les amandiers", True),
        ("ASSO. LES AMANDIERS (loi 1901)", "Les Amandiers", True),
        ("SAS Le Pont", "Le Pont", True),
        ("Commune de Vitrolles", "Ville de VITROLLES", True),
        ("Mairie d’Aix", "Ville d'Aix", True),
        ("Mairie de Saint-Rémy", "commune de St Remy", True),
        ("CCAS de Vitrolles", "Centre communal d’action sociale de Vitrolles", True),
        ("CCAS de Vitrolles", "Commune de Vitrolles", False),
        ("Caf des Bouches-du-Rhône", "CAF du Bouches du Rhône", True),
        ("Caisse d'allocations familiales du Var", "Caf du Var", True),
        ("M.J.C. de Martigues", "Maison des jeunes et de la culture Martigues", True),
        ("MJC de Martigues", "MJC de Marignane", False),
        ("Centre social Les Amandiers", "CS Les Amandiers", True),
        ("Centre social et culturel Les Amandiers", "Centre socio-culturel Les Amandiers", True),
        ("Marseille 2-3", "Marseille 15-16", False),
        ("Association", "Asso", False),
    ],
)
def test_two_spellings_of_an_institution_s_name(one: str, other: str, same: bool) -> None:
    assert (same_institution(one) == same_institution(other)) is same


def test_what_is_looked_into() -> None:
    assert person_key("Jean-Pierre", "Le Goff") == " legoff jeanpierre"
    assert institution_key("Ville de Cassis") == " ville de cassis commune vc"
    union = "Union départementale des associations familiales"
    assert institution_key(union, "", "tête de réseau") == (
        " union departementale des associations familiales tete de reseau udaf"
    )


def test_what_is_looked_for() -> None:
    assert person_words("Mme d'Artagnan J.") == ["artagnan", "j"]
    assert person_words("le") == ["le"]
    assert institution_words("Mairie de la Ciotat") == ["commune", "ciotat"]
    assert institution_words("association") == ["association"]


def test_words_apart_and_together() -> None:
    assert spaced("L’Étang d'Or, Jean-Luc") == "l etang d or jean luc"
    assert joined("D’Hervé-Marie") == "dhervemarie"
    assert initials("Caisse d’allocations familiales") == "caf"
    assert digits("Marseille 02-3, 1er") == {"2", "3"}
