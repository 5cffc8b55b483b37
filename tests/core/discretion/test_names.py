from __future__ import annotations

from tourdetable.core.discretion.names import given_names, words_at_the_head, words_in_small_letters


def test_names_of_several_origins_are_known() -> None:
    known = {"Samira", "Lionel", "Nadège", "Karim", "Aminata", "João", "Élodie"}
    assert known <= given_names()
    assert all(name[0].isupper() and " " not in name for name in given_names())


def test_names_that_are_other_words_are_told_apart() -> None:
    assert words_at_the_head() < words_in_small_letters()
    assert words_in_small_letters() - words_at_the_head() >= {"Manuel", "Jean"}
