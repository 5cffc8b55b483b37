"""Documents made for tests, as bytes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

PDF = (
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    b"2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
    b"xref\n0 3\n0000000000 65535 f \n0000000015 00000 n \n0000000060 00000 n \n"
    b"trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n106\n%%EOF\n"
)
"""One that readers open, without a page."""
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x08" + b"\0" * 13 + b"IEND\xae\x42\x60\x82"
GIF = b"GIF89a\x08\0\x08\0" + b"\0" * 9 + b";"
JPEG = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x08\x08\0\x08\0\x08\x03" + b"\0" * 9
WEBP = b"RIFF\x16\0\0\0WEBPVP8 \0\0\0\0" + b"\0" * 3 + b"\x9d\x01\x2a" + b"\x08\0\x08\0"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def archive(**parts: str) -> bytes:
    """An archive of these parts; two underscores stand for a slash, one for a full stop."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as made:
        for name, words in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), words)
    return content.getvalue()


def docx(**more: str) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as made:
        made.writestr("[Content_Types].xml", more.pop("types", "<Types/>"))
        made.writestr("word/document.xml", "<w/>")
        for name, words in more.items():
            made.writestr(f"word/{name}.bin", words)
    return content.getvalue()


def odt(*parts: str, of: str = "text") -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as made:
        made.writestr("mimetype", f"application/vnd.oasis.opendocument.{of}")
        made.writestr("content.xml", "<x/>")
        for name in parts:
            made.writestr(name, "x")
    return content.getvalue()
