"""What a photograph tells beside what it shows: where it was taken, when, with whose telephone.

Of that, only what shows it right is kept: its colours, and which way up it is. Its pieces are
copied; nothing is decoded.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import IO

EXIF = b"Exif\0\0"
TURNED = EXIF + b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01"
"""What says which way up an image is, up to the number that says it."""
ORIENTATION = 0x0112
UPRIGHT = 1

MARKER = re.compile(rb"\xff+([\x02-\xcf\xd8-\xfe])")
BEGINNING_SCAN, END = 0xDA, 0xD9
BESIDE = frozenset({*range(0xE0, 0xF0), 0xFE})
"""The segments of a JPEG where programs and telephones write what they like."""
SHOWING = (b"JFIF\0", b"ICC_PROFILE\0", b"Adobe")
"""How those begin that change what is seen."""
TEXTS_OF_PNG = frozenset({b"tEXt", b"zTXt", b"iTXt", b"tIME"})
MOST_COLOURS = 4_000_000
"""Octets of a profile of colours, which has some thousands; those of printers, two millions."""
PARTS_OF_WEBP = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
SAYS_EXIF, SAYS_XMP = 0x08, 0x04
"""What the head of a WebP says that it holds."""


def discreet(content: IO[bytes], media_type: str) -> IO[bytes]:
    """The same image, which tells nothing beside; the content itself where it is no photograph."""
    pieces = PIECES.get(media_type)
    if pieces is None:
        return content
    content.seek(0)
    return BytesIO(b"".join(pieces(content.read())))


def turned(exif: bytes) -> bytes:
    """What says which way up, and that alone; nothing of an image that is upright."""
    way = way_up(exif.removeprefix(EXIF))
    return b"" if way == UPRIGHT else TURNED + struct.pack(">HHI", way, 0, 0)


def way_up(tiff: bytes) -> int:
    """The number that says which way up an image is, from 1 to 8."""
    order = "<" if tiff.startswith(b"II") else ">"
    try:
        (at,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, at)
        for number in range(count):
            tag, _kind, _length, value = struct.unpack_from(
                f"{order}HHIH", tiff, at + 2 + 12 * number
            )
            if tag == ORIENTATION:
                return int(value) if 1 <= value <= 8 else UPRIGHT
    except struct.error:
        pass
    return UPRIGHT


def of_jpeg(data: bytes) -> Iterator[bytes]:
    """Segments and scans up to the end of the image: telephones write more behind it."""
    yield data[:2]
    at, scanning = 2, False
    while found := MARKER.search(data, at):
        if scanning:
            yield data[at : found.start()]
        kind = found[1][0]
        if kind == END:
            break
        length = int.from_bytes(data[found.end() : found.end() + 2])
        at, scanning = found.end() + max(length, 2), kind == BEGINNING_SCAN
        yield from segment(kind, data[found.end() + 2 : at])
    else:
        yield data[at:].rstrip(b"\xff") if scanning else b""
    yield b"\xff\xd9"


def segment(kind: int, said: bytes) -> Iterator[bytes]:
    """A segment of a JPEG, as it is kept."""
    if kind in BESIDE and not said.startswith(SHOWING):
        said = turned(said) if said.startswith(EXIF) else b""
        if not said:
            return
    yield struct.pack(">BBH", 0xFF, kind, len(said) + 2) + said


def of_png(data: bytes) -> Iterator[bytes]:
    yield data[:8]
    at = 8
    while at + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        piece, at = data[at : at + length + 12], at + length + 12
        if name == b"eXIf":
            piece = chunk(name, turned(piece[8:-4]).removeprefix(EXIF))
        if name not in TEXTS_OF_PNG and not (name == b"iCCP" and swells(piece[8:-4])):
            yield piece
        if name == b"IEND":
            return


def swells(profile: bytes) -> bool:
    """Whether a profile of colours is no profile: unpacked, it would fill the memory."""
    unpacking = zlib.decompressobj()
    try:
        unpacking.decompress(profile.partition(b"\0")[2][1:], MOST_COLOURS)
    except zlib.error:
        return True
    return not unpacking.eof


def chunk(name: bytes, said: bytes) -> bytes:
    """A piece of a PNG; nothing when it says nothing."""
    if not said:
        return b""
    sealed = name + said
    return struct.pack(">I", len(said)) + sealed + struct.pack(">I", zlib.crc32(sealed))


def of_webp(data: bytes) -> Iterator[bytes]:
    parts = [part for name, said in parts_of_webp(data) if (part := part_kept(name, said))]
    has_exif = any(part.startswith(b"EXIF") for part in parts)
    body = b"".join(flagged(part, has_exif) if part.startswith(b"VP8X") else part for part in parts)
    yield struct.pack("<4sI4s", b"RIFF", len(body) + 4, b"WEBP") + body


def parts_of_webp(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The name of each part, and what it says."""
    at = 12
    while at + 8 <= len(data):
        name, length = struct.unpack_from("<4sI", data, at)
        yield name, data[at + 8 : at + 8 + length]
        at += 8 + length + (length & 1)


def part_kept(name: bytes, said: bytes) -> bytes:
    """A part of a WebP as it is kept; nothing when it is not."""
    if name == b"EXIF":
        said = turned(said)
    if not said or name not in PARTS_OF_WEBP | {b"EXIF"}:
        return b""
    return struct.pack("<4sI", name, len(said)) + said + b"\0" * (len(said) & 1)


def flagged(head: bytes, has_exif: bool) -> bytes:
    """The head of a WebP, which says what it holds now."""
    flags = head[8] & ~SAYS_XMP & ~SAYS_EXIF | SAYS_EXIF * has_exif
    return head[:8] + bytes([flags]) + head[9:]


PIECES: Mapping[str, Callable[[bytes], Iterator[bytes]]] = {
    "image/jpeg": of_jpeg,
    "image/png": of_png,
    "image/webp": of_webp,
}
