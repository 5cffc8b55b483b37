"""Photographs lose what they tell, and show the same."""

from __future__ import annotations

from io import BytesIO

import pytest

from tests.domain.files.made import GIF, PDF
from tests.domain.files.photographed import (
    SCAN,
    SHOWN,
    WHERE,
    chunk,
    exif,
    jpeg,
    part,
    png,
    segment,
    webp,
)
from tourdetable.domain.files.photographs import TURNED, discreet

SIDEWAYS = TURNED + b"\0\6\0\0\0\0\0\0"
EVENING = b"Exif\0\0" + exif(way=6, said=b"43.34 N")
COLOURS, DRAWN = part(b"ICCP", b"odd"), part(b"VP8 ", b"drawn")


def left(content: bytes, media_type: str) -> bytes:
    return discreet(BytesIO(content), media_type).read()


def test_a_jpeg_keeps_what_shows_it() -> None:
    told = (
        WHERE,
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<where/>"),
        segment(0xE2, b"MPF\0another image"),
        segment(0xED, b"Photoshop 3.0\0the author"),
        segment(0xFE, b"by Samira"),
    )
    assert left(jpeg(*told, *SHOWN, after=b"SEFT 43.34 N"), "image/jpeg") == jpeg(*SHOWN)


def test_what_stands_between_two_scans_is_dropped() -> None:
    assert left(jpeg(*SHOWN, WHERE, SCAN), "image/jpeg") == jpeg(*SHOWN, SCAN)


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photo_stays_the_right_way_up(order: str) -> None:
    telephone = segment(0xE1, b"Exif\0\0" + exif(order=order, way=6, said=b"43.34 N"))
    kept = left(jpeg(telephone, *SHOWN), "image/jpeg")
    assert kept == jpeg(segment(0xE1, SIDEWAYS), *SHOWN)
    assert left(kept, "image/jpeg") == kept


@pytest.mark.parametrize("said", [b"", b"II", b"II*\0\x08\0\0\0\xff\xff", exif(way=99)])
def test_what_says_no_way_up_is_upright(said: bytes) -> None:
    assert left(jpeg(segment(0xE1, b"Exif\0\0" + said), *SHOWN), "image/jpeg") == jpeg(*SHOWN)


def test_a_photo_that_is_cut_short_keeps_what_there_is_of_it() -> None:
    whole = jpeg(*SHOWN)
    for cut in range(4, len(whole)):
        assert len(left(whole[:cut], "image/jpeg")) <= len(whole)
    assert left(whole[:-2], "image/jpeg") == whole


def test_a_png_keeps_its_image() -> None:
    drawn = chunk(b"IDAT", b"drawn")
    told = [chunk(b"tEXt", b"Author"), chunk(b"iTXt", b"XML:com.adobe.xmp"), chunk(b"tIME", b"7")]
    assert left(png(*told, chunk(b"eXIf", exif()), drawn) + b"more", "image/png") == png(drawn)
    sideways = chunk(b"eXIf", SIDEWAYS.removeprefix(b"Exif\0\0"))
    assert left(png(chunk(b"eXIf", exif(way=6)), drawn), "image/png") == png(sideways, drawn)


def test_a_webp_keeps_its_image_and_says_what_it_holds() -> None:
    told = part(b"XMP ", b"<where/>"), part(b"EXIF", exif())
    assert left(webp(0x2C, COLOURS, DRAWN, *told), "image/webp") == webp(0x20, COLOURS, DRAWN)
    kept = left(webp(0x2C, COLOURS, DRAWN, part(b"EXIF", EVENING)), "image/webp")
    assert kept == webp(0x28, COLOURS, DRAWN, part(b"EXIF", SIDEWAYS))


@pytest.mark.parametrize(
    ("content", "media_type"), [(PDF, "application/pdf"), (GIF, "image/gif"), (b"a", "text/plain")]
)
def test_what_is_no_photo_stays_as_it_is(content: bytes, media_type: str) -> None:
    assert left(content, media_type) == content
