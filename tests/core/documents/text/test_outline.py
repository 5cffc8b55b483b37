"""Headings in order, nothing empty."""

from __future__ import annotations

import pytest

from tourdetable.core.documents.text.outline import outlined, words
from tourdetable.core.documents.text.source import parse
from tourdetable.core.documents.text.tree import NodeKind
from tourdetable.core.words.audience import Audience


@pytest.mark.parametrize(
    ("typed", "printed"),
    [([1, 4, 4, 2, 3], [1, 2, 2, 2, 3]), ([3, 1, 2], [1, 1, 2]), ([2, 6, 3], [1, 2, 2]), ([], [])],
)
def test_headings_begin_at_one_and_jump_no_level(typed: list[int], printed: list[int]) -> None:
    text = "\n\n".join("#" * level + " t" for level in typed)
    assert [block.number for block in outlined(parse(text, default=Audience.PUBLIC))] == printed


def test_a_heading_in_a_list_is_a_strong_paragraph() -> None:
    (bullets,) = outlined(parse("- # a", default=Audience.PUBLIC))
    (paragraph,) = bullets.children[0].children
    assert (paragraph.kind, paragraph.children[0].kind, words(paragraph)) == (
        NodeKind.PARAGRAPH,
        NodeKind.STRONG,
        "a",
    )


def test_blocks_without_a_word_are_left_out() -> None:
    text = "#\n\n# ![](x)\n\n| |\n|-|\n| |\n\n>\n\nreste"
    assert [words(block) for block in outlined(parse(text, default=Audience.PUBLIC))] == ["reste"]
