from __future__ import annotations

import struct
from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from tests.core.documents.samples import NOW, RECORD
from tourdetable.core.documents.formats.letterhead import (
    PLAIN,
    Letterhead,
    PaperFont,
    drawable,
    size_of,
)

SHAPE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0H20V10z"/></svg>'


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height)


def test_there_is_nothing_to_show_until_it_is_said() -> None:
    assert (PLAIN.said, Letterhead(lines=("a",)).said, Letterhead(logo=b"x").said) == (
        False,
        True,
        True,
    )


def test_an_image_is_drawn_for_word_processors() -> None:
    drawn = Letterhead(logo=SHAPE).png
    width, height = size_of(drawn)
    assert (round(width, 1), height) == (3.0, 1.5)
    assert drawable(drawn) == drawn
    assert Letterhead().png == b""


def test_an_image_that_cannot_be_drawn_is_left_out() -> None:
    assert [drawable(image) for image in (b"<svg", b"png", SHAPE)] == [b"", b"", SHAPE]


def test_an_image_is_neither_higher_nor_wider_than_its_place() -> None:
    assert size_of(png(100, 200)) == (0.75, 1.5)
    assert size_of(png(1000, 100)) == (6.0, 0.6)


def test_papers_are_set_in_the_letters_that_were_chosen() -> None:
    found = {}
    for font in PaperFont:
        made = replace(RECORD, letterhead=Letterhead(font=font)).pdf(now=NOW)
        pages = PdfReader(BytesIO(made)).pages
        names = {
            str(one.get_object()["/BaseFont"])
            for page in pages
            for one in page["/Resources"]["/Font"].values()  # type: ignore[index]  # a dictionary
        }
        found[font.value] = any("Tour" in name for name in names)
    assert found == {"serif": False, "sans": True}
