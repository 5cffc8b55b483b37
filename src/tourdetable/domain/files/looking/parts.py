"""What one part of XML would do in the program that opens its document: run, bring in what stands
elsewhere, start a program from a link. It is read as it is unpacked; no tree and no entity is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote
from xml.parsers import expat

from django.utils.translation import gettext as _

XLINK = "http://www.w3.org/1999/xlink href"
SCRIPTS = "urn:oasis:names:tc:opendocument:xmlns:script:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
DRAWING = "http://www.w3.org/2000/svg"
PICTURE = re.compile(r"data:image/(?:png|jpeg|gif);")
FORMS = "urn:oasis:names:tc:opendocument:xmlns:form:1.0"

RUNNING = re.compile(r"(?i)macroEnabled|vbaProject|macrosheet|activeX|attachedToolbars")
"""What the list of a document's parts calls those that run."""
FIELD = re.compile(
    r"(?i)\s*(?:(?:DDE|DDEAUTO|LINK|IMPORT|INCLUDETEXT|INCLUDEPICTURE|INCLUDE)\b|QUOTE\s[\s\d]*$)"
)
"""A field of a word processor that reads other files or starts a program, even spelt by numbers."""
FORMULA = re.compile(
    r"(?i)\w\s*\|\s*'|\b(?:DDE|WEBSERVICE|RTD|CALL|REGISTER(?:\.ID)?|EXEC)\s*\("
    r"|'(?:https?:|ftp:|smb:|file://[^/]|\\\\)"
)
"""The same, of a spreadsheet."""
LONGEST = 200_000
"""Characters of one field or formula."""
LOCAL = re.compile(r"(?i)file:///(?![/\\])|(?![a-z][a-z0-9.+-]+:)(?![/\\]{2})")
"""An address inside the document, or on the disk of whoever reads: nothing is fetched."""
STARTING = re.compile(
    r"(?i)\s*(?:javascript|vbscript|data|mhtml|ms-(?!word|excel|powerpoint)[a-z-]+|search-ms|search"
    r"|shell|script|macro|jar|view-source|its|mk|hcp|res|ldap|service|slot|vnd\.sun\.star\.[a-z.]+)"
    r"\s*:|\s*file:.*\.(?:exe|com|bat|cmd|ps1|vbs|js|hta|scr|lnk|jar|msi)$"
)
"""The address of a link that would start a program."""
PLAIN = frozenset({"c", "v", "row", "r", "t", "p", "rPr", "pPr", "span"})
"""Elements that come in thousands, and lead nowhere by what they say of themselves."""
ACTING = frozenset(
    {
        *("altChunk", "ddeLink", "dde-source", "dde-link", "dde-connection-decl"),
        *("plugin", "applet", "floating-frame", "encryption-data"),
    }
)
"""Elements that have no place in a document that is only read."""


