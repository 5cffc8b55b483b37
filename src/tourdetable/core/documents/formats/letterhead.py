"""How a network signs its papers: its image, some lines, the letters that it writes with."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from tourdetable.core.documents.formats.pdf import Unprintable, picture, plate

HIGH, WIDE = 1.5, 6.0
"""Centimetres that the image of a network takes at most."""


class PaperFont(StrEnum):
    """The letters that every paper may be set in: they are in the program, or on any computer."""

    SERIF = "serif"
    SANS = "sans"


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """What stands at the head of the first page. `logo` is a PNG or an SVG that can be drawn
    (`drawable`); `name` says in words what it shows."""

    name: str = ""
    lines: tuple[str, ...] = ()
    logo: bytes = b""
    font: str = PaperFont.SERIF

    @property
    def said(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.lines or self.logo)

    @property
    def png(self) -> bytes:
        """The image as any word processor shows it."""
        return drawn(self.logo) if self.logo else b""


PLAIN = Letterhead()
"""Nothing but the name of the network."""


def drawable(image: bytes) -> bytes:
    """The same image, or nothing when it cannot be drawn: papers come out without it."""
    return image if drawn(image) else b""


@lru_cache(maxsize=32)
def drawn(image: bytes) -> bytes:
    """An image as a PNG, fine enough to be printed; nothing when it cannot be drawn."""
    data = json.dumps({"image": list(image), "high": HIGH * 2})
    try:
        return picture("logo", data)
    except Unprintable:
        return b""


def tried(image: bytes) -> bool:
    """Whether an image can be drawn in each way that papers do; it may end the process."""
    try:
        plate("logo", json.dumps({"image": list(image), "high": HIGH}))
    except Unprintable:
        return False
    return bool(drawn(image))


def size_of(png: bytes) -> tuple[float, float]:
    """The width and the height in centimetres at which a PNG is shown."""
    width, height = struct.unpack_from(">II", png, 16)
    scale = min(HIGH / height, WIDE / width)
    return width * scale, height * scale
