"""The styles that a model lacks."""

from __future__ import annotations

from tests.core.documents.samples import NOW, RECORD
from tourdetable.core.documents.formats.office.completing import completed_docx, completed_odt
from tourdetable.core.documents.formats.office.documents import OfficeFormat, ours
from tourdetable.core.documents.formats.sheet import Sheet, packed, unpacked

OURS = {kind: ours(Sheet(accent="#123456"), kind) for kind in OfficeFormat}


def without(kind: OfficeFormat, part: str, style: bytes) -> bytes:
    """Ours, where a style is called otherwise."""
    parts = unpacked(OURS[kind])
    return packed(parts | {part: parts[part].replace(style, b"Other")})


def test_what_is_there_stays_as_it_is() -> None:
    assert completed_odt(OURS[OfficeFormat.ODT], OURS[OfficeFormat.ODT]) == OURS[OfficeFormat.ODT]
    same = completed_docx(OURS[OfficeFormat.DOCX], OURS[OfficeFormat.DOCX])
    assert same == OURS[OfficeFormat.DOCX]


def test_what_is_missing_is_ours() -> None:
    odt = completed_odt(without(OfficeFormat.ODT, "styles.xml", b"Warning"), OURS[OfficeFormat.ODT])
    assert unpacked(odt)["styles.xml"].count(b'style:name="Warning"') == 1
    bare = without(OfficeFormat.DOCX, "word/styles.xml", b"Warning")
    docx = completed_docx(bare, OURS[OfficeFormat.DOCX])
    assert unpacked(docx)["word/styles.xml"].count(b'w:styleId="Warning"') == 1


def test_a_paper_names_no_style_that_its_model_lacked() -> None:
    bare = without(OfficeFormat.ODT, "styles.xml", b"Dissensus")
    found = unpacked(RECORD.office(OfficeFormat.ODT, now=NOW, model=bare))
    assert b'style:name="Dissensus"' in found["styles.xml"]
