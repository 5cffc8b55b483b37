"""One slide of 16 by 9."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from tests.core.documents.kinds.relays.test_note import SIGNED, SQUARE, said
from tests.core.documents.samples import NOW, printed
from tourdetable.core.documents.kinds.relays.slide import RelaySlide


def test_it_is_one_page_of_sixteen_by_nine() -> None:
    signed = {"letterhead": replace(SIGNED, logo=SQUARE)}
    pdf = RelaySlide(**said(6) | signed, more="2 autres").pdf(now=NOW)
    reader = PdfReader(BytesIO(pdf))
    box = reader.pages[0].mediabox
    assert (len(reader.pages), round(float(box.width / box.height), 2)) == (1, 1.78)
    (page,) = printed(pdf)
    assert [words in page for words in ("D-5", "Prêter", "6 mai 2027", "2 autres")] == [True] * 4


def test_it_is_tagged() -> None:
    root = PdfReader(BytesIO(RelaySlide(**said()).pdf(now=NOW))).trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "fr")
