"""Both word-processor readings: what they have in common, and what a screen reader needs."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import fields, is_dataclass, replace
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from tests.core.documents.every_kind import WRITTEN
from tests.core.documents.samples import MINUTES, NOW, RECORD, printed
from tourdetable.core.documents.formats.letterhead import Letterhead
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.core.documents.formats.office.docx import WORD
from tourdetable.core.documents.formats.sheet import packed, unpacked
from tourdetable.core.documents.kinds.base import WrittenDocument

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
W = f"{{{WORD}}}"
SHAPE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0H20V10z"/></svg>'
SIGNED = Letterhead(name="Un triangle", lines=("12 rue des Lilas",), logo=SHAPE)
EVERY = pytest.mark.parametrize("name", sorted(WRITTEN))
BOTH = pytest.mark.parametrize("kind", list(OfficeFormat))
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def made(document: WrittenDocument, kind: OfficeFormat) -> dict[str, bytes]:
    """The parts of the file."""
    return unpacked(document.office(kind, now=NOW))


@cache
def known(name: str, kind: OfficeFormat) -> dict[str, bytes]:
    """The parts of a sample, signed, made once."""
    return made(replace(WRITTEN[name], letterhead=SIGNED), kind)


def main(parts: dict[str, bytes], kind: OfficeFormat) -> ET.Element:
    """The part that holds the words."""
    return ET.fromstring(parts["content.xml" if kind == "odt" else "word/document.xml"])


def headings(name: str, kind: OfficeFormat) -> list[int]:
    """The levels of the headings that a word processor knows as such, in order."""
    root = main(known(name, kind), kind)
    if kind == "odt":
        return [int(one.get(f"{TEXT}outline-level", "0")) for one in root.iter(f"{TEXT}h")]
    styles = (one.get(f"{W}val", "") for one in root.iter(f"{W}pStyle"))
    return [int(style[-1]) for style in styles if re.fullmatch(r"Heading\d", style)]


def tables(name: str, kind: OfficeFormat) -> tuple[int, int]:
    """How many tables there are, and how many of them say which row heads the others."""
    root = main(known(name, kind), kind)
    if kind == "odt":
        every = list(root.iter(f"{TABLE}table"))
        return len(every), sum(one.find(f"{TABLE}table-header-rows") is not None for one in every)
    every = list(root.iter(f"{W}tbl"))
    return len(every), sum(next(one.iter(f"{W}tblHeader"), None) is not None for one in every)


@EVERY
@BOTH
def test_headings_begin_at_the_first_level_and_skip_none(name: str, kind: OfficeFormat) -> None:
    found = headings(name, kind)
    assert found[0] == 1
    assert [(a, b) for a, b in pairwise(found) if b > a + 1] == []


@EVERY
@BOTH
def test_every_table_says_which_row_heads_it(name: str, kind: OfficeFormat) -> None:
    number, headed = tables(name, kind)
    assert headed == number


@EVERY
def test_both_formats_say_the_same(name: str) -> None:
    said = {read_by_eye(known(name, kind), kind) for kind in OfficeFormat}
    assert len(said) == 1


def read_by_eye(file: bytes, kind: OfficeFormat) -> str:
    """All letters of a document, but the words of its images, which only ODT writes as a text."""
    root = main(file, kind)
    for image in root.iter(f"{SVG}title"):
        image.text = ""
    return "".join("".join(root.itertext()).split())


@EVERY
@BOTH
def test_what_is_written_is_what_is_printed(name: str, kind: OfficeFormat) -> None:
    """No value of the document that paper says is lost in a word processor."""
    said = squeezed("".join(main(known(name, kind), kind).itertext()))
    paper = squeezed("".join(printed(WRITTEN[name].pdf(now=NOW))))
    told = [one for one in values(WRITTEN[name]) if squeezed(one) in paper]
    assert len(told) > 5
    assert [one for one in told if squeezed(one) not in said] == []


def squeezed(words: str) -> str:
    """Its letters and figures alone: lines end, and words are cut, elsewhere."""
    return re.sub(r"[\W_]", "", words)


def values(value: Any) -> list[str]:
    """The words that a document holds, but for its headings."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [words for one in value for words in values(one)]
    if not is_dataclass(value):
        return []
    names = [one.name for one in fields(value) if one.name not in ("labels", "lang", "letterhead")]
    return [words for name in names for words in values(getattr(value, name))]


@BOTH
def test_lists_are_lists(kind: OfficeFormat) -> None:
    root = main(known("minutes", kind), kind)
    tag = f"{TEXT}list-item" if kind == "odt" else f"{W}numPr"
    assert sum(1 for _one in root.iter(tag)) >= 7


