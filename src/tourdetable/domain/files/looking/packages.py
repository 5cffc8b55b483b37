"""Documents made of several parts in one archive: those of word processors, spreadsheets, slides.

Each part is unpacked once, piece by piece and within bounds, whatever the archive says of itself;
none is kept. So what lies about its sizes, covers another part, is locked or holds a mountain is
met here, not where people open it.
"""

from __future__ import annotations

import re
import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from lzma import LZMAError
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.files.formats import OFFICE_KINDS, OPEN_DOCUMENT, OPEN_KINDS, FileKind
from tourdetable.domain.files.looking.mixed import OTHER
from tourdetable.domain.files.looking.parts import PartScan

MOST_PARTS = 20_000
MOST_UNPACKED = 300_000_000
"""Octets of all parts."""
MOST_WORDS = 60_000_000
"""Octets of those that are looked into."""
DEEPEST = 2
"""A document in a document (the table of a chart), and no further."""
PIECE = 1 << 16
SPOOLED = 1 << 20
"""Octets of a document in a document that stay in memory; the rest goes to the disk."""
ENDED, LAST = b"PK\x05\x06", 1 << 17
"""What begins the end of an archive; octets where it is looked for."""
LISTED = b"PK\x01\x02"
"""What begins each line of the list of the parts of an archive."""
DAMAGED = (
    BadZipFile,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    EOFError,
    zlib.error,
    LZMAError,
)
"""What reading an archive may meet."""
MACROS = re.compile(
    r"(?:^|/)(?:vbaProject\.bin|attachedToolbars|Basic/|Scripts/|macrosheets/|activeX/)", re.I
)
WORDS = re.compile(r"(?i).*\.(?:xml|rels|rdf|svg)")
WRITTEN = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
"""What begins so may be the text of the document, whatever its name says."""
DRAWN = re.compile(r"(?i).*\.vml")
FETCHED = re.compile(rb"(?i)\b(?:src|href)\s*=\s*[\"']\s*(?:https?:|ftp:|file://[^/]|\\\\|//)")
OVERLAP = 200
"""Octets of such an address that are read twice, so that it does not stand between two pieces."""
LYING = re.compile(r"[\\\x00-\x1f]|^/|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)")
"""Names of parts that lead out of the archive."""
OBJECT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
INSIDE = b"PK\x03\x04"
HIDDEN = (
    b"MZ",
    b"\x7fELF",
    b"\x1f\x8b\x08",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"%!PS",
    b"L\0\0\0\x01",
)
FOREIGN = re.compile(
    r"(?i)\.(?:html?|xhtml|mht|mhtml|rtf|js|vbs|wsf|hta|exe|dll|scr|com|bat|cmd|ps1|lnk|url|jar|swf|php)$"
)
"""Parts that other programs than the document's would open."""
ADDED = re.compile(r"(?i)(?:^|/)webextensions/")


