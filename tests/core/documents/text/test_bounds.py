"""Text made to be slow: the work is counted, in calls, and grows no faster than the text."""

from __future__ import annotations

import re
import sys
from types import FrameType

import pytest

from tests.effort import EVERYTHING, some
from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.text.prune import prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.documents.text.tree import Document
from tourdetable.core.words.audience import Audience

SIZE = 30_000 if EVERYTHING else 2_000
A_SIGN = 120
"""Calls that one character of the worst text may cost: a list of `- a` costs 60, prose 2."""

HOSTILE = {
    "brackets": "[",
    "images": "![",
    "links never closed": "[a](",
    "rows": "|a|b|\n|-|-|\n|\n",
    "tables": "a|b\n-|-\n\n",
    "lines of bullets": "•\ta\n\to\tb\n",
    "lines that go on": "- > a\nb\n",
    "emphasis": "*a **a_ ",
    "quoted lists": "> - ",
    "back-ticks of all lengths": "`a``b```c",
    "references": "[a][b]",
    "links in links": "[[a](b)](c)",
    "addresses": "http://",
    "mails": "a.b-@",
    "entities": "&amp;",
    "marks": "::: body\na\n",
    "lines of quotations": ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>a\n",
    "lists": "- ",
    "struck": "~~a ",
    "angles": "<a:",
    "links without an end": '[a](<b "',
    "stars": "*",
    "quotations": "> ",
    "numbers": "1. ",
    "back-ticks": "`",
    "fences": "- ```\n",
    "a table's bars": "|",
    "definitions": "[a]: b\n",
    "ampersands": "&a",
    "escapes": "\\[",
    "bullets": "•\t",
}
"""Those that teach most first."""


OURS = re.compile(r"/(tourdetable/core|markdown_it)/")
"""Whose calls are counted: the collector and whoever measures coverage may pass by too."""


def work(text: str) -> tuple[int, Document]:
    """How many functions are called to read a text and show it, and what was read."""
    calls = 0

    def count(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        if event in {"call", "c_call"} and OURS.search(frame.f_code.co_filename):
            calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        document = prune(parse(text, default=Audience.PUBLIC), Audience.PUBLIC)
        to_html(document)
    finally:
        sys.setprofile(before)
    return calls, document


def of_size(run: str, size: int) -> str:
    return run * (size // len(run))


@pytest.mark.parametrize("kind", some(list(HOSTILE), 20))
def test_the_work_grows_as_the_text_does(kind: str) -> None:
    run = HOSTILE[kind]
    small, _document = work(of_size(run, SIZE // 3))
    large, _document = work(of_size(run, SIZE))
    assert large <= 3.5 * small + 1_000
    assert large <= A_SIGN * SIZE


def test_a_table_of_fifteen_thousand_bars_is_read_in_proportion() -> None:
    head = "a|b\n-|-\n"
    small, _document = work(head + "|" * 3_000)
    large, _document = work(head + "|" * 15_000)
    assert large <= 6 * small


def test_rows_that_leave_out_their_cells_are_not_written_without_end() -> None:
    wide = "|a" * 40 + "|\n" + "|-" * 40 + "|\n"
    small, _document = work(wide + "|\n" * 60)
    large, _document = work(wide + "|\n" * 600)
    assert large <= 11 * small


def test_a_text_is_read_once() -> None:
    text = "Un *long* compte rendu. " * 100
    first, document = work(text)
    again, same = work(text)
    assert same == document
    assert again < first / 3


def shown(text: str) -> str:
    return to_html(prune(parse(text, default=Audience.PUBLIC), Audience.PUBLIC))


def test_what_people_write_is_read_as_before() -> None:
    link = '<a href="https://caf.fr" rel="noopener noreferrer">'
    assert shown("[[1]](https://caf.fr) ![plan](https://caf.fr) [x] (y)") == (
        f"<p>{link}[1]</a> plan [x] (y)</p>"
    )
    assert shown("a|b\n-|-\n1|\n|2") == (
        '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
        "<tbody><tr><td>1</td><td></td></tr><tr><td>2</td><td></td></tr></tbody></table>"
    )


def test_a_sign_too_many_stays_a_sign() -> None:
    assert shown("[" * 30 + "a](https://caf.fr)").count("[") == 29
    assert shown("a " * 200 + "- - **gras** " * 200).count("<strong>") == 200
    wide = "|a" * 100 + "|\n" + "|-" * 100 + "|\n"
    assert "<table>" not in shown(wide)
