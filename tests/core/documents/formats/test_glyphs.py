"""What the embedded fonts can print."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.documents.samples import MINUTES, NOW
from tourdetable.core.documents.formats import pdf
from tourdetable.core.documents.formats.glyphs import latin, plainest, printable, set_in_type
from tourdetable.core.documents.text.tree import Document, NodeKind, TreeNode
from tourdetable.core.words.audience import Audience


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Élise e\u0301té", "Élise été"),
        ("« 9 h 30 »", "« 9 h 30 »"),
        ("bravo 👍", "bravo [pouce vers le haut]"),
        (
            "🙏🏽🇫🇷 👩\u200d👩\u200d👧",
            "[mains en prière] [drapeau france] [famille femme femme et fille]",
        ),
        ("✓ ☎ ❤\ufe0f 1\ufe0f\u20e3", "✓ ☎ ❤ 1\u20e3"),
        ("漢 \U0001fbf1", "□ □"),
        ("a\x00\x07\u200d\u202eb", "ab"),
        ("x" * 35, "x" * 35),
    ],
)
def test_a_text_is_made_printable(text: str, printed: str) -> None:
    assert set_in_type(text, "fr") == printed


def test_an_emoji_is_named_in_the_documents_language() -> None:
    assert set_in_type("👍", "en") == "[thumbs up]"
    assert set_in_type("👍", "oc") == "[pouce vers le haut]"


def test_what_fails_is_sought_outside_latin_letters() -> None:
    assert latin("Œuvre – été Жук a\u0332", "fr") == "Œuvre – été □□□ a"


def test_the_last_resort_is_ascii() -> None:
    assert plainest("Été 👍\x00") == "Ete "


def test_the_table_tells_the_truth(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every character of the table is set: upright, bold, slanted and as code."""
    monkeypatch.setattr(pdf, "latin", _refused)
    letters = sorted(printable())
    text = " ".join("".join(letters[i : i + 20]) for i in range(0, len(letters), 20))
    styles = tuple(
        TreeNode(kind, (TreeNode(NodeKind.TEXT, text=text),))
        for kind in (NodeKind.STRONG, NodeKind.EMPHASIS)
    )
    note = Document(
        (TreeNode(NodeKind.PARAGRAPH, styles), TreeNode(NodeKind.CODE, text=text)),
        reader=Audience.PRESENT,
    )
    minutes = replace(MINUTES, place=text, text=note)
    assert pdf.compiled("minutes", minutes, title="t", now=NOW).startswith(b"%PDF")


def _refused(text: str, lang: str) -> str:
    raise AssertionError("letters were given up")