class PartScan:
    """One part, piece by piece; `faults` says what is wrong in it, in words."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: dict[str, None] = {}
        self.within = ""
        self.heard: list[str] = []
        self.length = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self.declared

    def read(self, piece: bytes, *, last: bool = False) -> None:
        """The next piece of it; nothing more once something is wrong."""
        if self.faults:
            return
        try:
            self.parser.Parse(piece, last)
        except expat.ExpatError:
            if not self.faults:
                self.say(_("it cannot be read"))
        if last:
            self.weigh_field()

    def say(self, why: str) -> None:
        words = _("“%(part)s”: %(why)s.")
        self.faults[words % {"part": self.name, "why": why}] = None

    def declared(self, *_doctype: object) -> None:
        """No word processor declares a type of document; what does may fill the memory."""
        self.say(_("a type of document is declared"))
        self.parser.StartElementHandler = None
        raise expat.ExpatError

    def begin(self, tag: str, said: dict[str, str]) -> None:
        space, _blank, name = tag.rpartition(" ")
        if name in PLAIN:
            return
        if name in ("instrText", "f"):
            self.within = name
            self.parser.CharacterDataHandler = self.hear
        elif name == "fldChar":
            self.weigh_field()
        if said:
            for why in self.wrong(space, name, said):
                self.say(why)
        elif name in ACTING:
            self.say(acting(name))

    def end(self, tag: str) -> None:
        if self.within and tag.rpartition(" ")[2] == self.within:
            if self.within == "f" and FORMULA.search(self.said()):
                self.say(_("a formula reads elsewhere or starts a program"))
            self.within = ""
            self.parser.CharacterDataHandler = None

    def hear(self, words: str) -> None:
        """Words of a formula, or of an instruction, which may come in pieces."""
        self.length += len(words)
        if self.length > LONGEST:
            self.say(_("a field or a formula is longer than any program writes"))
        else:
            self.heard.append(words)

    def said(self) -> str:
        """What was heard since the last time."""
        said = "".join(self.heard)
        self.heard, self.length = [], 0
        return said

    def weigh_field(self) -> None:
        """Look at an instruction, once it ends or another begins within it."""
        if FIELD.match(self.said()):
            self.say(_("a field reads another file or starts a program"))

    def wrong(self, space: str, name: str, said: dict[str, str]) -> Iterator[str]:
        """What an element says of itself that it must not."""
        if name in ACTING:
            yield acting(name)
        elif name == "Relationship":
            yield from related(said)
        elif name in ("Override", "Default") and RUNNING.search(said.get("ContentType", "")):
            yield macros()
        elif (space == OFFICE and name == "script") or (space == DRAWING and acts(name, said)):
            yield _("something happens by itself")
        elif name == "event-listener":
            yield from listening(space, said)
        elif name == "connection" and said.get("refreshOnLoad") in ("1", "true"):
            yield _("data from elsewhere is read at opening")
        elif name == "fldSimple" and FIELD.match(next(iter_of(said, "instr"), "")):
            yield _("a field reads another file or starts a program")
        elif re.match(r"(?i)ppaction://(?:program|macro|file)", said.get("action", "")):
            yield _("a click starts a program")
        yield from linked(space, name, said)
        if any(key.endswith(" formula") and FORMULA.search(one) for key, one in said.items()):
            yield _("a formula reads elsewhere or starts a program")


def acts(name: str, said: dict[str, str]) -> bool:
    """Whether an element of a drawing runs, or answers to events."""
    return name in ("script", "foreignObject") or any(key.startswith("on") for key in said)


def iter_of(said: dict[str, str], name: str) -> Iterator[str]:
    """The values of an attribute, whatever its namespace."""
    return (value for key, value in said.items() if key.rpartition(" ")[2] == name)


def related(said: dict[str, str]) -> Iterator[str]:
    """Why a part may not lead to another, as Office writes it."""
    if RUNNING.search(said.get("Type", "")):
        yield macros()
    if said.get("TargetMode", "").lower() == "external":
        yield from leading(said.get("Target", ""), said.get("Type", "").endswith("/hyperlink"))


def linked(space: str, name: str, said: dict[str, str]) -> Iterator[str]:
    """Why an element of an OpenDocument may not lead there."""
    address = said.get(XLINK) or (said.get("href", "") if space == DRAWING else "")
    if address and not (space == DRAWING and PICTURE.match(address)):
        yield from leading(address, name == "a" or space == FORMS)


def leading(address: str, followed: bool) -> Iterator[str]:
    """Why an address is refused: `followed` when somebody has to choose to go there."""
    there = unquote(address)
    if STARTING.match(there):
        words = _("a link starts a program (%(address)s)")
        yield words % {"address": address[:80]}
    elif not followed and not LOCAL.match(there):
        words = _("opening it brings in what stands elsewhere (%(address)s)")
        yield words % {"address": address[:80]}


def listening(space: str, said: dict[str, str]) -> Iterator[str]:
    """Why something may not happen by itself, or on a click; going to a page may."""
    action = next(iter_of(said, "action"), "")
    if space == SCRIPTS or action in ("execute", "macro"):
        yield _("something happens by itself")


def acting(name: str) -> str:
    return (
        _("it is locked by a password")
        if name == "encryption-data"
        else _("it holds “%(what)s”, which runs or reads elsewhere") % {"what": name}
    )


def macros() -> str:
    return _("macros are programs")
