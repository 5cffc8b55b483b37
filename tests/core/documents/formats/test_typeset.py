"""The words of a page, whoever wrote them."""

from __future__ import annotations

import pytest

from tourdetable.core.documents.formats.typeset import spaced, typeset

NOWRAP = '<span class="tdt-nowrap">15-16</span>'


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>Qui ?</p>", "<p>Qui\N{NO-BREAK SPACE}?</p>"),
        ('<p title="Qui ?">a</p>', '<p title="Qui ?">a</p>'),
        ('<a title="a > b ?">Qui ?</a>', '<a title="a > b ?">Qui\N{NO-BREAK SPACE}?</a>'),
        ("<!-- Qui ? --><p>a</p>", "<!-- Qui ? --><p>a</p>"),
        *((f"<{tag}>Qui ?</{tag}>",) * 2 for tag in ("textarea", "pre", "code", "title", "script")),
        ("<pre><b>Qui ?</b></pre>",) * 2,
        ("<input value='Qui ?'> <br/> <svg><text>1-2 ?</text></svg>",) * 2,
        ("<p>ITC 15-16</p>", f"<p>ITC {NOWRAP}</p>"),
        ('<h3><a href="/a-1/">ITC 15-16</a></h3>', f'<h3><a href="/a-1/">ITC {NOWRAP}</a></h3>'),
        (f"<p>{NOWRAP}</p>",) * 2,
        ('<a class="tdt-button">ITC 15-16</a>',) * 2,
        ('<p><a class="tdt-button">ITC 15-16</a></p>',) * 2,
        ("<nav><ol><li>ITC 15-16</li></ol></nav>",) * 2,
        ("<p>a<b>c</i> < d</p>",) * 2,
    ],
)
def test_only_words_are_set(page: str, shown: str) -> None:
    assert typeset(page) == shown


def test_what_is_no_page_has_its_spaces() -> None:
    assert spaced("<p>ITC 15-16 : un</p>") == "<p>ITC 15-16\N{NO-BREAK SPACE}: un</p>"
