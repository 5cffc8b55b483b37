from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.core.documents.samples import NOW, RECORD
from tourdetable.domain.files import words
from tourdetable.domain.files.kinds import OFFICE, OPEN_DOCUMENT
from tourdetable.domain.files.words import NoWords, pieces, tidied

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def packed(**parts: str) -> BytesIO:
    """An archive of parts; two underscores stand for a slash."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as made:
        for name, said in parts.items():
            made.writestr(f"{name.replace('__', '/')}.xml", said)
    return content


def read(content: BytesIO, media_type: str) -> str:
    content.seek(0)
    return tidied("".join(pieces(content, media_type)))


def test_a_document_of_word_says_its_text_and_its_notes_and_not_what_was_deleted() -> None:
    body = (
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>Aller </w:t></w:r><w:r><w:t>vers'
        "</w:t></w:r><w:r><w:delText>jamais</w:delText></w:r></w:p><w:p><w:r><w:t>Lunel</w:t></w:r>"
        "</w:p></w:body></w:document>"
    )
    notes = f'<w:footnotes xmlns:w="{WORD}"><w:p><w:r><w:t>Une note</w:t></w:r></w:p></w:footnotes>'
    made = packed(word__document=body, word__footnotes=notes, word__settings="<w:t>non</w:t>")
    assert read(made, f"{OFFICE}wordprocessingml.document") == "Aller vers\nLunel\nUne note"


def test_an_open_document_says_its_text_and_not_what_was_deleted() -> None:
    body = (
        f'<o:text xmlns:o="o" xmlns:text="{TEXT}"><text:tracked-changes><text:p>Jamais</text:p>'
        "</text:tracked-changes><text:h>Titre</text:h><text:p>Un<text:s/>mot<text:line-break/>"
        "puis</text:p></o:text>"
    )
    assert read(packed(content=body), f"{OPEN_DOCUMENT}text") == "Titre\nUn mot\npuis"


def test_slides_come_in_their_order() -> None:
    said = {n: f'<a:p xmlns:a="a"><a:t>Page {n}</a:t></a:p>' for n in (2, 10)}
    made = packed(ppt__slides__slide10=said[10], ppt__slides__slide2=said[2])
    assert read(made, f"{OFFICE}presentationml.presentation") == "Page 2\nPage 10"


def test_a_spreadsheet_says_the_texts_of_its_cells() -> None:
    shared = '<sst xmlns="x"><si><t>Ville</t><rPh><t>son</t></rPh></si><si><t>Lunel</t></si></sst>'
    sheet = '<worksheet xmlns="x"><row><c><v>0</v></c><c><is><t>Ici</t></is></c></row></worksheet>'
    made = packed(xl__sharedStrings=shared, xl__worksheets__sheet1=sheet)
    assert read(made, f"{OFFICE}spreadsheetml.sheet") == "Ville\nLunel\nIci"


def test_a_pdf_says_its_pages() -> None:
    found = read(BytesIO(RECORD.pdf(now=NOW)), "application/pdf").splitlines()
    assert found[0] == "Convention Cadre des centres sociaux · ITC Marseille 15-16"


def test_a_text_is_read_in_its_alphabet(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(BytesIO("Médiathèque\r\nà  Lunel".encode("cp1252")), "text/plain") == (
        "Médiathèque\nà Lunel"
    )
    monkeypatch.setattr(words, "MOST_TEXT", 8)
    assert read(BytesIO("oui\nété".encode()), "text/plain") == "oui"


def test_what_declares_entities_is_not_read() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with pytest.raises(NoWords):
        read(packed(content=bomb), f"{OPEN_DOCUMENT}text")


def test_an_image_has_no_words() -> None:
    with pytest.raises(NoWords):
        read(BytesIO(b"x"), "image/png")


def test_no_more_is_unpacked_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "MOST_UNPACKED", 1_000)
    long = f"<x><p>{'mot ' * 50_000}</p></x>"
    assert len(read(packed(content=long), f"{OPEN_DOCUMENT}text")) <= 1_000
