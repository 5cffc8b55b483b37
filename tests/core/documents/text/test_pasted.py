"""Text as it comes out of Word, Outlook, LibreOffice and telephones, and what is shown of it."""

from __future__ import annotations

import pytest

from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.text.pasted import as_markdown
from tourdetable.core.documents.text.prune import prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.words.audience import Audience

NBSP = "\N{NO-BREAK SPACE}"

SHOWN = [
    # Line ends, as typed
    ("Un\nDeux", "<p>Un<br>Deux</p>"),
    ("Un\r\nDeux\x0bTrois\u2028Quatre", "<p>Un<br>Deux<br>Trois<br>Quatre</p>"),
    ("Titre\n---\nSuite", "<p>Titre</p><hr><p>Suite</p>"),
    ("Total\n=====", "<p>Total<br>=====</p>"),
    # Bullets of Word and Outlook
    ("Points\n•\tUn\n•\tDeux", "<p>Points</p><ul><li>Un</li><li>Deux</li></ul>"),
    ("\uf0b7\tUn\n\uf0b7\tDeux", "<ul><li>Un</li><li>Deux</li></ul>"),
    ("\uf0a7 Un\n\uf0d8 Deux", "<ul><li>Un<ul><li>Deux</li></ul></li></ul>"),
    (f"·{NBSP * 8} Un\n·{NBSP * 8} Deux", "<ul><li>Un</li><li>Deux</li></ul>"),
    ("▪ Un\n▪ Deux", "<ul><li>Un</li><li>Deux</li></ul>"),
    ("–\tUn\n–\tDeux", "<ul><li>Un</li><li>Deux</li></ul>"),
    ("– Un\n— Deux", "<ul><li>Un</li><li>Deux</li></ul>"),
    (f"-{NBSP}Un\n-{NBSP}Deux", "<ul><li>Un</li><li>Deux</li></ul>"),
    ("o\tUn\no   Deux", "<ul><li>Un</li><li>Deux</li></ul>"),
    ("•Un\n•Deux", "<ul><li>Un</li><li>Deux</li></ul>"),
    # Lists inside lists: by the bullet alone, as Word copies them, or by indentation
    ("•\tA\no\tB\n•\tC", "<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>"),
    ("•\tA\n\t•\tB\n•\tC", "<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>"),
    ("• A\n    – B\n• C", "<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>"),
    ("1.\tA\n•\tB\n2.\tC", "<ol><li>A<ul><li>B</li></ul></li><li>C</li></ol>"),
    # A list ends with the next line that has no bullet
    ("•\tA\nFin", "<ul><li>A</li></ul><p>Fin</p>"),
    ("- A\nFin", "<ul><li>A</li></ul><p>Fin</p>"),
    ("- A\n  suite", "<ul><li>A<br>suite</li></ul>"),
    # What is no list
    ("un • deux", "<p>un • deux</p>"),
    ("o un", "<p>o un</p>"),
    ("→ Décision", "<p>→ Décision</p>"),
    ("\uf0e0 Décision \uf04a", "<p>→ Décision ☺</p>"),
    ("2027 : bilan", "<p>2027 : bilan</p>"),
    # What would be lost or doubled
    (r"\\srv\part\CR", r"<p>\\srv\part\CR</p>"),
    (r"Voir C:\Docs\_notes\1.odt", r"<p>Voir C:\Docs\_notes\1.odt</p>"),
    ("\uf0a8 Un\n\uf0a8 tou*te*s", "<ul><li>Un</li><li>tou*te*s</li></ul>"),
    ("`tou*te*s \\\\a`", "<p><code>tou*te*s \\\\a</code></p>"),
    ("```\n\\\\a tou*te*s\n```", "<pre><code>\\\\a tou*te*s</code></pre>"),
    ("tou*te*s, 2*3*4, *oui*", "<p>tou*te*s, 2*3*4, <em>oui</em></p>"),
    ("a@b.c<mailto:a@b.c>", '<p><a href="mailto:a@b.c" rel="noopener noreferrer">a@b.c</a></p>'),
    ("\u202a06\u200b12\u202c\ufeff", "<p>0612</p>"),
]


@pytest.mark.parametrize(("typed", "shown"), SHOWN)
def test_what_was_typed_is_what_is_shown(typed: str, shown: str) -> None:
    document = prune(parse(typed, default=Audience.PUBLIC), Audience.PUBLIC)
    assert to_html(document).replace("<p>A</p>", "A").replace("<p>Un</p>", "Un") == shown


@pytest.mark.parametrize(
    "text",
    [
        "- a\n  - b\n\n    c\n- d",
        "1. a\n   ```\n   •\tb\n   ```",
        "```\n•\tb\n```",
        "***\n- - -\n--\nJeanne",
        "> - a\n> b",
        "| a | b |\n| - | - |\n| • | c |",
    ],
)
def test_markdown_is_left_as_it_is(text: str) -> None:
    assert as_markdown(text) == text


def test_lines_of_a_file_are_wrapped() -> None:
    text = "Chaque instance tient\nun calendrier"
    document = prune(parse(text, default=Audience.PUBLIC, wrapped=True), Audience.PUBLIC)
    assert to_html(document) == "<p>Chaque instance tient un calendrier</p>"


def test_a_mark_inside_a_pasted_list_is_obeyed() -> None:
    document = parse("•\tA\n•\t::: present\nsecret", default=Audience.PUBLIC)
    assert "secret" not in to_html(prune(document, Audience.BODY))
