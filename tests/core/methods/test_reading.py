"""A method is read whole, or refused with every mistake: file, line, key, what to write."""

from __future__ import annotations

import pytest

from tests.core.methods.samples import ECHO, refused, said
from tests.paths import METHODS
from tourdetable.core.methods.reading import read_method
from tourdetable.core.methods.terms import Capture, MethodStep, Need, PointPurpose

FILES = sorted(METHODS.glob("*.md"))


def test_what_a_file_says() -> None:
    echo = read_method(ECHO)
    assert (echo.code, echo.title, echo.needs) == ("echo", "Écho", (Need.UNDERSTAND,))
    assert (echo.captures, echo.purpose) == (Capture.GO_ROUND, PointPurpose.DISCUSS)
    assert echo.steps == (
        MethodStep("Écouter", "Se taire.", minutes=5),
        MethodStep("Redire", "Chacun redit une phrase.", "Qu’avez-vous entendu ?", seconds_each=90),
    )
    assert (echo.preamble, echo.source) == ("Une introduction.", ECHO)
    assert [(one.id, one.text) for one in echo.sections] == [("example", "À la séance de mars.")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_methods_that_come_with_the_program(file: object) -> None:
    read = read_method(file.read_text(encoding="utf-8"), file=file.name)
    assert read.code == file.stem
    assert {one.id for one in read.sections} == {"when", "example", "care"}
    assert all(step.say for step in read.steps)
    assert all((read.english, read.question, read.material, read.preamble))


def test_there_are_at_least_the_fourteen_that_were_asked_for() -> None:
    assert len(FILES) >= 14


def test_windows_lines_and_a_byte_order_mark_change_nothing() -> None:
    assert read_method("\ufeff" + ECHO.replace("\n", "\r\n")).steps == read_method(ECHO).steps


@pytest.mark.parametrize(
    ("was", "written", "mistake"),
    [
        (
            'method = "echo"\n',
            "",
            'echo.md:1: key `method`: this key is missing — write it, e.g. `method = "world-cafe"`',
        ),
        (
            "at_least",
            "at_leest",
            "echo.md:8: key `at_leest`: unknown key — write one of `method`, `title`, `language`, "
            "`summary`, `english`, `origin`, `question`, `material`, `needs`, `at_least`, "
            "`at_most`, `captures`, `purpose`, `steps`: did you mean `at_least`?",
        ),
        (
            '"go_round"',
            '"goround"',
            "echo.md:10: key `captures`: unknown name `goround` — write one of `go_round`, "
            "`silent`, `dots`, `judgement`, `consent`, `election`, `cafe`, `none`: "
            "did you mean `go_round`?",
        ),
        (
            "at_most = 10",
            "at_most = 2",
            "echo.md:9: key `at_most`: the greatest number of persons is smaller than the least — "
            "write `at_least = 5` and `at_most = 8`",
        ),
        (
            "minutes = 5\n",
            "",
            "echo.md:14: key `minutes`: this step says no time — write `minutes = 10`, or "
            "`seconds_each = 90` for each person",
        ),
        (
            "minutes = 5",
            'minutes = "5"',
            "echo.md:16: key `minutes`: `5` is not a whole number from 1 to 480 — "
            "write a whole number, without quotation marks, e.g. `minutes = 10`",
        ),
        (
            '["understand"]',
            "[]",
            "echo.md:7: key `needs`: this list is empty — "
            "write it between square brackets, each text between quotation marks",
        ),
        (
            'title = "Redire"',
            'titel = "Redire"',
            "echo.md:19: key `title`: this key is missing — "
            'write it, e.g. `title = "Se dire bonjour"`',
        ),
        (
            '"Écho"',
            '"Écho',
            "echo.md:3: key `title`: this line cannot be read (Illegal character '\\n') — "
            "write `key = value` on each line: a text between straight quotation marks, a list "
            "between square brackets, each step under `[[steps]]`",
        ),
        (
            "{#example}",
            "{#exemple}",
            "echo.md:28: key `exemple`: unknown part `exemple` — "
            "write one of `when`, `example`, `care`: did you mean `example`?",
        ),
        (
            "À la séance de mars.\n",
            "",
            "echo.md:28: key `example`: the part `example` is empty — "
            "write a few lines under its heading, or remove it",
        ),
        (
            "Se taire",
            "Se\u202etaire",
            "echo.md:17: key `do`: a character that nobody sees stands in this text — "
            'delete it, and type the text again, e.g. `do = "…"`',
        ),
    ],
)
def test_each_mistake_says_its_line_and_what_to_write(was: str, written: str, mistake: str) -> None:
    assert mistake in said(ECHO.replace(was, written, 1))[:2]


def test_all_mistakes_are_told_at_once_in_the_order_of_lines() -> None:
    text = ECHO.replace('"fr"', '"zz"').replace("seconds_each = 90", "seconds_each = 1")
    assert [one.key for one in refused(text)] == ["language", "seconds_each"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the front matter is missing"),
        ("# Écho", "the front matter is missing"),
        ('+++\nmethod = "x"\n', "the front matter is not closed"),
        ("+++\na = " + "[" * 3500 + "\n+++\n", "this part cannot be read"),
        ("+++\na = 1" + "0" * 3500 + "\n+++\n", "this key is missing"),
        ("\n" * 2_001, "this file, or a line of it, is longer than a method is"),
        (
            "+++\na" + ".a" * 400 + " = 1\n+++\n",
            "this file, or a line of it, is longer than a method is",
        ),
        ('+++\nsteps = "x"\n+++\n', "there is no step"),
    ],
)
def test_a_file_that_is_no_method_is_refused(text: str, problem: str) -> None:
    assert problem in [str(one.problem) for one in refused(text)]
