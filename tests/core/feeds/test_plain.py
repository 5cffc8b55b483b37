from __future__ import annotations

import pytest

from tourdetable.core.feeds.plain import plain


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Seuil <b>modifié</b>", "Seuil modifié"),
        ("<p>Un</p><p>Deux<br>Trois", "Un\nDeux\nTrois"),
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("<script>alert(1)</script>Fin<style>p{}</style>", "Fin"),
        ("<svg><title>x</title><text>y</text></svg>Fin", "Fin"),
        ("<img src=x onerror=alert(1)>Image", "Image"),
        ("nul\x00, cloche\x07 et \u202esens", "nul, cloche et sens"),
        ("<a href='javascript:x'>lien", "lien"),
        ("", ""),
    ],
)
def test_only_what_a_reader_would_see_is_kept(html: str, text: str) -> None:
    assert plain(html) == text
