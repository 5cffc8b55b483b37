from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from tourdetable.core.words.language import (
    DAY_OF_MONTH,
    FIRST,
    LANGUAGES,
    MONTH,
    MONTH_OF_YEAR,
    SHORT_WEEKDAY,
    language_of,
)

FRENCH, ENGLISH = LANGUAGES["fr"], LANGUAGES["en"]
NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (date(2027, 4, 8), f"jeudi 8{NBSP}avril 2027", "Thursday 8 April 2027"),
        (date(2027, 7, 1), f"jeudi 1er{NBSP}juillet 2027", "Thursday 1 July 2027"),
        (date(2027, 8, 31), f"mardi 31{NBSP}août 2027", "Tuesday 31 August 2027"),
    ],
)
def test_a_day_is_said_with_or_without_its_weekday(value: date, french: str, english: str) -> None:
    assert (FRENCH.day(value), ENGLISH.day(value)) == (french, english)
    assert FRENCH.short_day(value) == french.partition(" ")[2]
    assert ENGLISH.short_day(value) == english.partition(" ")[2]


@pytest.mark.parametrize(
    ("pattern", "french", "english"),
    [
        (DAY_OF_MONTH, "jeudi 1er", "Thursday 1"),
        (SHORT_WEEKDAY, f"jeu.{NBSP}1er", f"Thu{NBSP}1"),
        (MONTH, "avril", "April"),
        (MONTH_OF_YEAR, "avril 2027", "April 2027"),
    ],
)
def test_a_day_is_said_in_part(pattern: str, french: str, english: str) -> None:
    first = date(2027, 4, 1)
    assert (FRENCH.dated(first, pattern), ENGLISH.dated(first, pattern)) == (french, english)


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (time(9, 30), f"9{NBSP}h{NBSP}30", "9:30"),
        (time(14, 0), f"14{NBSP}h", "14:00"),
        (datetime(2027, 4, 8, 0, 5, tzinfo=UTC), f"0{NBSP}h{NBSP}05", "0:05"),
    ],
)
def test_an_hour_is_said_over_a_day_of_24(
    value: time | datetime, french: str, english: str
) -> None:
    assert (FRENCH.clock(value), ENGLISH.clock(value)) == (french, english)


def test_a_moment_is_a_day_and_its_hour() -> None:
    value = datetime(2027, 4, 6, 14, tzinfo=UTC)
    assert FRENCH.moment(value) == f"mardi 6{NBSP}avril 2027, 14{NBSP}h"
    assert ENGLISH.moment(value) == "Tuesday 6 April 2027, 14:00"


def test_numbers_have_the_mark_of_the_language() -> None:
    assert [FRENCH.percent(share) for share in (33.3, 100)] == [f"33,3{NBSP}%", f"100{NBSP}%"]
    assert [ENGLISH.percent(share) for share in (33.3, 100)] == ["33.3%", "100%"]
    numbers = (2087658, 1234.5, 3.0)
    assert [FRENCH.number(one) for one in numbers] == ["2\u202f087\u202f658", "1\u202f234,5", "3"]
    assert [ENGLISH.number(one) for one in numbers] == ["2,087,658", "1,234.5", "3"]


@pytest.mark.parametrize(
    ("words", "french", "english"),
    [
        ((), "", ""),
        (("a",), "a", "a"),
        (("a", "b"), "a et b", "a and b"),
        (("a", "b", "c"), "a, b et c", "a, b and c"),
    ],
)
def test_a_list_has_its_last_word_joined(words: tuple[str, ...], french: str, english: str) -> None:
    assert (FRENCH.listed(words), ENGLISH.listed(words)) == (french, english)


@pytest.mark.parametrize("code", ["en", "en-gb", "en_GB.UTF-8"])
def test_a_country_does_not_change_the_language(code: str) -> None:
    assert language_of(code) is ENGLISH


@pytest.mark.parametrize("code", [None, "", "C.UTF-8", "eng", "br"])
def test_the_first_language_is_spoken_where_none_is_known(code: str | None) -> None:
    assert language_of(code) is FIRST is FRENCH
