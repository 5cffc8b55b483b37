from __future__ import annotations

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from tests.domain.files.hostile.made import docx, odt, pptx, related, xlsx
from tourdetable.domain.files.looking import packages
from tourdetable.domain.files.looking.packages import kind_of_package

OBJECT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ending(content: bytes) -> str:
    return kind_of_package(BytesIO(content)).endings[0]


def why(content: bytes) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        kind_of_package(BytesIO(content))
    return refused.value.messages


def test_honest_documents_are_taken_with_the_tables_of_their_charts() -> None:
    chart = pptx(ppt__embeddings__a___xlsx=xlsx(xl__printerSettings__p___bin=b"\0\1"))
    drawn = docx(word__a___vml='<v:imagedata src="cid:a"/><br>')
    named = [ending(one) for one in (docx(), odt(), xlsx(), chart, drawn, odt(of="text-template"))]
    assert named == [".docx", ".odt", ".xlsx", ".pptx", ".docx", ".odt"]


def test_what_is_wrong_inside_is_told_part_by_part_then_what_to_do() -> None:
    found = why(docx(word__a___bin=OBJECT, word__b___bin=b"MZ"))
    assert found == [
        "“word/a.bin”: an object of another program is embedded.",
        "“word/b.bin”: a program or an archive is embedded.",
        "Take this away from the document and save it again, or send it as PDF.",
    ]
    assert len(why(docx(**{f"word__{n}___bin": OBJECT for n in range(9)}))) == 6


def test_what_is_wrong_in_an_embedded_document_is_told_too() -> None:
    inner = xlsx(xl__worksheets__sheet1___xml="<s><f>cmd|'/c a'!A1</f></s>")
    assert why(docx(word__embeddings__a___xlsx=inner))[0] == (
        "“xl/worksheets/sheet1.xml”: a formula reads elsewhere or starts a program."
    )


@pytest.mark.parametrize("bound", ["MOST_UNPACKED", "MOST_WORDS"])
def test_no_more_is_unpacked_than_the_bounds(monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    left = packages.Unpacking(**{"left" if bound == "MOST_UNPACKED" else "words": 1_000})
    content = docx(word__a___xml="<a>" + "b" * 5_000 + "</a>")
    with pytest.raises(ValidationError, match="Once unpacked"):
        kind_of_package(BytesIO(content), left)
    assert min(left.left, left.words) < 0


def test_a_part_without_words_is_not_read_as_words() -> None:
    assert ending(docx(word__media__a___png="<not xml", word__empty___xml="")) == ".docx"
    assert "it cannot be read" in why(docx(word__a___xml="<not xml"))[0]


def test_a_link_that_one_follows_is_taken() -> None:
    link = {"word/_rels/document.xml.rels": related("hyperlink", "https://e.example/")}
    assert ending(docx(**link)) == ".docx"
