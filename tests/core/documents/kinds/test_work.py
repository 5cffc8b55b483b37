"""A deliverable on paper."""

from __future__ import annotations

from tests.core.documents.every_kind import WORK
from tests.core.documents.samples import NOW, printed


def test_it_says_what_it_is_by_whom_and_how_to_cite_it() -> None:
    page = "\n".join(printed(WORK.pdf(now=NOW)))
    order = [
        "Club des territoires · Groupe Accueil",
        "Qui fait quoi ?",
        "Fiche repère · Ville du Port",
        "Une page pour s’orienter",
        "Le premier contact",
        "Version 2",
        "Licence Ouverte",
        "livrable n° 4",
    ]
    found = [page.find(words) for words in order]
    assert -1 not in found
    assert found == sorted(found)


def test_what_is_not_in_force_says_so() -> None:
    assert WORK.circumstance == "Fiche repère · Ville du Port"
    assert "Version de travail" in "\n".join(printed(WORK.pdf(now=NOW)))
