"""Images that are something else as well: a page, a program, an archive behind their end.

Programs that look for the end of a file, or for a word in it, would find it there.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from typing import IO
from zipfile import is_zipfile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.files.looking.pixels import MOST_PIXELS, measured

PIECE = 1 << 18
OTHER = re.compile(rb"(?i)<\?php\s|<script[\s>]|<html[\s>]|<!doctype\s+html|<iframe[\s>]|%PDF-1\.")
LONGEST = 32
"""Octets of the longest of these."""
MOST_FRAMES = 2_000
MOST_SHOWN = 10 * MOST_PIXELS
"""Pixels of all the frames of an image that moves."""


def must_be_one_image(content: IO[bytes], media_type: str) -> None:
    """Refuse an image that is another file too, or whose frames would fill the memory."""
    if any(OTHER.search(piece) for piece in overlapping(content)) or is_zipfile(content):
        said = _(
            "This image holds another file, a page or a program: open it, save it again as PNG or "
            "JPEG, then send that one."
        )
        raise ValidationError(said)
    count = FRAMES.get(media_type)
    if count is None:
        return
    try:
        number = count(content)
    except (struct.error, IndexError):
        number = 1
    width, height = measured(content, media_type)
    if number > MOST_FRAMES or number * width * height > MOST_SHOWN:
        said = _("This image moves over %(number)d frames: send a shorter one, or a single image.")
        raise ValidationError(said % {"number": number})


def overlapping(content: IO[bytes]) -> Iterator[bytes]:
    """The whole content, piece by piece; what stands between two is in the second."""
    content.seek(0)
    before = b""
    while piece := content.read(PIECE):
        yield before + piece
        before = piece[-LONGEST:]


def of_gif(content: IO[bytes]) -> int:
    """Each frame begins with a comma, after blocks that say their own length."""
    content.seek(10)
    flags = content.read(3)[0]
    skip_colours(content, flags)
    number = 0
    while (kind := content.read(1)) in (b"!", b","):
        if kind == b",":
            number += 1
            skip_colours(content, content.read(9)[8])
        content.seek(1, 1)
        while (length := content.read(1)) not in (b"", b"\0"):
            content.seek(length[0], 1)
        if number > MOST_FRAMES:
            break
    return number


def skip_colours(content: IO[bytes], flags: int) -> None:
    if flags & 0x80:
        content.seek(3 << ((flags & 7) + 1), 1)


def of_png(content: IO[bytes]) -> int:
    """An animated PNG says how many frames it has before its image."""
    content.seek(8)
    for _number in range(MOST_FRAMES):
        length, name = struct.unpack(">I4s", content.read(8))
        if name == b"acTL":
            return int(struct.unpack(">I", content.read(4))[0])
        if name in (b"IDAT", b"IEND"):
            break
        content.seek(length + 4, 1)
    return 1


def of_webp(content: IO[bytes]) -> int:
    content.seek(12)
    number = 0
    while number <= MOST_FRAMES and len(head := content.read(8)) == 8:
        name, length = struct.unpack("<4sI", head)
        number += name == b"ANMF"
        content.seek(length + (length & 1), 1)
    return number or 1


FRAMES: dict[str, Callable[[IO[bytes]], int]] = {
    "image/gif": of_gif,
    "image/png": of_png,
    "image/webp": of_webp,
}
