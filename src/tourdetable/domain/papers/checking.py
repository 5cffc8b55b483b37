"""Whether a document may be the model of a network's papers: nothing in it runs, comes from
elsewhere or fills the memory; it has the styles that papers need; and a paper can be made with it.
"""

from __future__ import annotations

import re
import subprocess
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import IO
from xml.etree import ElementTree
from zipfile import ZipFile, ZipInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.documents.formats.office.documents import (
    OfficeFormat,
    OfficePage,
    written,
)
from tourdetable.core.documents.formats.sheet import packed
from tourdetable.domain.files.formats import KINDS
from tourdetable.domain.files.kinds import kind_of
from tourdetable.domain.files.looking.packages import DAMAGED
from tourdetable.domain.files.names import clean_name
from tourdetable.domain.papers.styles import missing_styles

MOST_BYTES = 5_000_000
MOST_UNPACKED = 30_000_000
MOST_PARTS = 400
MOST_WORDS = 4_000_000
"""Of one part of words: what reads it makes of it a tree that is many times as large."""
WORDS = (".xml", ".rels", ".rdf")
PIECE = 1 << 16
ENDINGS = {one: f".{one}" for one in OfficeFormat}

DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
EMBEDDED = re.compile(
    r"(?i)(?:^|/)(?:embeddings|activeX|ObjectReplacements|Object \d+|Basic|Scripts)/|\.(?:bin|ole)$"
)
PICTURES = re.compile(r"(?i)^(?:Pictures/|word/media/)")
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
HREF = "{http://www.w3.org/1999/xlink}href"
LINK = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}a"
ACTING = re.compile(
    rb"(?i)<script:event-listener|<office:script\b|<text:(?:dde-connection|section-source|database)"
    rb"|office:dde-source|<w:altChunk\b|<w:(?:instrText|fldSimple)[^>]*[\s>\"](?:INCLUDE|DDE|LINK\s)"
)
FOLLOWED = re.compile(r"(?i)(?:https?://|mailto:|tel:|#)")
"""A link that somebody chooses to follow, which loads nothing by itself."""
SAMPLE = (
    "<h1>Un</h1><p>Deux <em>mots</em>.</p><h2>Trois</h2><ul><li>Quatre</li></ul>"
    "<table><thead><tr><th>Cinq</th></tr></thead><tbody><tr><td>Six</td></tr></tbody></table>"
)
TOLD = "meta.xml"
"""What an OpenDocument tells of itself, where it was first made from: no paper takes any of it."""
DAY = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class CheckedModel:
    """A document that papers may be made with."""

    format: OfficeFormat
    content: bytes
    name: str

    @property
    def file(self) -> IO[bytes]:
        return BytesIO(self.content)


