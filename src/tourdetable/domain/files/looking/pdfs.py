"""What a PDF would do in the program that opens it, by the names that it would have to use.

It is read piece by piece, and not understood: a reader of PDF mends what is wrong, each in its own
way, so that what one of them overlooks another runs. Names may be written with escapes, and objects
packed together: both are undone. Names are long enough not to come up in an image by chance.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import IO
from zipfile import is_zipfile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tourdetable.domain.files.looking.mixed import OTHER

HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\s*%PDF-\d")
PIECE = 1 << 20
OVERLAP = 1 << 10
"""Octets that are read twice, so that nothing stands between two pieces."""
END = 1 << 12
"""Octets at the end of a file where its end is told."""
MOST_OBJECTS = 500_000
MOST_UNPACKED = 100_000_000
"""Octets of objects that are packed together."""
PACK = 1 << 16
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
OBJECT = re.compile(rb"\d\s+obj\b")
PACKED = re.compile(rb"/(?:ObjStm|First)\b")
FILTERS = re.compile(
    rb"/Filter\s*(?:\[\s*/(?:FlateDecode|Fl)\s*\]|/(?:FlateDecode|Fl))(?=\s*(?:/[A-Z]|>>))"
)
"""How packed objects are, in what programs write."""
IMAGES = re.compile(rb"/(?:DCTDecode|DCT|JPXDecode|CCITTFaxDecode|CCF|JBIG2Decode)\b")
"""What packs an image, and nothing else."""
LISTED = re.compile(rb"[\s\0]*(?:[\d%]|$)")
"""How a pack begins: with the numbers of its objects."""
STREAM = re.compile(rb">>(?:[\s\0]|%[^\r\n]{0,200}[\r\n])*stream(?:[^\r\n]{0,80}?(?:\r\n?|\n))?")
"""What stands between `stream` and the end of the line is overlooked by readers."""
ACTING = {
    b"JavaScript": gettext_noop("a program (JavaScript), as some forms have"),
    b"Launch": gettext_noop("an action that starts a program"),
    b"EmbeddedFile": gettext_noop("another file, attached inside"),
    b"EmbeddedFiles": gettext_noop("another file, attached inside"),
    b"RichMedia": gettext_noop("a film or an animation"),
    b"Movie": gettext_noop("a film or an animation"),
    b"U3D": gettext_noop("a film or an animation"),
    b"PRC": gettext_noop("a film or an animation"),
    b"Rendition": gettext_noop("a film or an animation"),
    b"XFA": gettext_noop("a form that is a program (XFA)"),
    b"SubmitForm": gettext_noop("a form that sends what one types"),
    b"ImportData": gettext_noop("a form that reads other files"),
    b"FFilter": gettext_noop("a piece that stands in another file"),
    b"GoToE": gettext_noop("a link to a file inside another"),
    b"GoToR": gettext_noop("a link that opens another file"),
}
"""The names of what acts, and what each is in words."""
ADDRESSED = gettext_noop("an action that opens an address by itself")
MANY = gettext_noop("so many pieces that it stops programs")
SEALED = gettext_noop("pieces packed so that nobody can look into them")
NAMED = re.compile(rb"/(" + b"|".join(ACTING) + rb")(?![A-Za-z0-9])")
ENCRYPTED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
OPENING = re.compile(rb"/OpenAction\s*<<[^>]{0,200}/URI\b")
OPENED = re.compile(rb"/OpenAction\s{1,99}0{0,9}(\d{1,9})\s{1,99}\d{1,9}\s{1,99}R")
ADDRESS = re.compile(
    rb"(?<!\d)0{0,9}(\d{1,9})\s{1,99}\d{1,9}\s{1,99}obj\s{0,99}<<[^>]{0,200}/URI\b"
)
"""What is done at opening, by its number; the numbers of what opens an address."""
LINK = re.compile(rb"/URI\s*(?:\(([^)]{0,80})|<([0-9A-Fa-f\s]{2,160}))")
STARTING = re.compile(
    rb"(?i)\s*(?:javascript|vbscript|data|file|smb|mhtml|ms-[a-z-]+|search-ms|shell|jar|\\\\)\s*[:\\]"
)


def must_be_quiet(content: IO[bytes]) -> None:
    """Refuse a PDF that does anything but be read. Raises `ValidationError`, with what to do."""
    content.seek(0)
    if not HEADER.match(content.read(64)):
        raise ValidationError(_("This PDF begins with something else: print it as PDF again."))
    content.seek(0, 2)
    content.seek(max(0, content.tell() - END))
    _before, mark, behind = content.read().rpartition(b"%%EOF")
    if not mark:
        raise ValidationError(_("This PDF is cut short: export it again, then send it."))
    if OTHER.search(behind) or is_zipfile(content):
        raise ValidationError(_("This PDF hides another file behind its end: print it as PDF."))
    found = dict.fromkeys(what_acts(content))
    if _locked() in found:
        raise ValidationError(_locked())
    if found:
        words = _(
            "This PDF holds %(what)s: print it as PDF (“Print”, then “Save as PDF”), and send that "
            "one."
        )
        raise ValidationError(words % {"what": ", ".join(_(one) for one in found)})


def _locked() -> str:
    return _("This PDF is locked by a password or by rights: print it as PDF, and send that one.")


def what_acts(content: IO[bytes]) -> Iterator[str]:
    """What it holds that acts, in words to translate."""
    packs: dict[int, bool] = {}
    opened, addresses = set[bytes](), set[bytes]()
    objects = 0
    for begin, read in overlapping(content):
        plain = unescaped(read)
        yield from named(plain)
        if ENCRYPTED.search(plain):
            yield _locked()
        opened |= set(OPENED.findall(plain))
        addresses |= set(ADDRESS.findall(plain))
        objects += len(OBJECT.findall(read))
        for found in STREAM.finditer(read):
            about = about_stream(read[: found.start() + len(b">>")])
            if may_hold_objects(about):
                packs[begin + found.end()] = told = PACKED.search(about) is not None
                yield from not_to_be_looked_into(about, told)
    if opened & addresses:
        yield ADDRESSED
    if objects > MOST_OBJECTS:
        yield MANY
    yield from packed_away(content, packs)


def overlapping(content: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The whole content, piece by piece, and where each begins."""
    content.seek(0)
    begin, before = 0, b""
    while piece := content.read(PIECE):
        read = before + piece
        yield begin, read
        before = read[-OVERLAP:]
        begin += len(read) - len(before)


