"""Agenda lines as they are pasted from a numbered list."""

from __future__ import annotations

import pytest

from tourdetable.core.words.numbering import unnumbered


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (["1. Accueil", "2. Bilan"], ["Accueil", "Bilan"]),
        (["1.\tAccueil", "2.\N{NO-BREAK SPACE}Bilan"], ["Accueil", "Bilan"]),
        (["1) Accueil", "2) 5 % de plus"], ["Accueil", "5 % de plus"]),
        (["(1) Accueil"], ["Accueil"]),
        (["1 - Accueil", "2 – Bilan", "3- Budget"], ["Accueil", "Bilan", "Budget"]),
        (["1-Accueil"], ["Accueil"]),
        (["1/ Accueil", "2° Bilan", "3.Budget"], ["Accueil", "Bilan", "Budget"]),
        (["Point 1 : Accueil", "Point n° 2 : « Bilan »"], ["Accueil", "« Bilan »"]),
        (["I. Accueil", "II - Bilan", "III) Budget"], ["Accueil", "Bilan", "Budget"]),
        (["1. Accueil", "Pause", "2 - Bilan"], ["Accueil", "Pause", "Bilan"]),
        (["3. Questions diverses"], ["Questions diverses"]),
        (["2027 : bilan", "2027. Bilan"],) * 2,
        (["Point", "2-3 avril : séminaire", "2 - 3 avril"],) * 2,
        (["13 : Bouches-du-Rhône", "93 - Seine-Saint-Denis"],) * 2,
        (["14:30 : pause", "9 h 30 accueil", "3 questions", "1er bilan", "1,5 % de plus"],) * 2,
        (["M. Martin", "I. Martin", "V. Hugo", "A. Dupont : accueil"],
         ["M. Martin", "I. Martin", "V. Hugo", "A. Dupont : accueil"]),
        (["1.", "2 -", "", "1-2-3"],) * 2,
    ],
)  # fmt: skip
def test_a_number_is_shown_once(typed: list[str], shown: list[str]) -> None:
    assert unnumbered(typed) == shown
