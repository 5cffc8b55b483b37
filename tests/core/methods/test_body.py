"""The parts of the text below the keys."""

from __future__ import annotations

import pytest

from tests.core.methods.samples import ECHO, said
from tourdetable.core.methods.reading import read_method


def test_headings_of_a_block_of_code_and_lower_ones_open_no_part() -> None:
    text = ECHO + "\n```\n# not a part\n```\n\n### Plus bas\n\nSuite.\n"
    (part,) = read_method(text).sections
    assert part.text.endswith("# not a part\n```\n\n### Plus bas\n\nSuite.")


@pytest.mark.parametrize(
    ("more", "mistake"),
    [
        (
            "\n## Ailleurs\n\nOui.\n",
            "echo.md:32: key `Ailleurs`: this heading has no id — "
            "write `## An example {#example}`: the ids are `when`, `example`, `care`",
        ),
        (
            "\n## Encore {#example}\n\nOui.\n",
            "echo.md:32: key `example`: the part `example` is written twice — keep it once",
        ),
        (
            "\n## Quand {#when}\n\nOui\u200b.\n",
            "echo.md:34: key `Oui.`: a character that nobody sees stands in this text — "
            "delete it, and type the text again",
        ),
    ],
)
def test_what_is_wrong_in_a_part_is_said(more: str, mistake: str) -> None:
    assert said(ECHO + more) == [mistake]


def test_an_example_is_wanted() -> None:
    assert said(ECHO.partition("## Un exemple")[0]) == [
        "echo.md:28: key `example`: there is no part `example` — "
        "write `## An example {#example}`, then a meeting where it was used"
    ]
