from __future__ import annotations

from tourdetable.core.finding.asking import SoughtWords
from tourdetable.core.finding.snippets import AROUND, Marker, Piece


def marker(typed: str) -> Marker:
    return Marker.of(SoughtWords.of(typed))


def test_words_are_marked_as_they_are_written() -> None:
    assert marker("reunion ete").title("Réunions de l’été") == (
        Piece("Réunions", found=True),
        Piece(" de l’"),
        Piece("été", found=True),
    )


def test_an_excerpt_stands_around_the_first_word_found() -> None:
    text = f"{'loin ' * 100}la réunion {'après ' * 100}".strip()
    pieces = marker("réunion").excerpt(text)
    assert [piece.words for piece in pieces if piece.found] == ["réunion"]
    assert (pieces[0], pieces[-1]) == (Piece("… "), Piece(" …"))
    assert sum(len(piece.words) for piece in pieces) < 2 * AROUND + 20


def test_a_text_in_which_no_word_stands_shows_its_beginning() -> None:
    assert marker("budget").excerpt("Un texte court") == (Piece("Un texte court"),)
    assert marker("budget").excerpt("") == ()


def test_what_is_marked_is_the_text_itself() -> None:
    text = "<b>réunion</b> & “réunions”"
    assert "".join(piece.words for piece in marker("réunion").title(text)) == text
