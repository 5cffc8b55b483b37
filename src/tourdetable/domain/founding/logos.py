"""The image of a network: recognised by what it holds, bounded, and without anything that acts.

A PNG is read to its end and written again with the pictures' own parts alone; an SVG keeps shapes,
text and colours, and loses scripts, what answers to events and all that leads elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_BYTES = 300_000
MOST_PIXELS = 1024
"""On each side of a PNG."""

PNG, SVG = "image/png", "image/svg+xml"
SIGNATURE = b"\x89PNG\r\n\x1a\n"
PARTS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"IDAT", b"IEND"})
"""What shows the picture; the others tell who made it, when, with what."""
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Values of a pixel, by the colour type of a PNG."""

SHAPES = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
ACTING = frozenset(
    {
        *("script", "foreignObject", "iframe", "embed", "object", "audio", "video", "a"),
        *("animate", "animateMotion", "animateTransform", "set", "handler", "listener"),
    }
)
ELSEWHERE = re.compile(r"(?i)@import|expression\s*\(|javascript:|\\|url\(\s*['\"]?\s*(?!#)")
"""What a style must not say: what leads outside the image, were it written with escapes."""
PICTURE = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/=\s]+")
ElementTree.register_namespace("", SHAPES.strip("{}"))


@dataclass(frozen=True)
class LogoFile:
    """An image that may be shown."""

    media_type: str
    content: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def as_data(self) -> str:
        """Its address while it is served nowhere yet."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.content).decode()}"


def read_logo(content: bytes) -> LogoFile:
    """The image of a file, whatever its name says. Raises `ValidationError`."""
    if len(content) > MOST_BYTES:
        words = _("This image weighs %(size)d kB; a logo has %(most)d kB at most.")
        said = {"size": -(-len(content) // 1000), "most": MOST_BYTES // 1000}
        raise ValidationError(words % said)
    if content.startswith(SIGNATURE):
        return LogoFile(PNG, read_png(content))
    if b"<svg" in content[:4000]:
        return LogoFile(SVG, read_svg(content))
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


def read_svg(content: bytes) -> bytes:
    """An SVG without anything that acts, nor leads elsewhere."""
    if re.search(rb"(?i)<!(doctype|entity)", content):
        words = _("This SVG image declares a document type: save it as plain SVG, then send it.")
        raise ValidationError(words)
    try:
        root = ElementTree.fromstring(content)  # noqa: S314  no entity is left, and it is bounded
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        words = _("This SVG image cannot be read: save it again, then send it.")
        raise ValidationError(words) from error
    if root.tag != f"{SHAPES}svg":
        raise ValidationError(_("This file is neither a PNG nor an SVG image: send one of them."))
    try:
        cleaned(root)
        written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    except RecursionError as error:
        words = _("This SVG image cannot be read: save it again, then send it.")
        raise ValidationError(words) from error
    return written


def cleaned(element: ElementTree.Element) -> None:
    """Leave out of an element what is not a shape, a text or a colour."""
    for name, value in list(element.attrib.items()):
        if not may_stay(name, value):
            del element.attrib[name]
    for child in list(element):
        if is_shape(child):
            cleaned(child)
        else:
            element.remove(child)


def is_shape(element: ElementTree.Element) -> bool:
    name = element.tag.removeprefix(SHAPES)
    if not element.tag.startswith(SHAPES) or name in ACTING:
        return False
    return name != "style" or not ELSEWHERE.search("".join(element.itertext()))


def may_stay(name: str, value: str) -> bool:
    if name in {"href", HREF}:
        return value.startswith("#") or PICTURE.fullmatch(value) is not None
    if name.startswith("{"):
        return name.startswith("{http://www.w3.org/XML/1998/namespace}")
    return not name.lower().startswith("on") and not ELSEWHERE.search(value)