@dataclass
class Unpacking:
    """One document being unpacked: the octets that are left to it, and what is wrong in it."""

    left: int = MOST_UNPACKED
    words: int = MOST_WORDS
    depth: int = 1
    faults: list[str] = field(default_factory=list)

    def take(self, piece: bytes, *, words: bool) -> None:
        """Count a piece. Raises `ValidationError` when there is too much."""
        self.left -= len(piece)
        self.words -= len(piece) if words else 0
        if self.left < 0 or self.words < 0:
            said = _(
                "Once unpacked, this document is larger than %(most)d MB: divide it, or send a PDF."
            )
            most = MOST_UNPACKED if self.left < 0 else MOST_WORDS
            raise ValidationError(said % {"most": most // 1_000_000})


def kind_of_package(content: IO[bytes], unpacking: Unpacking | None = None) -> FileKind:
    """What such a document is. Raises `ValidationError`: what is wrong, where, what to do."""
    unpacking = unpacking or Unpacking()
    if unpacking.depth > DEEPEST or listed_parts(content) > MOST_PARTS:
        raise ValidationError(archive_words())
    try:
        with ZipFile(content) as archive:
            must_hide_nothing(content)
            kind = kind_told(archive)
            if kind is None:
                raise ValidationError(not_taken(archive))
            must_be_named_truly(archive.infolist())
            for entry in archive.infolist():
                look_into(archive, entry, unpacking)
    except DAMAGED:
        raise ValidationError(damaged()) from None
    if unpacking.faults and unpacking.depth == 1:
        raise ValidationError([*unpacking.faults[:5], remedy()])
    return kind


def archive_words() -> str:
    return _("This file is an archive: send the documents that it holds one by one.")


def not_taken(archive: ZipFile) -> str:
    """Why an archive is refused, whether it is a document or holds some."""
    if {"mimetype", "[Content_Types].xml"}.isdisjoint(archive.namelist()):
        return archive_words()
    return _("Documents of this kind are not taken: save it as PDF, DOCX or ODT, then send it.")


def damaged() -> str:
    return _("This file is damaged: it cannot be opened. Save it again, then send it.")


def remedy() -> str:
    return _("Take this away from the document and save it again, or send it as PDF.")


def listed_parts(content: IO[bytes]) -> int:
    """How many parts an archive may list, counted before the list is read: a lie would fill the
    memory."""
    content.seek(0)
    number, end = 0, b""
    while piece := content.read(PIECE):
        number += (end + piece).count(LISTED)
        end = piece[1 - len(LISTED) :]
    return number


def must_hide_nothing(content: IO[bytes]) -> None:
    """Refuse an archive with a page or a program behind its end, or in its comment."""
    content.seek(-min(LAST, content.seek(0, 2)), 2)
    if OTHER.search(content.read().rpartition(ENDED)[2]):
        raise ValidationError(
            _("This document hides another file behind its end: save it again, then send it.")
        )


def kind_told(archive: ZipFile) -> FileKind | None:
    """The kind of a document by its parts; it is refused here when it tells of macros."""
    names = frozenset(archive.namelist())
    if "mimetype" in names:
        said = beginning(archive, "mimetype").decode("ascii", "replace").strip()
        code = said.removeprefix(OPEN_DOCUMENT).removesuffix("-template")
        kind = OPEN_KINDS.get(code) if said.startswith(OPEN_DOCUMENT) else None
    elif "[Content_Types].xml" in names:
        kind = next((one for name, one in OFFICE_KINDS.items() if name in names), None)
    else:
        return None
    if kind and any(map(MACROS.search, names)):
        said = _("This document holds macros, which are programs: save it without them, or as PDF.")
        raise ValidationError(said)
    return kind


def beginning(archive: ZipFile, name: str, most: int = 100) -> bytes:
    with archive.open(name) as part:
        return part.read(most)


def must_be_named_truly(entries: list[ZipInfo]) -> None:
    """Refuse parts that hide one another, lead out of the archive, or are not files."""
    names = {entry.filename.lower() for entry in entries}
    linked = any(stat.S_ISLNK(entry.external_attr >> 16) for entry in entries)
    lying = any(LYING.search(entry.orig_filename) for entry in entries)
    if len(names) < len(entries) or linked or lying:
        said = _(
            "The parts of this document hide one another, or lead out of it: no program saves so. "
            "Open it, save it under another name, or send it as PDF."
        )
        raise ValidationError(said)


def look_into(archive: ZipFile, entry: ZipInfo, unpacking: Unpacking) -> None:
    """Unpack one part to its end, and add what is wrong in it."""
    if entry.flag_bits & 1:
        raise ValidationError(
            _("This document is locked by a password: save it without one, then send it.")
        )
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile  # no program of the office packs so: the memory it takes is unbounded
    if ADDED.search(entry.filename):
        unpacking.faults.append(fault(entry, _("a program is added to it from elsewhere")))
    with archive.open(entry) as part, SpooledTemporaryFile(SPOOLED) as inner:
        look = LookedPart(entry, unpacking, inner)
        while piece := part.read(PIECE):
            look.at(piece)
        look.end()


class LookedPart:
    """One part being unpacked: words are scanned; a document in it is kept aside (`inner`) to be
    looked into."""

    def __init__(self, entry: ZipInfo, unpacking: Unpacking, inner: IO[bytes]) -> None:
        self.entry, self.unpacking, self.inner = entry, unpacking, inner
        self.scan: PartScan | None = None
        self.drawn = DRAWN.fullmatch(entry.filename) is not None
        self.begun = self.is_document = False
        self.before = b""

    def at(self, piece: bytes) -> None:
        """The next piece of it."""
        if not self.begun:
            self.begin(piece)
        self.unpacking.take(piece, words=self.scan is not None)
        if self.scan:
            self.scan.read(piece)
        if self.is_document:
            self.inner.write(piece)
        if self.drawn and FETCHED.search(self.before + piece):
            said = _("an image is brought in from elsewhere")
            self.unpacking.faults.append(fault(self.entry, said))
        self.before = piece[-OVERLAP:]

    def begin(self, piece: bytes) -> None:
        """What it is, by its name and by how it begins."""
        self.begun = True
        self.unpacking.faults += wrong_beginning(self.entry, piece)
        self.is_document = piece.startswith(INSIDE)
        named = WORDS.fullmatch(self.entry.filename) is not None
        if named or WRITTEN.match(piece):
            self.scan = PartScan(self.entry.filename, named=named)

    def end(self) -> None:
        if self.scan:
            self.scan.read(b"", last=True)
            self.unpacking.faults += self.scan.faults
        if self.is_document:
            look_inside(self.entry, self.inner, self.unpacking)


def wrong_beginning(entry: ZipInfo, piece: bytes) -> Iterator[str]:
    """What a part is, when it is no part of a document that is only read."""
    if FOREIGN.search(entry.filename):
        yield fault(entry, _("a page or a program is embedded"))
    elif piece.startswith(OBJECT):
        yield fault(entry, _("an object of another program is embedded"))
    elif piece.startswith(HIDDEN):
        yield fault(entry, _("a program or an archive is embedded"))


def look_inside(entry: ZipInfo, inner: IO[bytes], unpacking: Unpacking) -> None:
    """A document in the document: the table of a chart is; another archive is not."""
    deeper = Unpacking(unpacking.left, unpacking.words, unpacking.depth + 1)
    try:
        kind_of_package(inner, deeper)
    except ValidationError as error:
        unpacking.faults += [fault(entry, " ".join(error.messages).rstrip("."))]
    unpacking.left, unpacking.words = deeper.left, deeper.words
    unpacking.faults += deeper.faults


def fault(entry: ZipInfo, why: str) -> str:
    return _("“%(part)s”: %(why)s.") % {"part": entry.filename, "why": why}
