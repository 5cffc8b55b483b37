from __future__ import annotations

from tourdetable.interface.web.areas.charter.texts import html


def test_headings_inside_an_article_stand_below_its_own() -> None:
    assert html("### Sous-titre\n\nTexte.", 3) == "<h4>Sous-titre</h4><p>Texte.</p>"
