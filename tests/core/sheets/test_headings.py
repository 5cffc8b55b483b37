"""Headings are found, and what they mean."""

from __future__ import annotations

import pytest

from tourdetable.core.sheets.grid import Grid
from tourdetable.core.sheets.headings import (
    SheetColumn,
    family_comes_first,
    find_headings,
    meaning,
)

C = SheetColumn
MEANT = {
    "Structure": C.INSTITUTION,
    "ORGANISME ": C.INSTITUTION,
    "Nom de la structure": C.INSTITUTION,
    "Institution représentée": C.INSTITUTION,
    "Collège": C.COLLEGE,
    "Instance": C.BODY,
    "Conseil": C.BODY,
    "Groupe de travail": C.BODY,
    "Territoire": C.BODY,
    "Type d’instance": C.BODY_KIND,
    "NOM": C.FAMILY,
    "Nom du titulaire": C.FAMILY,
    "Prénom *": C.GIVEN,
    "Nom et prénom (obligatoire)": C.FULL,
    "Représentant·e": C.FULL,
    "Courriel": C.EMAIL,
    "E-mail": C.EMAIL,
    "Adresse électronique": C.EMAIL,
    "Adresses électroniques": C.EMAIL,
    "Mail professionnel": C.EMAIL,
    "N° tél.": C.PHONE,
    "Portable": C.PHONE,
    "Depuis": C.STARTS,
    "À compter du": C.STARTS,
    "Jusqu'au": C.ENDS,
    "Jusqu’au": C.ENDS,
    "Type de siège": C.SEAT_KIND,
    "Invité": C.SEAT_KIND,
    "Suppléant": C.FULL_2,
    "Courriel suppléant·e": C.EMAIL_2,
    "Prénom 2": C.GIVEN_2,
    "Courriel de la structure": C.IGNORED,
    "Fonction": C.IGNORED,
    "Observations": C.IGNORED,
    "Surname": C.FAMILY,
    "First name": C.GIVEN,
}


@pytest.mark.parametrize("heading", MEANT)
def test_what_a_heading_means(heading: str) -> None:
    assert meaning(heading) == MEANT[heading]


def test_titles_above_the_headings_are_passed_over() -> None:
    rows = (
        ("Liste des membres au 1er mars", "", ""),
        ("", "", ""),
        ("Structure", "Collège", "Nom et prénom"),
        ("Caf", "Institutions", "Martin Aline"),
    )
    found = find_headings(Grid("x", rows))
    assert (found.row, found.columns) == (2, (C.INSTITUTION, C.COLLEGE, C.FULL))


def test_a_group_above_tells_whose_the_columns_are() -> None:
    rows = (
        ("", "Titulaire", "Titulaire", "Suppléant·e", "Suppléant·e"),
        ("Structure", "Nom", "Prénom", "Nom", "Prénom"),
    )
    found = find_headings(Grid("x", rows))
    assert found.columns == (C.INSTITUTION, C.FAMILY, C.GIVEN, C.FAMILY_2, C.GIVEN_2)


def test_headings_may_stand_one_line_above_those_of_the_groups() -> None:
    rows = (("Structure", "Titulaire", "", "Suppléant"), ("", "Nom", "Prénom", "Nom"))
    found = find_headings(Grid("x", rows))
    assert found.words[0] == "Structure"
    assert found.columns == (C.INSTITUTION, C.FAMILY, C.GIVEN, C.FAMILY_2)


def test_a_name_without_a_given_name_beside_is_a_whole_one() -> None:
    found = find_headings(Grid("x", (("Structure", "Nom", "Mail"),)))
    assert found.columns == (C.INSTITUTION, C.FULL, C.EMAIL)


def test_no_heading_is_known() -> None:
    found = find_headings(Grid("x", (("", ""), ("a", "b"))))
    assert (found.row, found.columns, found.known) == (1, (C.IGNORED, C.IGNORED), 0)


def test_which_name_comes_first() -> None:
    headings = ["Nom et prénom", "Nom Prénom", "NOM", "Prénom et nom", "Contact"]
    assert [family_comes_first(h) for h in headings] == [True, True, True, False, False]


def test_a_heading_that_does_not_end_is_read_once() -> None:
    assert not family_comes_first("nom " * 50_000)
