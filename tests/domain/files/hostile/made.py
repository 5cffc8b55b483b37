"""What hostile files are made of: each is made by code, as it is asked for."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

Parts = Mapping[str, str | bytes]
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">%s</Types>'
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
OPEN_NAMES = " ".join(
    f'xmlns:{name}="{OPEN}:{name}:1.0"'
    for name in ("office", "text", "table", "draw", "script", "presentation", "form", "manifest")
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">%s</svg>'


@dataclass(frozen=True)
class HostileFile:
    """One of them: under which name it is sent, and what the door of documents says of it, in
    French; nothing when it is taken, harmless as it is kept (`kept` is its name then)."""

    slug: str
    name: str
    make: Callable[[], bytes]
    said: str = ""
    kept: str = ""

    def __str__(self) -> str:
        return self.slug

    @cached_property
    def content(self) -> bytes:
        return self.make()


def archive(parts: Parts, method: int = ZIP_DEFLATED) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", method) as made:
        for name, said in parts.items():
            made.writestr(ZipInfo(name), said, method if name != "mimetype" else ZIP_STORED)
    return content.getvalue()


def docx(words: str = "", *, types: str = "", **more: str | bytes) -> bytes:
    """A document of Word: `words` are the inside of its body, `more` its other parts (two
    underscores for a slash, three for a full stop)."""
    body = f'<w:document xmlns:w="{WORD}"><w:body>{words}</w:body></w:document>'
    known: dict[str, str | bytes] = {"[Content_Types].xml": TYPES % types}
    known["word/document.xml"] = body
    return archive(known | {spelt(name): said for name, said in more.items()})


def xlsx(**more: str | bytes) -> bytes:
    known: dict[str, str | bytes] = {"[Content_Types].xml": TYPES % "", "xl/workbook.xml": "<w/>"}
    return archive(known | {spelt(name): said for name, said in more.items()})


def pptx(**more: str | bytes) -> bytes:
    known = {"[Content_Types].xml": TYPES % "", "ppt/presentation.xml": "<p/>"}
    return archive(known | {spelt(name): said for name, said in more.items()})


def related(kind: str, target: str, mode: str = "External") -> str:
    return (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE_TYPES}/{kind}" '
        f'Target="{target}" TargetMode="{mode}"/></Relationships>'
    )


def odt(inside: str = "", *, of: str = "text", **more: str | bytes) -> bytes:
    body = (
        f'<office:document-content {OPEN_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"{inside}</office:document-content>"
    )
    known: dict[str, str | bytes] = {"mimetype": f"application/vnd.oasis.opendocument.{of}"}
    known["content.xml"] = body
    return archive(known | {spelt(name): said for name, said in more.items()})


def spelt(name: str) -> str:
    return name.replace("___", ".").replace("__", "/")


def pdf(inside: str | bytes = "", *, root: str = "", trailer: str = "") -> bytes:
    """A PDF of one empty page, with more objects inside."""
    more = inside.encode() if isinstance(inside, str) else inside
    begin = f"%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R {root}>>\nendobj\n"
    pages = "2 0 obj\n<</Type /Pages /Kids [] /Count 0>>\nendobj\n"
    end = f"\ntrailer\n<</Root 1 0 R {trailer}>>\nstartxref\n0\n%%EOF\n"
    return (begin + pages).encode() + more + end.encode()


def packed_objects(said: bytes, filters: str = "/Filter /FlateDecode") -> bytes:
    """Objects of a PDF that are packed together."""
    packed = zlib.compress(said)
    head = f"7 0 obj\n<</Type /ObjStm /N 1 /First 5 /Length {len(packed)} {filters}>>\nstream\n"
    return head.encode() + packed + b"\nendstream\nendobj\n"


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int = 8, height: int = 8, *, before: bytes = b"", after: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 9 * 8)
    parts = chunk(b"IHDR", head) + before + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts + after


def jpeg(comment: bytes = b"x", after: bytes = b"") -> bytes:
    said = b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment
    frame = b"\xff\xc0\0\x0b\x08\0\x08\0\x08\x01\x01\x11\0"
    return b"\xff\xd8" + said + frame + b"\xff\xda\0\x08\x01\x01\0\0\x3f\0\xff\xd9" + after


def gif(frames: int = 1, side: int = 8, comment: bytes = b"") -> bytes:
    said = b"\x21\xfe" + bytes([len(comment)]) + comment + b"\0" if comment else b""
    frame = b"," + struct.pack("<HHHH", 0, 0, side, side) + b"\0\x02\x02\x4c\x01\0"
    return b"GIF89a" + struct.pack("<HH", side, side) + b"\0\0\0" + said + frame * frames + b";"


def webp(frames: int) -> bytes:
    head = b"VP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + b"\x07\0\0" * 2
    frame = b"ANMF" + struct.pack("<I", 16) + b"\0" * 16
    body = b"WEBP" + head + frame * frames
    return b"RIFF" + struct.pack("<I", len(body)) + body
