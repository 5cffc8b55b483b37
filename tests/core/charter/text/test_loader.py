"""A charter is read whole, or refused with every mistake: file, line, key, remedy."""

from __future__ import annotations

import pytest

from tests.core.charter.text.samples import READING, refused
from tests.paths import CHARTERS, STARTER
from tourdetable.core.charter.terms.errors import CharterErrors
from tourdetable.core.charter.text.loader import load


def test_windows_lines_and_a_byte_order_mark_change_nothing() -> None:
    assert load("\ufeff" + READING.replace("\n", "\r\n")).articles == load(READING).articles


@pytest.mark.parametrize(("file", "count"), [("club-des-territoires", 19), ("itc", 16)])
def test_the_founding_charters_have_every_clause(file: str, count: int) -> None:
    charter = load((CHARTERS / f"{file}.md").read_text(encoding="utf-8"))
    prefix = {"itc": "ITC"}.get(file, "CLUB")
    assert list(charter.articles_by_id) == [f"{prefix}-{n:02}" for n in range(1, count + 1)]
    assert all(article.rules for article in charter.articles_by_id.values())


def test_all_mistakes_are_told_at_once_in_the_order_of_lines() -> None:
    source = (
        READING.replace('version = "1"', "version = 1")
        .replace('["friday"]', "[]")
        .replace("holders = 1", "holders = 0")
    )
    with pytest.raises(CharterErrors) as caught:
        load(source, file="reading.md")
    assert [e.key for e in caught.value.errors] == ["version", "holders", "weekdays"]
    assert str(caught.value).splitlines()[1] == (
        "reading.md:18:1: key `holders`: 0 is out of bounds"
        " — write a whole number from 1 to 20, e.g. `holders = 2`"
    )


def test_where_the_names_are_told_no_other_example_blurs_them() -> None:
    (error,) = refused(READING.replace('adoption = "seats"', 'adoption = "sets"'))
    assert str(error) == (
        "reading.md:11:1: key `adoption`: unknown name `sets` — write one of `next_meeting`, "
        "`silence_days`, `seats`: did you mean `seats`?"
    )


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("", "the front matter is missing"),
        ("# A charter", "the front matter is missing"),
        ('+++\ncharter = "x"\n', "the front matter is not closed"),
        ("+++\na = " + "[" * 3500 + "\n+++\n", "lists are nested too deep to be read"),
        ("+++\n" * 20_001, "this charter has more than 20000 lines"),
    ],
)
def test_a_file_that_is_no_charter_is_refused(source: str, problem: str) -> None:
    assert [str(error.problem) for error in refused(source)] == [problem]


def test_the_starter_is_a_charter_with_a_rule_to_change() -> None:
    charter = load(STARTER.read_text(encoding="utf-8"))
    assert (charter.slug, charter.language) == ("mon-reseau", "fr")
    assert charter.articles_by_id
    assert any(article.rules for article in charter.articles)
