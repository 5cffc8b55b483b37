"""Archives: bombs, lies, names that lead out, and programs packed as archives."""

from __future__ import annotations

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

from tests.domain.files.hostile.made import TYPES, HostileFile, archive, docx, xlsx

DAMAGED, HIDDEN = "abîmé", "se cachent"
ARCHIVE, LARGE = "archive", "Une fois décompressé"
BEHIND = "après sa fin"


def flat() -> bytes:
    return docx(word__media__a___png=b"\0" * 310_000_000)


def wordy() -> bytes:
    return docx(word__footer1___xml=b"<a>" + b" " * 61_000_000 + b"</a>")


def nested() -> bytes:
    inner = archive({"a": b"\0" * 9_000_000})
    for _level in range(4):
        inner = archive({f"{n}.zip": inner for n in range(9)})
    return docx(word__embeddings__a___docx=inner)


def deep() -> bytes:
    inner = docx()
    for _level in range(6):
        inner = docx(word__embeddings__a___docx=inner)
    return inner


def overlapping() -> bytes:
    """Each line of the list leads to the same part."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", TYPES % "")
        parts.writestr("word/document.xml", "<w/>")
        parts.writestr("word/a.xml", b"<a>" + b" " * 1_000_000 + b"</a>")
        (last,) = (one for one in parts.filelist if one.filename == "word/a.xml")
        for number in range(300):
            copy = ZipInfo(f"word/{number}.xml")
            for key in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(copy, key, getattr(last, key))
            parts.filelist.append(copy)
            parts.NameToInfo[copy.filename] = copy
    return made.getvalue()


def lying() -> bytes:
    """It says that its part has one octet."""
    whole = docx(word__media__a___bin=b"\0" * 500_000)
    size = struct.pack("<I", 500_000)
    return whole.replace(size, struct.pack("<I", 1))


def many() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as parts:
        parts.writestr("[Content_Types].xml", TYPES % "")
        parts.writestr("word/document.xml", "<w/>")
        for number in range(30_000):
            parts.writestr(ZipInfo(f"{number}"), b"")
    return made.getvalue()


def twice() -> bytes:
    """The second part says something else under a name of the same letters."""
    return docx(word__Document___xml="<w:p/>")


def linked() -> bytes:
    made = BytesIO(docx())
    with ZipFile(made, "a") as parts:
        link = ZipInfo("word/link.xml")
        link.external_attr = 0o120777 << 16
        parts.writestr(link, "/etc/passwd")
    return made.getvalue()


def locked() -> bytes:
    """The flag of a password, on each part."""
    whole = bytearray(docx())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = whole.find(mark)
        while at >= 0:
            whole[at + place] |= 1
            at = whole.find(mark, at + 4)
    return bytes(whole)


def packed_otherwise() -> bytes:
    """A part in LZMA, whose dictionary would take 4 GB."""
    content = bytearray(archive({"[Content_Types].xml": TYPES % ""}, ZIP_LZMA))
    struct.pack_into("<I", content, content.find(b"xml", 30) + 8, 2**32 - 1)
    with ZipFile(made := BytesIO(content), "a") as parts:
        parts.writestr("word/document.xml", "<w/>")
    return made.getvalue()


def quine() -> bytes:
    """A part of the document that is the document: what unpacks it again never ends."""
    return docx(word__embeddings__r___zip=docx(word__embeddings__r___zip=docx()))


HOSTILE = (
    HostileFile("zip bomb, flat", "rapport.docx", flat, LARGE),
    HostileFile("zip bomb, of words", "rapport.docx", wordy, LARGE),
    HostileFile("zip bomb, nested", "rapport.docx", nested, ARCHIVE),
    HostileFile("documents in documents", "rapport.docx", deep, ARCHIVE),
    HostileFile("a document that holds itself", "rapport.docx", quine, ARCHIVE),
    HostileFile("overlapping parts", "rapport.docx", overlapping, DAMAGED),
    HostileFile("a lie about a size", "rapport.docx", lying, DAMAGED),
    HostileFile("30,000 parts", "rapport.docx", many, ARCHIVE),
    HostileFile("two parts of one name", "rapport.docx", twice, HIDDEN),
    HostileFile("a part that is a link", "rapport.docx", linked, HIDDEN),
    HostileFile(
        "a part that leads out", "a.docx", lambda: docx(**{"../../etc/passwd": "x"}), HIDDEN
    ),
    HostileFile("a part of the root", "a.docx", lambda: docx(**{"/etc/passwd": "x"}), HIDDEN),
    HostileFile("a part of a disk", "a.docx", lambda: docx(**{"C:\\a.dll": "x"}), HIDDEN),
    HostileFile("a locked archive", "rapport.docx", locked, "mot de passe"),
    HostileFile("a zip", "photos.zip", lambda: archive({"a.txt": "x"}), ARCHIVE),
    HostileFile("a zip called PDF", "photos.pdf", lambda: archive({"a.txt": "x"}), ARCHIVE),
    HostileFile(
        "a JAR",
        "outil.docx",
        lambda: archive({"META-INF/MANIFEST.MF": "x", "A.class": "x"}),
        ARCHIVE,
    ),
    HostileFile(
        "an APK",
        "outil.odt",
        lambda: archive({"AndroidManifest.xml": "x", "classes.dex": "x"}),
        ARCHIVE,
    ),
    HostileFile("a gzip", "table.csv", lambda: b"\x1f\x8b\x08" + b"\0" * 40, ARCHIVE),
    HostileFile("a RAR", "table.pdf", lambda: b"Rar!\x1a\x07\0" + b"\0" * 40, ARCHIVE),
    HostileFile("an archive cut short", "rapport.docx", lambda: docx()[:-30], DAMAGED),
    HostileFile("an archive that asks for 4 GB", "a.docx", packed_otherwise, DAMAGED),
    HostileFile(
        "a page behind an archive", "a.docx", lambda: docx() + b"<script>a()</script>", BEHIND
    ),
    HostileFile(
        "a program in a document", "a.docx", lambda: docx(word__a___bin=b"MZ\x90\0"), "programme"
    ),
    HostileFile(
        "an archive in a sheet", "a.xlsx", lambda: xlsx(xl__a___bin=archive({"a": "x"})), ARCHIVE
    ),
)