@BOTH
def test_a_passage_taken_out_is_in_no_part_of_the_file(kind: OfficeFormat) -> None:
    every = b"".join(made(MINUTES, kind).values()).decode("utf-8", "ignore")
    assert ("trois centres" in every, "Le nom de la famille" in every) == (True, False)


@pytest.mark.parametrize(("lang", "tag"), [("fr", "fr-FR"), ("en", "en-GB")])
def test_the_language_is_said(lang: str, tag: str) -> None:
    document = replace(RECORD, lang=lang)
    docx, odt = made(document, OfficeFormat.DOCX), made(document, OfficeFormat.ODT)
    assert re.findall(rb'<w:lang [^>]*w:val="([^"]+)"', docx["word/styles.xml"]) == [tag.encode()]
    assert f"<dc:language>{tag}</dc:language>".encode() in docx["docProps/core.xml"]
    assert f'fo:language="{lang}"'.encode() in odt["styles.xml"]


@BOTH
def test_the_file_is_titled_and_signed(kind: OfficeFormat) -> None:
    parts = made(RECORD, kind)
    meta = parts["meta.xml" if kind == "odt" else "docProps/core.xml"].decode()
    assert f"<dc:title>{RECORD.title}</dc:title>" in meta
    assert RECORD.whose in meta


@BOTH
def test_an_image_says_what_it_shows_and_lines_stand_below_it(kind: OfficeFormat) -> None:
    parts = made(replace(RECORD, letterhead=SIGNED), kind)
    head = parts["styles.xml" if kind == "odt" else "word/header1.xml"].decode()
    image = "Pictures/logo.png" if kind == "odt" else "word/media/logo.png"
    said = "<svg:title>Un triangle</svg:title>" if kind == "odt" else 'descr="Un triangle"'
    assert ("12 rue des Lilas" in head, said in head) == (True, True)
    assert parts[image].startswith(b"\x89PNG")


@BOTH
def test_pages_are_numbered(kind: OfficeFormat) -> None:
    parts = made(RECORD, kind)
    foot = parts["styles.xml" if kind == "odt" else "word/footer1.xml"].decode()
    assert all(
        word in foot
        for word in (("page-number", "page-count") if kind == "odt" else ("PAGE", "NUMPAGES"))
    )


@EVERY
@BOTH
def test_every_part_is_listed_and_every_link_leads_to_one(name: str, kind: OfficeFormat) -> None:
    parts = known(name, kind)
    for part, content in parts.items():
        if part.endswith((".xml", ".rels", ".rdf")):
            ET.fromstring(content)
    if kind == "odt":
        listed = set(re.findall(rb'full-path="([^"]+)"', parts["META-INF/manifest.xml"]))
        expected = {one.encode() for one in parts} - {b"mimetype", b"META-INF/manifest.xml"}
        assert listed == expected | {b"/"}
        return
    types = parts["[Content_Types].xml"].decode()
    ends = set(re.findall(r'Extension="(\w+)"', types))
    named = set(re.findall(r'PartName="/([^"]+)"', types)) | {"[Content_Types].xml"}
    assert [one for one in parts if one not in named and one.rpartition(".")[2] not in ends] == []
    for where in ("word/_rels/document.xml.rels", "word/_rels/header1.xml.rels"):
        targets = [one.get("Target", "") for one in ET.fromstring(parts[where]).iter(RELATION)]
        inside = {
            f"word/{one}" if one[0] != "/" else one[1:] for one in targets if "://" not in one
        }
        assert inside <= set(parts)


@EVERY
@BOTH
def test_the_same_values_give_the_same_bytes(name: str, kind: OfficeFormat) -> None:
    signed = replace(WRITTEN[name], letterhead=SIGNED)
    assert signed.office(kind, now=NOW) == packed(known(name, kind))


@BOTH
def test_the_look_of_a_model_is_taken(kind: OfficeFormat) -> None:
    parts = made(RECORD, kind)
    styles = "styles.xml" if kind == "odt" else "word/styles.xml"
    theirs = packed(parts | {styles: parts[styles].replace(b"1d3f5e", b"00aa11")})
    found = unpacked(RECORD.office(kind, now=NOW, model=theirs))
    assert (b"00aa11" in found[styles], b"1d3f5e" in found[styles]) == (True, False)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@BOTH
def test_libreoffice_opens_it_whole(kind: OfficeFormat, tmp_path: Path) -> None:
    file = tmp_path / f"cr.{kind}"
    file.write_bytes(replace(MINUTES, letterhead=SIGNED).office(kind, now=NOW))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True
    )
    said = (tmp_path / "cr.txt").read_text(encoding="utf-8-sig")
    assert "Adoptée avec dissensus" in said
    assert ZipFile(BytesIO(file.read_bytes())).testzip() is None
