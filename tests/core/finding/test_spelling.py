from __future__ import annotations

import pytest

from tourdetable.core.finding.spelling import keys, may_be_mistyped, nearest, sound

KNOWN = ["kerebel", "lefevre", "mediatheque", "philippe", "chretien", "martin", "marin"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Querebel", "kerebel"),
        ("Kérébelle", "kerebel"),
        ("Kerbel", "kerebel"),
        ("Kerebal", "kerebel"),
        ("Lefebvre", "lefevre"),
        ("Lefèvre", ""),
        ("mediateque", "mediatheque"),
        ("Filippe", "philippe"),
        ("Krétien", "chretien"),
        ("Dupont", ""),
    ],
)
def test_a_name_is_found_as_it_is_heard_or_but_for_a_letter(typed: str, meant: str) -> None:
    sharing = [word for word in KNOWN if keys(word) & keys(typed)]
    assert [*nearest(typed, sharing, 1), ""][0] == meant


def test_the_nearest_comes_first() -> None:
    assert nearest("Marrin", KNOWN, 3) == ["marin", "martin"]


def test_short_words_and_long_ones_are_taken_as_they_are() -> None:
    assert [may_be_mistyped(word) for word in ("caf", "port", "a" * 31)] == [False, True, False]
    assert (keys("à"), keys("’"), len(keys("a" * 500))) == ({"a"}, set(), 1)
    assert sound("Querebel") == sound("Kérébel")