def about_stream(before: bytes) -> bytes:
    """What an object says of its stream."""
    about = unescaped(before[-OVERLAP:])
    return about[max(about.rfind(b"obj"), 0) :]


def may_hold_objects(about: bytes) -> bool:
    """Whether a stream is a pack of objects; or says so much of itself that it may be one."""
    if PACKED.search(about):
        return True
    return b"obj" not in about and not IMAGES.search(about)


def not_to_be_looked_into(about: bytes, told: bool) -> Iterator[str]:
    """Whether objects are packed as no program that makes PDF packs them."""
    usual = FILTERS.sub(b"", about)
    if b"/Filter" in usual or (told and (usual == about or b"/Predictor" in about)):
        yield SEALED


def unescaped(read: bytes) -> bytes:
    """Names as they are meant: `/J#61vaScript` is `/JavaScript`."""
    return ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), read) if b"#" in read else read


def named(read: bytes) -> Iterator[str]:
    for name in NAMED.findall(read):
        yield ACTING[name]
    if OPENING.search(read):
        yield ADDRESSED
    for plain, figures in LINK.findall(read):
        said = plain or spelt(figures)
        if STARTING.match(said):
            yield gettext_noop("a link that starts a program")


def spelt(figures: bytes) -> bytes:
    """A text that is written in figures."""
    together = re.sub(rb"\s", b"", figures).decode()
    return bytes.fromhex(together[: len(together) // 2 * 2])


def packed_away(content: IO[bytes], packs: Mapping[int, bool]) -> Iterator[str]:
    """What acts among the objects that are packed together, unpacked piece by piece. What is not
    told to hold objects (`packs`) is left when it does not begin as their list does."""
    left = MOST_UNPACKED
    for begin, told in packs.items():
        before = b""
        try:
            for piece in unpacked(content, begin):
                if not (told or before or LISTED.match(piece)):
                    break
                left -= len(piece)
                if left < 0:
                    yield MANY
                    return
                yield from named(unescaped(before + piece))
                before = piece[-OVERLAP:]
        except zlib.error:
            yield SEALED


def unpacked(content: IO[bytes], begin: int) -> Iterator[bytes]:
    """One pack, to its end. Raises `zlib.error` where it is not packed as it says."""
    content.seek(begin)
    unpacking = zlib.decompressobj()
    while not unpacking.eof:
        packed = unpacking.unconsumed_tail or content.read(PACK)
        if not packed:
            raise zlib.error
        yield unpacking.decompress(packed, PIECE)
