#!/usr/bin/env python3
"""Make the two fonts of the interface, and one of papers, from pinned packages: `make fonts`.

Those of the interface are variable, that of papers is cut into its three shapes: Typst reads no
variable font. Each is cut down to what people write here: the letters of the languages of Europe
in Latin script, French and English punctuation, the signs and arrows of the screens. The family is
renamed, as the licence asks of whoever changes a font whose name is reserved (SIL OFL 1.1, § 3);
the copyright and the licence stay in the file, and the whole licence beside it.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).resolve().parent.parent
THERE = HERE / "src/tourdetable/interface/web/static/tourdetable/fonts"
OF_PAPERS = HERE / "src/tourdetable/core/documents/formats/fonts"

LATIN = (range(0x20, 0x7F), range(0xA0, 0x100))
"""ASCII and Latin-1."""
NEIGHBOURS = "ĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĪīİıŁłŃńŇňŌōŐőŒœŘřŚśŞşŠšŤťŪūŮůŰűŸŹźŻżŽžȘșȚț"
"""Letters of the names of people: French, Polish, Czech, Turkish, Romanian, Hungarian, Baltic…"""
SIGNS = "‐‑–—‘’‚“”„†•…\u2009\u202f‹›€←↑→↓−≤≥✓ẞ"
FAMILY = (1, 3, 4, 16, 21, 25)
AUTHORS = (0, 5, 7, 8, 9, 11, 13, 14)
OF_AXES = 256
"""Records of a font: how its family is called; copyright, version, trademark, authors, licence;
from this number on, the words of its axes."""


@dataclass(frozen=True)
class Cut:
    """A font of a package, how it is called here, the axes that are kept or fixed."""

    package: str
    file: str
    name: str
    output: str
    axes: dict[str, float | tuple[float, float]]
    features: tuple[str, ...]


CUTS = (
    Cut(
        "fontpkg_source_sans_3",
        "SourceSans3[wght].ttf",
        "Tour de table Sans",
        "sans.woff2",
        {"wght": (400, 700)},
        ("kern", "locl", "tnum"),
    ),
    Cut(
        "fontpkg_source_serif_4",
        "SourceSerif4[opsz,wght].ttf",
        "Tour de table Serif",
        "serif.woff2",
        {"wght": (400, 600), "opsz": 16},
        ("kern", "liga"),
    ),
)

SHAPES = (
    ("SourceSans3[wght].ttf", "regular", 400),
    ("SourceSans3[wght].ttf", "semibold", 600),
    ("SourceSans3-Italic[wght].ttf", "italic", 400),
)
"""The shapes of the font of papers: a file, its name here, its weight."""


def characters() -> set[int]:
    return {code for part in LATIN for code in part} | {ord(one) for one in NEIGHBOURS + SIGNS}


def cut(source: Path, wanted: Cut) -> Any:
    """The font, with these characters, features and axes only."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=list(wanted.features), hinting=False, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    whole = io.BytesIO()
    font.save(whole)
    whole.seek(0)
    font = TTFont(whole, recalcTimestamp=False)
    return instancer.instantiateVariableFont(font, wanted.axes)


def rename(font: Any, name: str) -> None:
    """Call it otherwise wherever it says its name; what says whose it is stays."""
    table = font["name"]
    said = {**dict.fromkeys(FAMILY, name), 2: "Regular", 6: name.replace(" ", "")}
    for record in [*table.names]:
        where = (record.platformID, record.platEncID, record.langID)
        if record.nameID in said:
            table.setName(said[record.nameID], record.nameID, *where)
        elif record.nameID not in AUTHORS and record.nameID < OF_AXES:
            table.removeNames(nameID=record.nameID)


def main() -> int:
    for_screens()
    for_papers()
    return 0


def for_papers() -> None:
    OF_PAPERS.mkdir(exist_ok=True)
    package = Path(str(files("fontpkg_source_sans_3")))
    for file, name, weight in SHAPES:
        called, kerned = "Tour de table Sans", ("kern", "locl")
        wanted = Cut(package.name, file, called, f"{name}.ttf", {"wght": weight}, kerned)
        font = cut(package / "files" / file, wanted)
        rename(font, wanted.name)
        font.save(OF_PAPERS / wanted.output)
        print(f"{wanted.output}: {(OF_PAPERS / wanted.output).stat().st_size} bytes")
    licence = (package / "LICENSE").read_text(encoding="utf-8")
    (OF_PAPERS / "sans-OFL.txt").write_text(licence, encoding="utf-8")


def for_screens() -> None:
    THERE.mkdir(exist_ok=True)
    for wanted in CUTS:
        package = Path(str(files(wanted.package)))
        font = cut(package / "files" / wanted.file, wanted)
        rename(font, wanted.name)
        font.flavor = "woff2"
        font.save(THERE / wanted.output)
        licence = (package / "LICENSE").read_text(encoding="utf-8")
        (THERE / f"{Path(wanted.output).stem}-OFL.txt").write_text(licence, encoding="utf-8")
        print(f"{wanted.output}: {(THERE / wanted.output).stat().st_size} bytes")


if __name__ == "__main__":
    sys.exit(main())
