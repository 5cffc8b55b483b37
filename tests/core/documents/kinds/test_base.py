"""A kind of paper document is a dataclass and a template: the rest is common."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.core.documents.every_kind import DRAWN, WRITTEN
from tests.core.documents.samples import MINUTES, NOW, RECORD
from tourdetable.core.documents.formats.letterhead import Letterhead
from tourdetable.core.documents.formats.pdf import TEMPLATES
from tourdetable.core.documents.kinds.base import INK_BLUE, PaperDocument, WrittenDocument
from tourdetable.core.documents.kinds.charter import CharterDocument
from tourdetable.core.documents.kinds.poster import PosterDocument
from tourdetable.core.documents.kinds.relays.slide import RelaySlide

SHAPE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0H20V10z"/></svg>'
SIGNED = Letterhead(name="Un triangle", lines=("12 rue des Lilas",), logo=SHAPE)


def kinds(of: type[PaperDocument] = PaperDocument) -> set[type[PaperDocument]]:
    """All the kinds of documents that are printed."""
    found = {one for sub in of.__subclasses__() for one in kinds(sub)}
    return found | ({of} if "template" in vars(of) else set())


def test_every_kind_has_its_template() -> None:
    assert {(TEMPLATES / f"{kind.template}.typ").is_file() for kind in kinds()} == {True}
    assert len({kind.template for kind in kinds()}) == len(kinds())


def test_every_kind_but_the_poster_is_written_for_word_processors() -> None:
    assert kinds() - kinds(WrittenDocument) == {PosterDocument, RelaySlide}
    assert {kind.template for kind in kinds(WrittenDocument)} == set(WRITTEN)
    assert {(TEMPLATES / f"{name}.html").is_file() for name in WRITTEN} == {True}


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_every_kind_is_a_tagged_pdf_in_its_language(name: str) -> None:
    """What PDF/UA-1 asks and a reader hears: tags, a language, a title that the window shows, an
    order of tabs, and words for every image."""
    document = replace(WRITTEN[name], letterhead=SIGNED)
    pdf = PdfReader(BytesIO(document.pdf(now=NOW)))
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert str(root["/Lang"]) == "fr"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert {str(page.get("/Tabs", "/S")) for page in pdf.pages} == {"/S"}
    figures = [one for one in tags(root["/StructTreeRoot"]) if one[0] == "/Figure"]
    drawn = [DRAWN.description] if name == "evaluation" else []
    assert figures == [("/Figure", words) for words in ("Un triangle", *drawn)]


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_its_headings_follow_each_other_and_its_tables_have_headers(name: str) -> None:
    pdf = PdfReader(BytesIO(WRITTEN[name].pdf(now=NOW)))
    root: Any = pdf.trailer["/Root"]
    found = [tag for tag, _words in tags(root["/StructTreeRoot"])]
    levels = [int(tag[2:]) for tag in found if re.fullmatch(r"/H\d", tag)]
    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []
    assert levels.count(1) == 1
    assert found.count("/Table") <= found.count("/TH")


@pytest.mark.skipif(not shutil.which("verapdf"), reason="veraPDF is not installed")
@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_verapdf_finds_nothing(name: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(replace(WRITTEN[name], letterhead=SIGNED).pdf(now=NOW))
    command = ["verapdf", "--flavour", "ua1", "--format", "text", str(file)]
    assert subprocess.run(command, capture_output=True, check=False).stdout.startswith(b"PASS")


def tags(node: Any) -> list[tuple[str, str]]:
    """Each tag of a tree, with its words where it has some."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [tag for one in node for tag in tags(one)]
    if not isinstance(node, dict):
        return []
    mine = [(str(node["/S"]), str(node.get("/Alt", "")))] if "/S" in node else []
    return mine + tags(node.get("/K", []))


def test_the_file_is_titled_after_its_document_and_what_it_is_about() -> None:
    charter = CharterDocument(network="Club", title="Charte", subtitle="Version 1")
    assert charter.heading == "Charte — Club"
    assert MINUTES.heading == f"{MINUTES.title} — {MINUTES.about}"
    assert RECORD.heading == f"{RECORD.title} — {RECORD.about}"


def test_a_document_is_french_and_blue_until_it_is_said_otherwise() -> None:
    charter = CharterDocument(network="Club", title="Charte", subtitle="Version 1")
    assert (charter.lang, charter.accent) == ("fr", INK_BLUE)


@pytest.mark.parametrize("document", [MINUTES, RECORD])
def test_a_pdf_is_tagged_titled_and_dated(document: PaperDocument) -> None:
    pdf = PdfReader(BytesIO(document.pdf(now=NOW)))
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert pdf.metadata is not None
    assert pdf.metadata.title == document.heading
    assert pdf.metadata.creation_date == NOW
