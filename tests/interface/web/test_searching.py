"""Words are found whatever their accents, case, ligatures and apostrophes, and shown where they
stand."""

from __future__ import annotations

import pytest

from tourdetable.core.finding.snippets import AROUND, Piece
from tourdetable.interface.web.searching import Sought

TEXT = "L’été, à l’école de l’Étang : une œuvre, D-2027-012, et la réunion du 2-3 avril."


@pytest.mark.parametrize(
    "asked",
    [
        "ete",
        "ÉTÉ",
        "l'ete",
        "l’ÉCOLE",
        "etang",
        "oeuvre",
        "ŒUVRE",
        "reunion avril",
        "d-2027-012",
        "2-3",
        "réu",
    ],
)
def test_it_is_found(asked: str) -> None:
    assert Sought.of(asked).stands_in(TEXT)


@pytest.mark.parametrize("asked", ["union", "cole", "D-2027-02", "été hiver", "3-2"])
def test_it_is_not(asked: str) -> None:
    assert not Sought.of(asked).stands_in(TEXT)


def test_marks_alone_are_no_words() -> None:
    assert Sought.of(" ’ -  … ").words == ()


def test_the_excerpt_shows_the_words_as_they_are_written() -> None:
    found = Sought.of("oeuvre ete").excerpt(TEXT)
    assert [piece.words for piece in found if piece.found] == ["été", "œuvre"]
    assert "".join(piece.words for piece in found) == TEXT


def test_a_long_text_is_cut_between_words() -> None:
    text = f"{'avant ' * 80}la médiathèque {'après ' * 80}"
    found = Sought.of("mediatheque").excerpt(text)
    said = "".join(piece.words for piece in found)
    assert (found[0], found[-1]) == (Piece("… "), Piece(" …"))
    assert len(said) < 2 * AROUND + 40
    assert set(said.replace("…", "").split()) == {"avant", "la", "médiathèque", "après"}


def test_letters_written_with_combining_accents_are_found_and_shown() -> None:
    found = Sought.of("école").excerpt("Une e\u0301cole ouverte")
    assert [piece.words for piece in found if piece.found] == ["e\u0301cole"]


def test_nothing_is_shown_when_no_word_is_there() -> None:
    assert Sought.of("piscine").excerpt(TEXT) == ()


def test_a_title_is_shown_whole() -> None:
    found = Sought.of("ete").title("Ne pas se réunir pendant l’été")
    assert found == (Piece("Ne pas se réunir pendant l’"), Piece("été", found=True))
    assert Sought.of("mars").title("L’été") == (Piece("L’été"),)
