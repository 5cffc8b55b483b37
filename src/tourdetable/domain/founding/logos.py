"""The image of a network: recognised by what it holds, bounded, and without anything that acts.

A PNG is read to its end and written again with the pictures' own parts alone; an SVG is a drawing
(`drawings`).
"""

from __future__ import annotations

import base64
import hashlib
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.founding.drawings import read_svg

MOST_BYTES = 300_000
MOST_PIXELS = 1024
"""On each side of a PNG."""

PNG, SVG = "image/png", "image/svg+xml"
SIGNATURE = b"\x89PNG\r\n\x1a\n"
PARTS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"IDAT", b"IEND"})
"""What shows the picture; the others tell who made it, when, with what."""
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Values of a pixel, by the colour type of a PNG."""


@dataclass(frozen=True)
class LogoFile:
    """An image that may be shown."""

    media_type: str
    content: bytes
    tidied: bool = False
    """Whether it lost what acts or leads elsewhere: whoever gave it is told."""

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def as_data(self) -> str:
        """Its address while it is served nowhere yet."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.content).decode()}"


def left_out(logo: LogoFile | None) -> str:
    """What was left out of an image, to be told after what was done; nothing most often."""
    if logo is None or not logo.tidied:
        return ""
    return " " + _("What ran by itself or led elsewhere was left out of the image: look at it.")


def read_logo(content: bytes) -> LogoFile:
    """The image of a file, whatever its name says. Raises `ValidationError`."""
    if len(content) > MOST_BYTES:
        words = _("This image weighs %(size)d kB; a logo has %(most)d kB at most.")
        said = {"size": -(-len(content) // 1000), "most": MOST_BYTES // 1000}
        raise ValidationError(words % said)
    if content.startswith(SIGNATURE):
        return LogoFile(PNG, read_png(content))
    if b"<svg" in content[:4000]:
        return LogoFile(SVG, *read_svg(content))
    raise ValidationError(_("This file is neither a PNG nor an SVG image: send one of them."))


def read_png(content: bytes) -> bytes:
    """A PNG that can be shown, without what it tells besides."""
    try:
        chunks = list(chunks_of(content))
        must_show(chunks)
    except (struct.error, zlib.error, KeyError, ValueError) as error:
        words = _("This PNG image is damaged: save it again, then send it.")
        raise ValidationError(words) from error
    kept = (packed(name, data) for name, data in chunks if name in PARTS)
    return SIGNATURE + b"".join(kept)


def must_show(chunks: list[tuple[bytes, bytes]]) -> None:
    """Refuse a picture that is too large; raise `ValueError` where one is not whole."""
    head = chunks[0][1] if chunks[0][0] == b"IHDR" else b""
    width, height, depth, colour, _method, _filter, laced = struct.unpack(">IIBBBBB", head)
    if max(width, height) > MOST_PIXELS or not width or not height:
        raise too_large(width, height)
    row = 1 + -(-width * depth * CHANNELS[colour] // 8)
    pixels = unpacked(b"".join(data for name, data in chunks if name == b"IDAT"))
    if pixels < (height if laced else row * height):
        raise ValueError(pixels)


def too_large(width: int, height: int) -> ValidationError:
    words = _("This image has %(width)d × %(height)d pixels: from 1 to %(most)d on each side.")
    return ValidationError(words % {"width": width, "height": height, "most": MOST_PIXELS})


def chunks_of(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG up to its end. Raises `ValueError` where one is damaged."""
    at = len(SIGNATURE)
    while True:
        length, name = struct.unpack_from(">I4s", content, at)
        data = content[at + 8 : at + 8 + length]
        (sum_,) = struct.unpack_from(">I", content, at + 8 + length)
        if zlib.crc32(name + data) != sum_:
            raise ValueError(name)
        yield name, data
        if name == b"IEND":
            return
        at += 12 + length


def packed(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def unpacked(data: bytes) -> int:
    """How many bytes of pixels there are, no more than a picture of that size may have."""
    most = MOST_PIXELS * (1 + MOST_PIXELS * 8) + 64
    return len(zlib.decompressobj().decompress(data, most))
