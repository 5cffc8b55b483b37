"""Photographs as telephones write them, in pieces: what shows, and what tells where and when."""

from __future__ import annotations

import struct
from zlib import crc32


def segment(kind: int, said: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, len(said) + 2) + said


def exif(*, order: str = "<", way: int = 1, said: bytes = b"") -> bytes:
    """What a telephone says: which way up the photo is, between a name and a place."""
    head = b"II*\0" if order == "<" else b"MM\0*"
    entries = ((0x010F, 2, 4, 0x4142), (0x0112, 3, 1, way), (0x8825, 4, 1, 26))
    lines = b"".join(struct.pack(f"{order}HHIHH", *entry, 0) for entry in entries)
    return head + struct.pack(f"{order}IH", 8, len(entries)) + lines + b"\0\0\0\0" + said


def jpeg(*segments: bytes, after: bytes = b"") -> bytes:
    return b"\xff\xd8" + b"".join(segments) + b"\xff\xd9" + after


def chunk(name: bytes, said: bytes) -> bytes:
    sealed = name + said
    return struct.pack(">I", len(said)) + sealed + struct.pack(">I", crc32(sealed))


def png(*chunks: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IEND", b"")


def part(name: bytes, said: bytes) -> bytes:
    return struct.pack("<4sI", name, len(said)) + said + b"\0" * (len(said) & 1)


def webp(flags: int, *parts: bytes) -> bytes:
    body = part(b"VP8X", bytes([flags]) + b"\0" * 3 + b"\7\0\0\7\0\0") + b"".join(parts)
    return struct.pack("<4sI4s", b"RIFF", len(body) + 4, b"WEBP") + body


WHERE = segment(0xE1, b"Exif\0\0" + exif(said=b"43.34 N"))
SCAN = segment(0xDA, b"\1\1\0\0\x3f\0") + b"a\xff\0b\xff\xd0c"
SHOWN = (
    segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
    segment(0xE2, b"ICC_PROFILE\0\1\1colours"),
    segment(0xEE, b"Adobe\0d\0\0\0\0\1"),
    segment(0xC0, b"\x08\0\x08\0\x08\1\1\x11\0"),
    SCAN,
)
