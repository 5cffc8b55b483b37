"""Which words count as marks."""

from __future__ import annotations

import pytest

from tourdetable.core.documents.text.marks import WORDS, Passages, marks_in
from tourdetable.core.words.audience import Audience


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("::: audience body", ["audience body"]),
        (":::present", ["present"]),
        ("  :::::  Body  :::", ["body"]),
        (":::", [""]),
        ("> - ::: present", ["present"]),
        ("2) ::: present", ["present"]),
        (":: present", []),
        (r"\::: present", []),
        ("voir ::: present", []),
    ],
)
def test_a_mark_is_a_line_that_begins_with_three_colons(line: str, says: list[str]) -> None:
    assert marks_in(line) == says


def test_an_end_inside_a_quotation_does_not_end_the_passage_around_it() -> None:
    passages = Passages(Audience.PUBLIC, WORDS)
    passages.obey("body", [0])
    passages.obey("", [0, 7])
    assert passages.audience is Audience.BODY
    passages.obey("", [0])
    assert passages.audience is Audience.PUBLIC
