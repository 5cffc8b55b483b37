from __future__ import annotations

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from tests.core.documents.samples import NOW, RECORD
from tests.domain.files.hostile.made import packed_objects, pdf
from tourdetable.domain.files.looking import pdfs
from tourdetable.domain.files.looking.pdfs import must_be_quiet


def why(content: bytes) -> str:
    with pytest.raises(ValidationError) as refused:
        must_be_quiet(BytesIO(content))
    return refused.value.messages[0]


@pytest.mark.parametrize(
    "content",
    [
        pdf(),
        pdf(root="/OpenAction [3 0 R /Fit] /AcroForm <</Fields []>>"),
        pdf("3 0 obj\n<</S /URI /URI (https://e.example/)>>\nendobj\n"),
        pdf("3 0 obj\n<</S /URI /URI <68747470733A2F2F>>>\nendobj\n"),
        pdf("3 0 obj\n<</Contents (JavaScript, /Launching)>>\nendobj\n"),
        pdf(packed_objects(b"3 0 <</Type /Annot>>")),
        pdf(packed_objects(b"3 0 <</Type /Annot>>", "/Filter[/FlateDecode]")),
        b"\xef\xbb\xbf\n" + pdf(),
    ],
)
def test_what_is_only_read_is_taken(content: bytes) -> None:
    must_be_quiet(BytesIO(content))


def test_ours_are_taken() -> None:
    must_be_quiet(BytesIO(RECORD.pdf(now=NOW)))


def test_all_that_acts_is_told_once() -> None:
    twice = "3 0 obj\n<</S /Launch>>\n<</S /Launch>>\n<</Subtype /RichMedia>>\nendobj\n"
    assert why(pdf(twice)) == (
        "This PDF holds an action that starts a program, a film or an animation: print it as PDF "
        "(“Print”, then “Save as PDF”), and send that one."
    )


@pytest.mark.parametrize("before", range(60, 90))
def test_nothing_hides_between_two_pieces(monkeypatch: pytest.MonkeyPatch, before: int) -> None:
    monkeypatch.setattr(pdfs, "PIECE", 100)
    content = pdf(b"%" + b" " * before + b"\n3 0 obj\n<</S /JavaScript>>\nendobj\n")
    assert "JavaScript" in why(content)


def test_a_pack_is_unpacked_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfs, "PACK", 7)
    content = pdf(packed_objects(b" " * 3_000 + b"<</S /JavaScript>>"))
    assert "JavaScript" in why(content)


def test_a_pack_whose_object_says_too_much_is_unpacked_all_the_same() -> None:
    long = f"/Padding ({'x' * 2_000}) /Filter /FlateDecode"
    assert "JavaScript" in why(pdf(packed_objects(b"3 0 <</S /JavaScript>>", long)))


def test_a_pack_that_is_not_packed_is_read_as_it_is() -> None:
    plain = b"7 0 obj\n<</Type /ObjStm /First 5>>\nstream\n<</S /JavaScript>>\nendstream\nendobj\n"
    assert "JavaScript" in why(pdf(plain))