def read_model(content: bytes, name: str, wanted: OfficeFormat) -> CheckedModel:
    """The model of a file: what was looked at, and nothing else. Raises `ValidationError`: what is
    wrong, where, what to do."""
    if len(content) > MOST_BYTES:
        words = _("This model is larger than %(most)d MB: make its images lighter.")
        raise ValidationError(words % {"most": MOST_BYTES // 1_000_000})
    kind = kind_of(BytesIO(content))
    if kind.endings[0] != ENDINGS[wanted]:
        words = _("This file is no %(format)s document: save it as %(format)s, then send it.")
        raise ValidationError(words % {"format": wanted.upper()})
    parts = unpacked(content)
    content = packed(parts)
    if wrong := [*what_acts(parts), *missing_styles(parts, wanted)]:
        raise ValidationError(wrong)
    must_make(content, wanted)
    return CheckedModel(wanted, content, clean_name(name, KINDS[kind.media_type]))


def unpacked(content: bytes) -> dict[str, bytes]:
    """Its parts. Refused when they are too many, or too large: sizes that a file tells of itself
    are not believed."""
    left, found = MOST_UNPACKED, {}
    try:
        with ZipFile(BytesIO(content)) as source:
            for entry in source.infolist()[: MOST_PARTS + 1]:
                found[entry.filename] = part(source, entry, left)
                left -= len(found[entry.filename])
    except (*DAMAGED, zlib.error) as error:
        said = _("This file is damaged: it cannot be opened. Save it again, then send it.")
        raise ValidationError(said) from error
    if len(found) > MOST_PARTS:
        raise ValidationError(too_large())
    return found


def part(source: ZipFile, entry: ZipInfo, left: int) -> bytes:
    """One part, no further than what is left; words no further than theirs."""
    most = min(left, MOST_WORDS) if entry.filename.lower().endswith(WORDS) else left
    with source.open(entry) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise ValidationError(too_large())
    return content


def too_large() -> str:
    said = _("Once unpacked, this model is larger than %(most)d MB: keep only its styles.")
    return said % {"most": MOST_UNPACKED // 1_000_000}


def what_acts(parts: Mapping[str, bytes]) -> Iterator[str]:
    """What runs, comes from elsewhere or cannot be looked at, part by part."""
    for name, content in parts.items():
        if EMBEDDED.search(name):
            yield _("“%(part)s”: an object is embedded. Remove it.") % {"part": name}
        elif PICTURES.match(name) and content:
            yield from wrong_picture(name, content)
        elif name.lower().endswith(WORDS) and name != TOLD:
            yield from wrong_words(name, content)


def wrong_picture(name: str, content: bytes) -> Iterator[str]:
    """Why an image is not taken, if it is not."""
    try:
        kind = kind_of(BytesIO(content))
    except ValidationError as error:
        said = {"part": name, "why": " ".join(error.messages)}
        yield _("“%(part)s”: %(why)s") % said
        return
    if not kind.media_type.startswith("image/"):
        yield _("“%(part)s” is no image: put a PNG or a JPEG there.") % {"part": name}


def wrong_words(name: str, content: bytes) -> Iterator[str]:
    """What a part of words has that it must not."""
    if DECLARED.search(content) or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield _("“%(part)s” declares a type of document: save the file again.") % {"part": name}
        return
    if ACTING.search(content):
        words = _("“%(part)s” has a field or a script that reads other files: remove it.")
        yield words % {"part": name}
    try:
        root = ElementTree.fromstring(content)  # noqa: S314  no entity is left, and it is bounded
    except (ElementTree.ParseError, RecursionError, ValueError):
        yield _("“%(part)s” cannot be read: save the file again.") % {"part": name}
        return
    for address in elsewhere(root):
        words = _("“%(part)s” brings in “%(address)s”: put it in the document itself.")
        yield words % {"part": name, "address": address[:120]}


def elsewhere(root: ElementTree.Element) -> Iterator[str]:
    """The addresses outside the document that opening it would load."""
    for one in root.iter(RELATION):
        target = one.get("Target", "")
        followed = one.get("Type", "").endswith("/hyperlink") and FOLLOWED.match(target)
        if one.get("TargetMode", "").lower() == "external" and not followed:
            yield target
    for one in root.iter():
        href = one.get(HREF)
        if href and not (FOLLOWED.match(href) if one.tag == LINK else is_inside(href)):
            yield href


def is_inside(href: str) -> bool:
    """Whether an address names a part of the document, or a place in it."""
    return ":" not in href and not href.startswith(("/", "..", "\\"))


def must_make(content: bytes, wanted: OfficeFormat) -> None:
    """Make a paper with it, which must open again."""
    page = OfficePage(html=SAMPLE, title="…", over="…", under="…", lang="fr", accent="#000000")
    try:
        parts = unpacked(written(page, wanted, now=DAY, model=content))
        ElementTree.fromstring(  # noqa: S314  we have just made it
            parts["content.xml" if wanted is OfficeFormat.ODT else "word/document.xml"]
        )
    except (subprocess.SubprocessError, *DAMAGED, KeyError, ElementTree.ParseError) as error:
        words = _("No document could be made with this model: start again from ours.")
        raise ValidationError(words) from error
