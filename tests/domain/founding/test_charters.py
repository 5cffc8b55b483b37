from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import CHARTER, TODAY
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.founding.charters import (
    BYTES,
    OFFICE,
    composing,
    first_day,
    fit_charter,
    gathering,
    models,
    text_of_file,
)


def test_the_charters_that_come_with_the_program_found_networks() -> None:
    found = models()
    assert [model.code for model in found] == [
        "club-des-territoires",
        "conseil-de-quartier",
        "itc",
        "reseau-professionnel",
    ]
    assert [fit_charter(model.text).title for model in found] == [m.charter.title for m in found]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty"),
        (b" \n", "This file is empty"),
        ("Charte de l’été".encode("cp1252"), "not a text in UTF-8"),
        (b"PK\x03\x04\x00\x00", "not a plain text"),
        (b"x" * (BYTES + 1), "longer than 1 MB"),
    ],
)
def test_a_file_that_is_no_text_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        text_of_file(content)
    assert words in refused.value.messages[0]


def test_the_mark_of_a_text_file_is_no_part_of_it() -> None:
    assert text_of_file(b"\xef\xbb\xbfBonjour") == "Bonjour"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ["Write the text of the charter"]),
        ("+++\n", ["Line 1"]),
        (CHARTER.replace("[minutes]", "[minuets]"), ["Line 9", "minutes"]),
        (CHARTER + "\x00", ["cannot be stored"]),
        (CHARTER.replace("2027.1", "x" * 41), ["40 characters"]),
        (CHARTER.replace(', "compose"', ""), ['add "compose" to the rights of an office', "Inten"]),
    ],
)
def test_a_text_that_founds_nothing_says_why_at_its_line(text: str, words: list[str]) -> None:
    with pytest.raises(ValidationError) as refused:
        fit_charter(text)
    said = "\n".join(refused.value.message_dict["text"])
    assert [one for one in words if one not in said] == []


def test_what_to_write_where_there_is_no_office_is_itself_right() -> None:
    start, end = CHARTER.index("[[offices]]"), CHARTER.index("[[duties]]")
    bare = CHARTER[:start] + CHARTER[end:]
    with pytest.raises(ValidationError) as refused:
        fit_charter(bare)
    assert OFFICE in refused.value.message_dict["text"][0]
    mended = CHARTER[:start] + OFFICE + "\n" + CHARTER[end:]
    assert [office.code for office in composing(fit_charter(mended))] == ["coordinator"]


def test_offices_of_the_whole_network_come_first() -> None:
    both = CHARTER.replace('rights = ["agenda", "minutes"]', 'rights = ["compose"]')
    start, middle, end = (
        both.index(mark) for mark in ("[[offices]]", '[[offices]]\ncode = "lead', "[[duties]]")
    )
    turned = both[:start] + both[middle:end] + both[start:middle] + both[end:]
    assert [office.code for office in composing(load(turned))] == ["steward", "lead"]
    assert [office.code for office in composing(load(both))] == ["steward", "lead"]


def test_what_gathers_everybody_and_the_first_day() -> None:
    read = load(CHARTER)
    assert ([kind.code for kind in gathering(read)], first_day(read, TODAY)) == (["circle"], TODAY)
    dated = load(CHARTER.replace('version = "2027.1"', 'version = "1"\nin_force = 2026-09-01'))
    assert first_day(dated, TODAY) == date(2026, 9, 1)
