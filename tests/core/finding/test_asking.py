from __future__ import annotations

import pytest

from tourdetable.core.finding.asking import LONGEST, MOST, SoughtWords


@pytest.mark.parametrize(
    ("typed", "words", "phrases", "without"),
    [
        ("Les réunions de l’été", ("réunions", "été"), (), ()),
        ("la", ("la",), (), ()),
        ("« tour de table » logement", ("tour", "table", "logement"), ("tour de table",), ()),
        ('"jamais fermé', ("jamais", "fermé"), ("jamais ferme",), ()),
        ("D-2027-04", ("2027", "04"), ("d 2027 04",), ()),
        ("sous-préfecture", ("sous", "préfecture"), (), ()),
        ("budget -commune -“petite enfance”", ("budget",), (), ("commune", "petite", "enfance")),
        ("budget budget Budget", ("budget", "Budget"), (), ()),
        ("C.A.F", ("CAF",), (), ()),
        (' - "" \'’ ?!', (), (), ()),
        ("\x00\ud7ff\u202e%_*\\", (), (), ()),
    ],
)
def test_words_phrases_and_what_is_left_out(
    typed: str, words: tuple[str, ...], phrases: tuple[str, ...], without: tuple[str, ...]
) -> None:
    assert SoughtWords.of(typed) == SoughtWords(words, phrases, without)


def test_only_the_beginning_of_a_long_question_is_read() -> None:
    asked = SoughtWords.of(" ".join(f"mot{number}" for number in range(1_000_000)))
    assert asked.words == tuple(f"mot{number}" for number in range(MOST))
    assert SoughtWords.of("a" * 5_000_000).words == ("a" * LONGEST,)
    assert (SoughtWords.of("").nothing, asked.nothing) == (True, False)
