"""How large an image is, read at its beginning: nothing is decoded, whatever it claims."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_PIXELS = 100_000_000
LONGEST_SIDE = 30_000

FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""The segments of a JPEG that say its size."""
ALONE = frozenset({0x01, *range(0xD0, 0xDA)})
"""Those that hold nothing."""
LONGEST_SEARCH = 2_000
"""Segments of a JPEG before the one that says its size."""


def must_be_reasonable(content: IO[bytes], media_type: str) -> None:
    """Refuse an image that would fill the memory of whoever opens it, or that tells no size."""
    width, height = measured(content, media_type)
    if not width or not height:
        said = _("This image is damaged: it does not say its size. Save it again, then send it.")
        raise ValidationError(said)
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        said = _(
            "This image has %(width)d × %(height)d pixels: no more than %(most)d million are "
            "taken, nor %(side)d on a side. Reduce it, then send it."
        )
        most = {"most": MOST_PIXELS // 1_000_000, "side": LONGEST_SIDE}
        raise ValidationError(said % {"width": width, "height": height, **most})


def measured(content: IO[bytes], media_type: str) -> tuple[int, int]:
    """The width and height that an image claims; 0 when it tells none."""
    content.seek(0)
    try:
        return MEASURES[media_type](content)
    except (struct.error, ValueError):
        return 0, 0


def of_png(content: IO[bytes]) -> tuple[int, int]:
    return two(">II", content.read(24)[16:])


def of_gif(content: IO[bytes]) -> tuple[int, int]:
    return two("<HH", content.read(10)[6:])


def of_jpeg(content: IO[bytes]) -> tuple[int, int]:
    for kind, said in segments(content):
        if kind in FRAMES:
            height, width = two(">HH", said[1:5])
            return width, height
    raise ValueError("no frame")


def segments(content: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The kind of each segment, and how it begins."""
    content.seek(2)
    for _number in range(LONGEST_SEARCH):
        kind = marker(content)
        if kind in ALONE:
            continue
        (length,) = struct.unpack(">H", content.read(2))
        begins = content.read(min(length - 2, 5))
        yield kind, begins
        content.seek(length - 2 - len(begins), 1)


def marker(content: IO[bytes]) -> int:
    """The kind of the next segment: bytes of filling may come before it."""
    while True:
        (byte,) = struct.unpack("B", content.read(1))
        if byte not in (0xFF, 0x00):
            return int(byte)


def of_webp(content: IO[bytes]) -> tuple[int, int]:
    head = content.read(30)
    kind = head[12:16]
    if kind == b"VP8X":
        return three(head[24:27]) + 1, three(head[27:30]) + 1
    if kind == b"VP8L":
        (bits,) = struct.unpack("<I", head[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = two("<HH", head[26:30])
    return width & 0x3FFF, height & 0x3FFF


def two(shape: str, said: bytes) -> tuple[int, int]:
    one, other = struct.unpack_from(shape, said)
    return int(one), int(other)


def three(said: bytes) -> int:
    """A number of three bytes, the least first."""
    if len(said) != 3:
        raise ValueError(said)
    return int.from_bytes(said, "little")


MEASURES: dict[str, Callable[[IO[bytes]], tuple[int, int]]] = {
    "image/png": of_png,
    "image/jpeg": of_jpeg,
    "image/gif": of_gif,
    "image/webp": of_webp,
}
