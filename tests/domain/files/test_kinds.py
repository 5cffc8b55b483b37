"""What a document is, by its content."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from django.core.exceptions import ValidationError

from tests.domain.files.made import GIF, JPEG, OLD, PDF, PNG, WEBP, archive, docx, odt
from tourdetable.domain.files.formats import KINDS
from tourdetable.domain.files.kinds import kind_of
from tourdetable.domain.files.looking.packages import MOST_PARTS, listed_parts

MACROS = '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (PDF, ".pdf"),
        (PNG, ".png"),
        (JPEG, ".jpg"),
        (GIF, ".gif"),
        (WEBP, ".webp"),
        (docx(), ".docx"),
        (odt(), ".odt"),
        (odt(of="spreadsheet"), ".ods"),
        ("Ordre du jour : l’école\n".encode(), ".txt"),
        ("Île\r\n".encode("cp1252"), ".txt"),
        (b"BM;Bouches-du-Rh\xc3\xb4ne\n", ".txt"),
        (b"ID3 : une id\xc3\xa9e\n", ".txt"),
    ],
)
def test_it_is_known_by_what_it_holds(content: bytes, ending: str) -> None:
    kind = kind_of(BytesIO(content))
    assert kind.endings[0] == ending
    assert KINDS[kind.media_type] == kind


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (OLD, "older Office"),
        (archive(a_txt="x"), "archive"),
        (b"\x1f\x8b\x08" + b"\0" * 30, "archive"),
        (b"7z\xbc\xaf\x27\x1c" + b"\0" * 30, "archive"),
        (b"MZ\x90\0" + b"\0" * 60, "is a program"),
        (b"#!/bin/sh\nrm -rf /\n", "is a program"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "page of the web"),
        (PNG[:16] + b"\0\0\x4e\x20\0\0\x27\x10" + PNG[24:], "20000 × 10000 pixels"),
        (b"  \n<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "is an SVG"),
        (docx(vbaProject="x"), "macros"),
        (docx(types=MACROS), "macros"),
        (odt("Basic/Standard/Module1.xml"), "macros"),
        (odt("Scripts/python/x.py"), "macros"),
        (odt(of="database"), "of this kind"),
        (odt(of="text-web"), "of this kind"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x20ftypavif\0\0\0\0avifmif1", "HEIC or AVIF"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", "film or a sound"),
        (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01", "film or a sound"),
        (b"ID3\x03\0\0\0\0\0\x0a", "film or a sound"),
        (b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0", "film or a sound"),
        (b"II*\0\x08\0\0\0", "TIFF"),
        (b"MM\0*\0\0\0\x08", "TIFF"),
        (b"BM\x36\x0c\0\0\0\0\0\0\x36\0\0\0", "TIFF or a BMP"),
        (b"PK\x03\x04" + b"\0" * 40, "damaged"),
        (b"texte\0binaire", "recognised"),
        (b"x" * 70_000 + b"\x01", "recognised"),
    ],
)
def test_what_runs_hides_or_cannot_be_told_is_refused_with_the_reason(
    content: bytes, why: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        kind_of(BytesIO(content))
    assert why in refused.value.messages[0]


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA])
def test_a_document_that_was_damaged_on_its_way_is_refused_in_words(method: int) -> None:
    """Any octet may have changed."""
    content = BytesIO()
    with ZipFile(content, "w", method) as made:
        made.writestr("[Content_Types].xml", "<Types>" * 60 + "</Types>" * 60)
        made.writestr("word/document.xml", "<w/>")
    whole = content.getvalue()
    for place in range(4, len(whole)):
        for octet in (0, 255, whole[place] ^ 7):
            changed = whole[:place] + bytes([octet]) + whole[place + 1 :]
            try:
                assert kind_of(BytesIO(changed)).endings == (".docx",)
            except ValidationError:
                continue


def test_a_list_of_very_many_parts_is_not_even_read() -> None:
    line = b"PK\x01\x02" + b"\0" * 42
    content = BytesIO(b"PK\x03\x04" + line * (MOST_PARTS + 1))
    assert listed_parts(content) == MOST_PARTS + 1
    with pytest.raises(ValidationError) as refused:
        kind_of(content)
    assert "archive" in refused.value.messages[0]
