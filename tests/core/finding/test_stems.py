from __future__ import annotations

import unicodedata

import pytest

from tourdetable.core.finding.stems import stems, words


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Les réunions", "les reunion"),
        ("santé mentale", "SANTE MENTALES"),
        ("Œuvres et cœurs", "oeuvre et coeur"),
        ("Décisions", "decision"),
        ("l’été", "l'ete"),
        ("D-2027-04", "d 2027 04"),
        ("non-recours", "non recours"),
        ("La C.A.F., l’U.D.A.F", "la caf l udaf"),
        ("A.B et M. A. Morel", "a b et m a morel"),
    ],
)
def test_accents_endings_and_marks_make_no_difference(written: str, asked: str) -> None:
    assert stems(written) == stems(asked)


def test_decomposed_accents_are_those_of_the_word() -> None:
    assert stems(unicodedata.normalize("NFD", "l’été à Étang-de-Berre")) == [
        *("l", "ete", "a", "etang", "de", "berr")
    ]


def test_other_words_have_other_stems() -> None:
    assert len({stems(word)[0] for word in ("logement", "santé", "jeune", "emploi")}) == 4


def test_words_are_as_they_were_written() -> None:
    assert list(words("« Aller-vers » : 3 visites !")) == ["Aller", "vers", "3", "visites"]
    assert list(words("…")) == []
