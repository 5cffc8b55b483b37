from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tourdetable.core.words.comparing import LONGEST, ComparedWords, Passage, compared, passages

SOME = st.text(alphabet="ab .\n", max_size=40)


def signed(passage: Passage) -> list[str]:
    return [f"{one.sign}{one.text}" for one in passage]


def side(passage: Passage, sign: str) -> str:
    return "".join(one.text for one in passage if one.sign in (" ", sign))


def test_only_the_words_that_change_are_told():
    found = compared("Léa lit le livre.", "Léa relit un livre.")
    assert signed(found) == [" Léa ", "-lit le", "+relit un", "  livre."]


def test_the_same_words_are_one_piece():
    assert compared("On a lu.", "On a lu.") == (ComparedWords(" ", "On a lu."),)
    assert compared("", "") == ()


def test_a_passage_too_long_gives_way_whole():
    long = "mot " * LONGEST
    assert signed(compared(long, "court")) == [f"-{long}", "+court"]
    assert signed(compared(long, long)) == [f" {long}"]


@given(SOME, SOME)
def test_both_texts_can_be_read_back(before: str, after: str):
    found = compared(before, after)
    assert (side(found, "-"), side(found, "+")) == (before, after)


def test_passages_are_compared_in_pairs_where_they_differ():
    found = passages(["Un.", "Deux mots.", "Trois."], ["Un.", "Deux beaux mots.", "Et.", "Trois."])
    assert [signed(one) for one in found] == [
        [" Un."],
        [" Deux", "+ beaux", "  mots."],
        ["+Et."],
        [" Trois."],
    ]
