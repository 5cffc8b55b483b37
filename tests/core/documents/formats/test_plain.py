from __future__ import annotations

import pytest

from tourdetable.core.documents.formats.plain import to_plain
from tourdetable.core.documents.text.prune import prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.words.audience import Audience


def plain(text: str, reader: Audience = Audience.PUBLIC) -> str:
    return to_plain(prune(parse(text, default=Audience.PUBLIC), reader))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Bilan\n\n*Lu* et **relu**.", "BILAN\n\nLu et relu."),
        ("# A\n\n## Suite", "A\n\nSuite"),
        ("- a\n- [x] b\n- [ ] c", "- a\n- [x] b\n- [ ] c"),
        ("- a\n\n  b", "- a\n  b"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("> a\n>\n> b", "> a\n>\n> b"),
        ("```\n<a>\n```", "<a>"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("[le lien](https://b.fr)", "le lien (https://b.fr)"),
        ("<https://b.fr>", "https://b.fr"),
        ("| a | b |\n|---|---|\n| c | d |", "- a | b\n- c | d"),
        ("", ""),
    ],
)
def test_blocks_are_lines(text: str, expected: str):
    assert plain(text) == expected


def test_a_passage_that_the_reader_may_not_see_is_not_there():
    text = "Pour tous.\n\n::: body\n\nEntre nous.\n\n:::\n"
    assert plain(text, Audience.NETWORK) == "Pour tous."
