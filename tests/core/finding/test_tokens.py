from __future__ import annotations

import pytest

from tourdetable.core.finding.tokens import LONGEST, PLAIN, forms, forms_in, plain, token


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("reunion", "réunions"),
        ("ETE", "été"),
        ("privilegiee", "privilégiée"),
        ("oeuvres", "œuvre"),
        ("logements", "logement"),
    ],
)
def test_a_word_is_found_whatever_its_accents_and_its_ending(typed: str, written: str) -> None:
    assert not forms(typed).isdisjoint(forms(written))


def test_the_stems_of_a_text_are_those_of_its_words() -> None:
    assert forms_in("Les réunions, l’été") == {"les", "reunion", "l", "ete"}
    assert forms("été").isdisjoint(forms("et"))


@pytest.mark.parametrize("word", ["reunion", "Ω", "日本", "a'b\" OR c", "", "_", "a" * 99])
def test_a_token_is_made_of_plain_signs_alone(word: str) -> None:
    assert PLAIN.fullmatch(token("w", word))


def test_two_words_are_never_written_alike() -> None:
    assert len({plain(word) for word in ("cea9", "_cea9", "Ω", "", "_")}) == 5
    assert token("w", "a" * 99) == "w" + "a" * LONGEST
