"""The fonts that `tools/fonts.py` made: open, light, and called otherwise than their originals."""

from __future__ import annotations

import re

from tests.paths import ROOT

STATIC = ROOT / "src/tourdetable/interface/web/static/tourdetable"
HEAVIEST = 60_000
"""Bytes of all fonts together."""


def test_they_are_light_and_their_licences_are_beside_them() -> None:
    fonts = sorted((STATIC / "fonts").glob("*.woff2"))
    assert [font.name for font in fonts] == ["sans.woff2", "serif.woff2"]
    assert [font.read_bytes()[:4] for font in fonts] == [b"wOF2", b"wOF2"]
    assert sum(font.stat().st_size for font in fonts) < HEAVIEST
    licences = [font.with_name(f"{font.stem}-OFL.txt").read_text("utf-8") for font in fonts]
    assert ["SIL Open Font License, Version 1.1" in licence for licence in licences] == [True, True]


def test_those_of_papers_are_light_too() -> None:
    papers = ROOT / "src/tourdetable/core/documents/formats/fonts"
    fonts = sorted(papers.glob("*.ttf"))
    assert [font.stem for font in fonts] == ["italic", "regular", "semibold"]
    assert sum(font.stat().st_size for font in fonts) < 2 * HEAVIEST
    assert "SIL Open Font License, Version 1.1" in (papers / "sans-OFL.txt").read_text("utf-8")


def test_the_theme_asks_for_them_by_names_that_are_ours() -> None:
    theme = (STATIC / "theme.css").read_text("utf-8")
    faces = re.findall(r'@font-face { font-family: "(.+?)"; src: url\("(.+?)"\)', theme)
    assert faces == [
        ("Tour de table Sans", "fonts/sans.woff2"),
        ("Tour de table Serif", "fonts/serif.woff2"),
    ]
    assert theme.count("font-display: swap") == len(faces)
