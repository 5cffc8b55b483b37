from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import examples
from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.text.prune import prune
from tourdetable.core.documents.text.sections import (
    MOST,
    OpenMarks,
    TextSection,
    apart,
    join,
    replaced,
    split,
)
from tourdetable.core.documents.text.source import parse
from tourdetable.core.words.audience import LADDER, Audience

MARCH = "Avant.\n\n# Budget\n\nOn a lu.\n\n# Divers\n\nRien.\n"
LINES = st.sampled_from(
    ["# Budget", "#", "## Détail", "Un mot.", "", "```", "# pas ```", "- ```", "::: body", ":::"]
)
TEXTS = st.lists(LINES, max_size=20).map("\n".join)


def keys(text: str) -> list[tuple[str, int]]:
    return [section.key for section in split(text)]


def read(text: str, reader: Audience) -> str:
    return to_html(prune(parse(text, default=Audience.PUBLIC), reader))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (MARCH, [("", 1), ("Budget", 1), ("Divers", 1)]),
        ("# A\n# A ##\n# A", [("A", 1), ("A", 2), ("A", 3)]),
        ("## A\n#B\n # C", [("", 1)]),
        ("# A\n```\n# non\n```\n# B", [("A", 1), ("B", 1)]),
        ("# A\n- ```\n  dedans\n# B", [("A", 1), ("B", 1)]),
        ("x\n#\ny", [("", 1), ("", 2)]),
    ],
)
def test_a_section_begins_at_a_heading_of_the_first_level(
    text: str, found: list[tuple[str, int]]
) -> None:
    assert keys(text) == found


@given(text=TEXTS)
@settings(max_examples=examples(200), deadline=None)
def test_sections_joined_are_the_text(text: str) -> None:
    found = split(text)
    assert join(found) == text
    assert len({section.key for section in found}) == len(found)


@given(text=TEXTS)
@settings(max_examples=examples(200), deadline=None)
def test_nothing_reaches_from_a_section_into_the_next_one(text: str) -> None:
    found = apart(text)
    assert [OpenMarks().over(section.text).passages for section in found] == [[]] * len(found)
    assert join(apart(join(found))) == join(found)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("# a\n" * 70_000, MOST),
        ("::: x\n" * 40_000 + "# a\n" * 10_000, 1),
        ("::: " + "x" * 100_000 + "\n" + "# a\n" * 10_000, MOST),
        ("#" + " " * 250_000 + "x", 1),
    ],
)
def test_hostile_texts_cost_no_more_than_others(text: str, number: int) -> None:
    found = apart(text)
    assert (len(found), len(join(found)) < 3 * len(text)) == (number, True)


def test_a_mark_just_above_a_heading_belongs_to_its_section() -> None:
    found = split("Avant.\n\n::: body\n\n# Budget\n\nOn a lu.\n:::\n\n# Divers\n")
    assert [(one.title, one.head) for one in found] == [
        ("", ""),
        ("Budget", "::: body\n\n# Budget\n"),
        ("Divers", "# Divers\n"),
    ]


@pytest.mark.parametrize("reader", LADDER)
def test_a_passage_over_several_sections_is_said_again_in_each(reader: Audience) -> None:
    text = "Avant.\n\n::: body\nCaché.\n\n# Budget\n\nAussi.\n\n# Divers\n\nIci.\n:::\n\nRien.\n"
    assert read(join(apart(text)), reader) == read(text, reader)


def test_other_words_are_put_below_the_heading_and_nothing_else_moves() -> None:
    text = replaced(apart(MARCH), ("Budget", 1), "On a relu.\n\nPuis compté.")
    assert text == "Avant.\n\n# Budget\n\nOn a relu.\n\nPuis compté.\n\n# Divers\n\nRien.\n"


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("::: body\nEntre nous.", "\n::: body\nEntre nous.\n:::\n\n"),
        ("```\ncode", "\n```\ncode\n```\n\n"),
        ("```\n- ```\n::: body", "\n```\n- ```\n::: body\n```\n:::\n\n"),
        ("# Autre\n\nMot.", "\n## Autre\n\nMot.\n\n"),
        ("```\n# code\n```", "\n```\n# code\n```\n\n"),
        ("", "\n\n"),
    ],
)
def test_what_words_open_ends_with_their_section(words: str, body: str) -> None:
    assert TextSection("Budget", 1, "# Budget\n", "").saying(words).body == body


def test_what_is_written_again_is_what_was_read() -> None:
    section = split(MARCH)[1]
    assert section.saying(section.words) == section
    assert section.words == "On a lu."


def seen(text: str, reader: Audience) -> set[str]:
    """The numbered words that a reader sees."""
    return set(re.findall(r"\d+z", read(text, reader)))


@given(text=TEXTS, words=TEXTS, place=st.integers(0, 5))
@settings(max_examples=examples(200), deadline=None)
def test_what_is_written_in_a_section_shows_and_hides_nothing_of_the_others(
    text: str, words: str, place: int
) -> None:
    numbered = "\n".join(
        line.replace("Un mot.", f"{n}z") for n, line in enumerate(text.split("\n"))
    )
    found = apart(numbered)
    if place >= len(found):
        return
    written = replaced(found, found[place].key, words)
    own = set(re.findall(r"\d+z", found[place].text))
    for reader in LADDER:
        assert seen(written, reader) - own == seen(numbered, reader) - own
