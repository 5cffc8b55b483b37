"""A mistake is said with its place and its remedy, short and harmless."""

from __future__ import annotations

import pytest

from tourdetable.core.charter.terms.errors import (
    LONGEST,
    CharterError,
    CharterErrors,
    harmless,
    one_among,
    shown,
)


def test_a_mistake_names_file_line_key_problem_and_remedy() -> None:
    error = CharterError("itc.md", 12, "months", "-2 is out of bounds", "write 2")
    assert str(error) == "itc.md:12: key `months`: -2 is out of bounds — write 2"


def test_a_text_without_end_is_cut() -> None:
    error = CharterError("itc.md", 1, "k" * 1000, "p" * 1000, "write less")
    assert (error.key, error.problem) == ("k" * (LONGEST - 1) + "…", "p" * (LONGEST - 1) + "…")


def test_several_mistakes_come_line_after_line_and_read_as_the_first() -> None:
    later = CharterError("itc.md", 9, "b", "wrong", "right it")
    sooner = CharterError("itc.md", 3, "a", "missing", "write it")
    errors = CharterErrors([later, sooner])
    assert errors.errors == (sooner, later)
    assert (errors.line, errors.key, errors.problem, errors.remedy) == (
        3,
        "a",
        "missing",
        "write it",
    )
    assert str(errors) == f"{sooner}\n{later}"


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [
        ("meeting", ["meetings", "minutes"], "did you mean `meetings`?"),
        ("xyz", ["meetings", "minutes"], "write one of `meetings`, `minutes`"),
        ("xyz", [], "declare it in the front matter first"),
    ],
)
def test_the_nearest_name_is_offered_else_all_of_them(
    name: str, known: list[str], said: str
) -> None:
    assert one_among(name, known) == said


def test_nothing_that_a_terminal_obeys_is_said() -> None:
    assert harmless("\x1b[31mrouge\u202e\n") == "�[31mrouge��"
    assert harmless("l’été 🙂") == "l’été 🙂"


def test_a_piece_of_a_file_is_shown_short() -> None:
    assert shown("é" * 60) == "é" * 60
    assert shown("é" * 61) == "é" * 59 + "…"
    assert shown(3) == "3"
