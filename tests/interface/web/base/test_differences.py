from __future__ import annotations

from tourdetable.interface.web.base.differences import (
    LONGEST,
    FieldDifference,
    TextLine,
    difference,
)


def test_the_same_words_whatever_the_line_ends() -> None:
    assert difference("Texte", "Un\nDeux", "Un \r\nDeux") is None


def test_short_values_stand_side_by_side() -> None:
    assert difference("Lieu", "Au môle", "") == FieldDifference("Lieu", "Au môle", "")


def test_long_texts_are_compared_line_by_line() -> None:
    found = difference("Texte", "Un\nDeux\nTrois", "Un\nDos\nTrois")
    assert found is not None
    assert found.lines == (
        TextLine(" ", "Un"),
        TextLine("-", "Deux"),
        TextLine("+", "Dos"),
        TextLine(" ", "Trois"),
    )


def test_texts_too_long_to_compare_are_shown_whole() -> None:
    found = difference("Texte", "a\n" * LONGEST, "b\nb")
    assert found is not None
    assert found.lines == ()
