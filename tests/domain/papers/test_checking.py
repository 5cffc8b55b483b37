"""What a model must not hold, and must."""

from __future__ import annotations

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.exceptions import ValidationError

from tests.domain.files.made import PDF, PNG
from tests.domain.papers.made import changed, model
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.core.documents.formats.sheet import unpacked
from tourdetable.domain.papers import checking
from tourdetable.domain.papers.checking import read_model

ODT, DOCX = OfficeFormat.ODT, OfficeFormat.DOCX
LARGE = PNG[:16] + struct.pack(">II", 20_000, 10_000) + PNG[24:]
END = {ODT: b"</office:styles>", DOCX: b"</w:styles>"}
FRAME = (
    b'<draw:image xmlns:draw="urn:d" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="%b"/>'
)
LISTENER = (
    b'<script:event-listener xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" '
    b'script:language="ooo:script"/>'
)
RELATED = b'<Relationship Id="x" Type="t/%b" Target="%b" TargetMode="External"/></Relationships>'
RELS = "word/_rels/document.xml.rels"


def why(content: bytes, kind: OfficeFormat) -> str:
    with pytest.raises(ValidationError) as refused:
        read_model(content, "m", kind)
    return " ".join(refused.value.messages)


@pytest.mark.parametrize("kind", list(OfficeFormat))
def test_ours_is_taken_whatever_its_name_says(kind: OfficeFormat) -> None:
    read = read_model(model(kind), "C:\\Modèles\\courrier.exe", kind)
    assert (read.format, read.name) == (kind, f"courrier.exe.{kind}")
    assert read.file.read() == model(kind)


@pytest.mark.parametrize("kind", list(OfficeFormat))
def test_images_within_it_are_taken(kind: OfficeFormat) -> None:
    folder = "Pictures_a__png" if kind is ODT else "word_media_a__png"
    assert read_model(model(kind, **{folder: PNG}), "m", kind).format == kind
    assert "20000 × 10000 pixels" in why(model(kind, **{folder: LARGE}), kind)
    assert "SVG" in why(model(kind, **{folder: b"<svg onload='a()'/>"}), kind)
    assert "no image" in why(model(kind, **{folder: PDF}), kind)


@pytest.mark.parametrize("kind", list(OfficeFormat))
def test_what_is_of_another_kind_is_told(kind: OfficeFormat) -> None:
    other = DOCX if kind is ODT else ODT
    assert f"no {kind.upper()} document" in why(model(other), kind)
    assert f"no {kind.upper()} document" in why(PDF, kind)


def test_macros_are_refused() -> None:
    assert "macros" in why(model(DOCX, word_vbaProject__bin=b"x"), DOCX)
    assert "macros" in why(model(ODT, Basic_Standard_Module1__xml=b"<x/>"), ODT)
    acting = changed(ODT, END[ODT], LISTENER + END[ODT])
    assert "something happens by itself" in why(acting, ODT)


@pytest.mark.parametrize("name", ["word_embeddings_a__xlsx", "word_activeX_activeX1__xml"])
def test_what_is_embedded_is_refused(name: str) -> None:
    assert any(word in why(model(DOCX, **{name: b"<x/>"}), DOCX) for word in ("embedded", "macros"))


@pytest.mark.parametrize(
    "address", [b"https://e.example/a.png", b"file:///etc/passwd", b"../a.png", b"//e.example/a"]
)
def test_what_comes_from_elsewhere_is_refused(address: bytes) -> None:
    inside = changed(ODT, END[ODT], FRAME % address + END[ODT])
    assert address.decode() in why(inside, ODT)
    end = b"</Relationships>"
    template = changed(DOCX, end, RELATED % (b"attachedTemplate", address), RELS)
    assert address.decode() in why(template, DOCX)


def test_a_link_that_one_chooses_to_follow_is_taken() -> None:
    end = b"</Relationships>"
    linked = changed(DOCX, end, RELATED % (b"hyperlink", b"https://e.example/"), RELS)
    assert read_model(linked, "m", DOCX).format == DOCX
    script = changed(DOCX, end, RELATED % (b"hyperlink", b"javascript:a"), RELS)
    assert "javascript:a" in why(script, DOCX)


@pytest.mark.parametrize("field", [b"INCLUDEPICTURE &quot;a&quot;", b"DDEAUTO c", b"INCLUDETEXT a"])
def test_fields_that_read_files_are_refused(field: bytes) -> None:
    words = b'<w:fldSimple w:instr=" ' + field + b'"/>'
    footer = changed(DOCX, b"</w:ftr>", words + b"</w:ftr>", "word/footer1.xml")
    assert "a field reads another file" in why(footer, DOCX)


def test_entities_are_refused() -> None:
    for spelt in (b'<!DOCTYPE a [<!ENTITY b "c">]><a/>', "<a/>".encode("utf-16")):
        assert "type of document" in why(model(DOCX, word_extra__xml=spelt), DOCX)
    assert "cannot be read" in why(model(DOCX, word_extra__xml=b"<a>"), DOCX)


def test_a_bomb_is_not_unpacked() -> None:
    made = BytesIO(model(DOCX))
    with ZipFile(made, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.png", b" " * (checking.MOST_UNPACKED + 1))
    assert len(made.getvalue()) < 100_000
    assert "larger than 30 MB" in why(made.getvalue(), DOCX)
    long = b"<a>" + b"<b/>" * (checking.MOST_WORDS // 4) + b"</a>"
    assert "larger than 30 MB" in why(model(DOCX, word_extra__xml=long), DOCX)
    many = {f"word_p{number}__txt": b"" for number in range(checking.MOST_PARTS)}
    assert "larger than 30 MB" in why(model(DOCX, **many), DOCX)
    assert "larger than 5 MB" in why(b"P" * (checking.MOST_BYTES + 1), DOCX)


@pytest.mark.parametrize(
    ("kind", "before", "said"),
    [
        (ODT, b'style:name="Heading_20_2"', "“Heading 2” are missing (styles.xml)"),
        (DOCX, b'w:val="heading 2"', "“heading 2” are missing (word/styles.xml)"),
    ],
)
def test_what_is_missing_is_listed(kind: OfficeFormat, before: bytes, said: str) -> None:
    assert said in why(changed(kind, before, before.replace(b"2", b"9")), kind)


def test_a_model_with_which_nothing_can_be_made_is_refused() -> None:
    broken = changed(DOCX, b"<w:styles ", b"<w:other ")
    assert why(broken, DOCX)


def test_only_what_was_looked_at_is_kept() -> None:
    """What stands after the archive is not, and a part that comes twice is refused: readers differ
    on which they read."""
    assert read_model(model(DOCX) + b"more", "m", DOCX).content == model(DOCX)
    twice = BytesIO(model(DOCX))
    with ZipFile(twice, "a", ZIP_DEFLATED) as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/styles.xml", unpacked(model(DOCX))["word/styles.xml"])
    assert "hide one another" in why(twice.getvalue(), DOCX)


def test_where_a_document_was_first_made_from_is_no_fault() -> None:
    told = b'<meta xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="../../a.ott"/>'
    assert read_model(model(ODT, meta__xml=told), "m", ODT).format == ODT
