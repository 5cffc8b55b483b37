"""The search for the program's own words finds them, and leaves alone what people say."""

from __future__ import annotations

import re

import pytest

from tests.conftest import PACKAGE
from tests.machine_words import MARKS, NOT_WORDS, catalogue, lines_of_page, machine_words_in

FOR_WRITERS = ("core", "interface/cli")
"""Whoever writes a charter or a file of facts, or types commands, writes codes: they read them."""


@pytest.mark.parametrize(
    "line",
    [
        "Ce que l’instance produit : watch_items",
        "topics, tools",
        "Ce qui doit être divers : network",
        "`seats` : qui siège",
        "Échéance : 2027-04-06",
        "seat:12 n’en fait pas partie",
        "Bonjour None",
        "%(day)s",
        "Mark who is there",
    ],
)
def test_a_word_of_the_program_is_found(line: str) -> None:
    assert machine_words_in([line], "fr") != []


@pytest.mark.parametrize(
    "line",
    [
        "CLUB-07, ITC-14 et D-2026-04 : Marseille 2-3, le 6 avril 2027 à 9 h 30",
        "Écrivez à secretariat@ville.example ou lisez https://ville.example/club/calendar.ics",
        "Une session ouverte, un passage public, l’absence est excusée",
    ],
)
def test_what_people_say_is_left_alone(line: str) -> None:
    assert machine_words_in([line], "fr") == []


def test_what_a_page_says_beside_its_text_is_read_and_what_it_hides_is_not() -> None:
    page = '<p class="seat_row" aria-label="watch_items">Un <b>mot</b></p><textarea>code</textarea>'
    assert lines_of_page(page) == ["Un mot", "watch_items"]


def test_only_those_who_write_files_read_names_of_the_code() -> None:
    """Among all the sentences of the product: also the messages that no page of a test shows."""
    files = [file for folder in FOR_WRITERS for file in (PACKAGE / folder).rglob("*.py")]
    sources = letters(" ".join(file.read_text("utf-8") for file in files))
    ids = [one.id if isinstance(one.id, str) else one.id[0] for one in catalogue()]
    looked_for = [mark for what, mark in MARKS.items() if what != "a value of Python"]
    said = {i: i if "`" in i else NOT_WORDS.sub(" ", i) for i in ids}
    marked = [i for i, text in said.items() if any(mark.search(text) for mark in looked_for)]
    assert [i for i in marked if letters(i)[:20] not in sources] == []


def letters(text: str) -> str:
    """What is left of a sentence however its source is cut into lines."""
    return re.sub("[^A-Za-z]", "", text)
