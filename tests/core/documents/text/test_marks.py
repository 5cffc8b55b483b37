"""Which words count as marks."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.documents.text.marks import (
    CLOSED,
    WORDS,
    MarkedPassage,
    Passages,
    marks_in,
    unaccented,
    understood,
)
from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("::: audience body", ["audience body"]),
        (":::present", ["present"]),
        ("  :::::  Body  :::", ["body"]),
        (":::", [""]),
        ("> - ::: present", ["present"]),
        ("2) ::: present", ["present"]),
        (":: present", []),
        (r"\::: present", []),
        ("voir ::: present", []),
    ],
)
def test_a_mark_is_a_line_that_begins_with_three_colons(line: str, says: list[str]) -> None:
    assert marks_in(line) == says


def test_an_end_inside_a_quotation_does_not_end_the_passage_around_it() -> None:
    passages = Passages(Audience.PUBLIC, WORDS)
    passages.obey("body", [0])
    passages.obey("", [0, 7])
    assert passages.audience is Audience.BODY
    passages.obey("", [0])
    assert passages.audience is Audience.PUBLIC


MAY = date(2027, 5, 1)
KNOWN = {unaccented(word): meaning for word, meaning in WORDS.items()}


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("body", MarkedPassage(Audience.BODY)),
        ("institution", MarkedPassage(Audience.NETWORK, Attribution.INSTITUTION)),
        ("college body", MarkedPassage(Audience.BODY, Attribution.COLLEGE)),
        ("body collège", MarkedPassage(Audience.BODY, Attribution.COLLEGE)),
        ("public from 2027-05-01", MarkedPassage(Audience.PUBLIC, None, MAY)),
        ("from 2027-05-01 none public", MarkedPassage(Audience.PUBLIC, Attribution.NONE, MAY)),
        ("réseau à partir du 1/5/2027", MarkedPassage(Audience.NETWORK, None, MAY)),
        ("instance anonyme", MarkedPassage(Audience.BODY, Attribution.NONE)),
        ("from 2027-05-01", MarkedPassage(Audience.NETWORK, None, MAY)),
        ("public body", MarkedPassage(Audience.BODY)),
        ("presents noms", MarkedPassage(Audience.PRESENT, Attribution.NAMED)),
    ],
)
def test_the_words_of_a_mark_stand_in_any_order(mark: str, said: MarkedPassage) -> None:
    assert understood(mark, KNOWN, Audience.NETWORK) == said


@pytest.mark.parametrize(
    "mark",
    [
        "publik",
        "public nobody",
        "public from",
        "public from 2027-13-01",
        "public from 2027-02-30",
        "public from tomorrow",
        "public 2027-05-01",
        "public from 20270501",
        "sealed 3f2a",
    ],
)
def test_what_is_not_understood_is_closed(mark: str) -> None:
    assert understood(mark, KNOWN, Audience.NETWORK) == CLOSED


def test_inside_one_another_the_narrowest_the_most_discreet_and_the_latest_win() -> None:
    outer = MarkedPassage(Audience.BODY, Attribution.NAMED, date(2027, 6, 1))
    inner = MarkedPassage(Audience.PUBLIC, Attribution.COLLEGE, MAY)
    both = MarkedPassage(Audience.BODY, Attribution.COLLEGE, date(2027, 6, 1))
    assert (inner.within(outer), outer.within(inner)) == (both, both)
    assert MarkedPassage(Audience.PUBLIC).within(outer) == outer
