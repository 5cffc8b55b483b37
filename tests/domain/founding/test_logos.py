from __future__ import annotations

import struct
import zlib

import pytest
from django.core.exceptions import ValidationError

from tourdetable.domain.founding.logos import MOST_BYTES, PNG, SVG, packed, read_logo

SIGNATURE = b"\x89PNG\r\n\x1a\n"
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">%s</svg>'


def png(width: int = 2, height: int = 2, *, rows: int = 2, more: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + b"\x7f" * 4 * min(width, 4096) for _ in range(rows)))
    parts = packed(b"IHDR", head) + more + packed(b"IDAT", pixels) + packed(b"IEND", b"")
    return SIGNATURE + parts


def test_a_png_keeps_its_picture_alone() -> None:
    read = read_logo(png(more=packed(b"tEXt", b"Author\0Ana")) + b"<script>")
    assert (read.media_type, read.content) == (PNG, png())
    assert (len(read.digest), read.as_data[:22]) == (64, "data:image/png;base64,")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"GIF89a", "neither a PNG nor an SVG"),
        (b"", "neither a PNG nor an SVG"),
        (b"<html><svg/></html>", "neither a PNG nor an SVG"),
        (SIGNATURE, "damaged"),
        (png()[:-3], "damaged"),
        (png().replace(b"IDAT", b"IDAX"), "damaged"),
        (png(rows=1), "damaged"),
        (png(2000, 2), "2000 × 2 pixels"),
        (png(0, 2), "0 × 2 pixels"),
        (b"<svg" + b" " * MOST_BYTES, "300 kB at most"),
        (b"<svg", "cannot be read"),
        ((DRAWN % ("<g>" * 30_000 + "</g>" * 30_000)).encode(), "cannot be read"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="x">&a;</svg>', "document type"),
        (b'<svg xmlns="http://elsewhere/"/>', "neither a PNG nor an SVG"),
    ],
)
def test_what_is_no_image_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_logo(content)
    assert words in refused.value.messages[0]


def test_whoever_gave_an_svg_that_acted_is_told() -> None:
    drawn = [read_logo((DRAWN % one).encode()) for one in ("<path/>", "<script>alert(1)</script>")]
    assert [(one.media_type, one.tidied) for one in drawn] == [(SVG, False), (SVG, True)]
