"""Two texts put together: what either wrote is there, or a disagreement says it."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import examples
from tourdetable.core.documents.text.merging import (
    Disagreement,
    changes,
    merge,
    removes,
)

BASE = "Le budget est lu. Rien à dire."
WORDS = st.sampled_from(["budget", "lu", "oui", "non", ".", "\n", " ", "::: body\n", ":::\n"])
TEXTS = st.lists(WORDS, max_size=14).map("".join)


def added(base: str, text: str) -> Counter[str]:
    """The words that a text has more than its base."""
    return words(text) - words(base)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+|[^\w\s]", text))


def test_changes_apart_are_both_kept() -> None:
    merged = merge(BASE, "Le budget 2027 est lu. Rien à dire.", "Le budget est lu. Tout à dire.")
    assert merged.text == "Le budget 2027 est lu. Tout à dire."


def test_what_both_add_at_one_place_is_kept_theirs_first() -> None:
    merged = merge(BASE, f"{BASE}\n\nBao répond.", f"{BASE}\n\nAna demande.")
    assert merged.text == f"{BASE}\n\nBao répond.\n\nAna demande."


def test_words_added_at_one_place_are_not_glued_together() -> None:
    assert merge("", "Bao.", "Ana.").text == "Bao.\n\nAna."
    assert merge("- lu ", "- lu oui", "- lu non").text == "- lu oui non"


def test_the_same_words_changed_by_both_are_a_disagreement() -> None:
    merged = merge(BASE, BASE.replace("lu", "adopté"), BASE.replace("lu", "repoussé"))
    assert merged.conflicts == (Disagreement("adopté", "repoussé"),)
    assert (merged.theirs, merged.mine, merged.both) == (
        "Le budget est adopté. Rien à dire.",
        "Le budget est repoussé. Rien à dire.",
        "Le budget est adopté repoussé. Rien à dire.",
    )


def test_lines_of_which_little_stays_are_others() -> None:
    merged = merge("Un essai lent.", "Un essai lent et court.", "Tout autre chose.")
    assert merged.conflicts == (Disagreement("Un essai lent et court.", "Tout autre chose."),)


def test_words_added_to_words_that_are_changed_are_a_disagreement() -> None:
    merged = merge("Le texte est adopté.", "Le texte est adopté hier.", "Le texte est repoussé.")
    assert merged.conflicts == (Disagreement("adopté hier", "repoussé"),)


def test_a_paragraph_added_after_a_word_that_goes_on_is_kept_beside_it() -> None:
    merged = merge("Ana pro", "Ana pro\n\nBao répond.", "Ana propose un essai")
    assert merged.text == "Ana propose un essai\n\nBao répond."


def test_words_written_where_the_others_took_all_away_are_a_disagreement() -> None:
    merged = merge(BASE, "", BASE.replace("lu", "lu et relu"))
    assert merged.conflicts == (Disagreement("", BASE.replace("lu", "lu et relu")),)


def test_what_is_written_in_a_passage_is_not_put_in_the_open() -> None:
    base = "::: present\nEntre nous.\n:::\n"
    merged = merge(base, "::: present\nEntre nous. Un secret.\n:::\n", "Entre nous.\n")
    assert [one.mine for one in merged.conflicts] == ["Entre nous.\n"]


def test_a_passage_that_is_marked_is_merged_with_what_is_written_elsewhere() -> None:
    merged = merge("Un.\n\nDeux.\n", "Un mot.\n\nDeux.\n", "Un.\n\n::: body\nDeux.\n:::\n")
    assert merged.text == "Un mot.\n\n::: body\nDeux.\n:::\n"


@given(base=TEXTS, other=TEXTS)
@settings(max_examples=examples(200), deadline=None)
def test_whoever_is_alone_is_right(base: str, other: str) -> None:
    assert merge(base, other, base).text == other
    assert merge(base, base, other).text == other
    assert merge(base, other, other).text == other


@given(base=TEXTS, theirs=TEXTS, mine=TEXTS)
@settings(max_examples=examples(400), deadline=None)
def test_nothing_that_either_wrote_is_lost(base: str, theirs: str, mine: str) -> None:
    merged = merge(base, theirs, mine)
    assert not added(base, theirs) - words(merged.theirs)
    assert not added(base, mine) - words(merged.mine)
    if not merged.conflicts:
        assert not (added(base, theirs) | added(base, mine)) - words(merged.text)


@given(before=TEXTS, after=TEXTS)
@settings(max_examples=examples(200), deadline=None)
def test_changes_make_the_one_of_the_other(before: str, after: str) -> None:
    made, at = "", 0
    for one in changes(before, after):
        made += before[at : one.start] + one.words
        at = one.end
    assert made + before[at:] == after


@pytest.mark.parametrize(("after", "found"), [(BASE + " Oui.", False), (BASE[3:], True)])
def test_what_was_removed_is_seen(after: str, found: bool) -> None:
    assert removes(BASE, after) is found


@pytest.mark.parametrize("text", ["a " * 100_000, "\n" * 200_000, "ab\n" * 60_000])
def test_hostile_texts_are_taken_as_one_piece(text: str) -> None:
    theirs, mine = text.replace("a", "c"), "z y " * 50_000
    merged = merge(text, theirs, mine)
    assert (merged.theirs, merged.mine) == (theirs, mine) or theirs == text
