from __future__ import annotations

from datetime import date

from tourdetable.domain.search.indexing import entries, same, spellings, title_words
from tourdetable.domain.search.models import SearchEntry
from tourdetable.domain.search.sources.base import SearchReading, Thing

BODY, MEMBERS = frozenset({"b7", "a"}), frozenset({"m"})


def made(*readings: SearchReading) -> list[SearchEntry]:
    thing = Thing(1, readings, body=7, on=date(2027, 4, 6))
    return list(entries("minutes", thing, 3))


def marks(entry: SearchEntry) -> set[str]:
    return {one for one in entry.tokens.split() if one[0] in "yn"}


def test_readings_that_differ_are_an_entry_each_that_leaves_out_who_has_more() -> None:
    fuller, other = made(
        SearchReading(BODY, "Mars", "Un secret"), SearchReading(MEMBERS, "Mars", "Un mot")
    )
    assert marks(fuller) == {"y3_a", "y3_b7"}
    assert marks(other) == {"y3_m", "n3_a", "n3_b7"}
    assert (fuller.said, other.said) == (" mars  un secret ", " mars  un mot ")
    assert "wsecret" not in other.tokens
    assert same(fuller) != same(other)


def test_readings_that_say_the_same_are_one() -> None:
    (entry,) = made(SearchReading(BODY, "Mars"), SearchReading(MEMBERS, "Mars"))
    assert marks(entry) == {"y3_a", "y3_b7", "y3_m"}
    assert {"kminutes", "i7", "wmar", "tmar", "t2027_04_06"} <= set(entry.tokens.split())


def test_what_nobody_may_read_is_no_entry() -> None:
    assert made(SearchReading(frozenset(), "Mars", "Un secret")) == []


def test_words_of_titles_may_be_mistyped_and_no_others() -> None:
    found = made(SearchReading(MEMBERS, "Maël Kérébel, au port", "Une médiathèque"))
    assert title_words(found) == {"mael", "kerebel", "port"}
    assert "kerebel" in spellings("kerebel")
