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
from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.cli.sentences import tongue


def mistake(line: int, key: str, problem: str, remedy: str, column: int = 1) -> CharterError:
    return CharterError("itc.md", line, key, Phrase(problem), Phrase(remedy), column)


def test_a_mistake_names_file_line_column_key_problem_and_remedy() -> None:
    error = mistake(12, "months", "-2 is out of bounds", "write 2", 5)
    assert str(error) == "itc.md:12:5: key `months`: -2 is out of bounds — write 2"


def test_a_mistake_is_said_whole_in_the_language_of_the_reader() -> None:
    error = mistake(12, "months", "this key is missing", "write it")
    assert error.said(tongue("fr").say).replace("\N{NO-BREAK SPACE}", " ") == (
        "itc.md:12:1 : « months » : il manque cette clé — écrivez-la"
    )


def test_a_text_without_end_is_cut() -> None:
    error = mistake(1, "k" * 1000, "p" * 1000, "write less")
    problem, _remedy = error.words(str)
    assert (error.key, problem) == ("k" * (LONGEST - 1) + "…", "p" * (LONGEST - 1) + "…")


def test_several_mistakes_come_line_after_line_and_read_as_the_first() -> None:
    later = mistake(9, "b", "wrong", "right it")
    sooner = mistake(3, "a", "missing", "write it", 2)
    errors = CharterErrors([later, sooner])
    assert errors.errors == (sooner, later)
    assert (errors.line, errors.column, errors.key) == (3, 2, "a")
    assert (str(errors.problem), str(errors.remedy)) == ("missing", "write it")
    assert str(errors) == f"{sooner}\n{later}"


MANY = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "lambda",
    "omega",
    "omegas",
]


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [
        (
            "meeting",
            ["meetings", "minutes"],
            "write one of `meetings`, `minutes`: did you mean `meetings`?",
        ),
        ("xyz", ["meetings", "minutes"], "write one of `meetings`, `minutes`"),
        ("xyz", [], "declare it in the front matter first"),
        ("omega_", MANY, "did you mean `omega`? Otherwise, the nearest are `omegas`"),
        ("alphabets", MANY, "did you mean `alpha`?"),
        ("xeta_", MANY, "did you mean `eta`? Otherwise, the nearest are `beta`, `zeta`"),
        ("ozone", MANY, "the nearest names are `zeta`, `omega`, `omegas`"),
    ],
)
def test_the_nearest_names_are_offered_all_when_they_are_few(
    name: str, known: list[str], said: str
) -> None:
    assert str(one_among(name, known)) == said


def test_nothing_that_a_terminal_obeys_is_said() -> None:
    assert harmless("\x1b[31mrouge\u202e\n") == "�[31mrouge��"
    assert harmless("l’été 🙂") == "l’été 🙂"


def test_a_piece_of_a_file_is_shown_short() -> None:
    assert shown("é" * 60) == "é" * 60
    assert shown("é" * 61) == "é" * 59 + "…"
    assert shown(3) == "3"
