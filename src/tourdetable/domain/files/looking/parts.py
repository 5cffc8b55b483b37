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
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
DRAWING = "http://www.w3.org/2000/svg"
SHAPES = "urn:schemas-microsoft-com:vml"
PICTURE = re.compile(r"data:image/(?:png|jpeg|gif);")
FORMS = "urn:oasis:names:tc:opendocument:xmlns:form:1.0"

RUNNING = re.compile(r"(?i)macroEnabled|vbaProject|macrosheet|activeX|attachedToolbars")
"""What the list of a document's parts calls those that run."""
FIELD = re.compile(
    r"(?i)\s*(?:(?:DDE|DDEAUTO|LINK|IMPORT|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|DATABASE|RD)\b"
    r"|QUOTE\s[\s\d]*$)"
)
"""A field of a word processor that reads other files or starts a program, even spelt by numbers."""
FIELD_LINK = re.compile(r'(?i)\s*HYPERLINK\s+"?([^"\s]*)')
FORMULA = re.compile(
    r"(?i)\w\s*\|\s*'|\b(?:DDE|WEBSERVICE|IMAGE|RTD|CALL|REGISTER(?:\.ID)?|EXEC)\s*\("
    r"|'(?:https?:|ftp:|smb:|file://[^/]|\\\\)"
)
"""The same, of a spreadsheet."""
LONGEST = 200_000
"""Characters of one field or formula."""
LOCAL = re.compile(r"(?i)file:///(?![/\\])|cid:|(?![a-z][a-z0-9.+-]+:)(?![/\\]{2})")
"""An address inside the document, or on the disk of whoever reads: nothing is fetched."""
REMOTE = re.compile(r"(?i)(?:https?|ftp):|\\\\|//")
PROGRAM = (
    r"exe|com|bat|cmd|ps1|vb[es]|jse?|ws[fh]|hta|scr|pif|cpl|msc|ms[ip]|lnk|url|jar|dll|reg|chm"
    r"|iso|library-ms|search-ms|settingcontent-ms|application|appref-ms"
)
STARTING = re.compile(
    r"(?i)\s*(?:javascript|vbscript|data|mhtml|ms-(?!word|excel|powerpoint)[a-z-]+|search-ms|search"
    r"|shell|script|macro|jar|view-source|its|mk|hcp|res|ldap|service|slot|\.uno"
    r"|vnd\.(?:sun\.star|libreoffice)\.[a-z.]+)\s*:"
    rf"|\s*(?:file:|smb:|[/\\]{{2}}|[a-z]:[/\\]).*\.(?:{PROGRAM})(?:[?#\s]|$)"
)
"""The address of a link that would start a program."""
CLICKED = re.compile(r"(?i)ppaction://(?:program|macro|file)")
PLAIN = frozenset({"c", "v", "row", "r", "t", "p", "rPr", "pPr", "span"})
"""Elements that come in thousands, and lead nowhere by what they say of themselves."""
ACTING = frozenset(
    {
        *("altChunk", "ddeLink", "dde-source", "dde-link", "dde-connection-decl"),
        *("plugin", "applet", "floating-frame", "encryption-data"),
        *("script", "foreignObject", "webVideoPr"),
    }
)
"""Elements that have no place in a document that is only read."""
HEARD = frozenset({"instrText", "f", "definedName"})
"""Those whose words are weighed: a field, formulas."""
MOST_BLANKS = 5
"""Figures of the number of blanks that one element stands for: one more would fill the memory."""


class PartScan:
    """One part, piece by piece; `faults` says what is wrong in it, in words. Where it is not
    `named` XML, it is looked into as far as it is."""

    def __init__(self, name: str, *, named: bool = True) -> None:
        self.name = name
        self.goes_on, self.named = True, named
        self.faults: dict[str, None] = {}
        self.within = ""
        self.heard: list[str] = []
        self.length = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.begin
        self.parser.StartDoctypeDeclHandler = self.declared

    def read(self, piece: bytes, *, last: bool = False) -> None:
        """The next piece of it; nothing more once something is wrong."""
        if self.goes_on and not self.faults:
            self.parse(piece, last)
        if last and not self.faults:
            self.weigh_field()

    def parse(self, piece: bytes, last: bool) -> None:
        try:
            self.parser.Parse(piece, last)
        except expat.ExpatError:
            self.goes_on = False
            if self.named and not self.faults:
                self.say(_("it cannot be read"))

    def say(self, why: str) -> None:
        words = _("“%(part)s”: %(why)s.")
        self.faults[words % {"part": self.name, "why": why}] = None

    def declared(self, _name: str, _where: str | None, who: str | None, inside: bool) -> None:
        """No word processor declares a type of document, but OpenOffice of before by its name; what
        else does may fill the memory."""
        if (who or "").startswith("-//OpenOffice.org//DTD ") and not inside:
            return
        self.say(_("a type of document is declared"))
        self.parser.StartElementHandler = None
        raise expat.ExpatError

    def begin(self, tag: str, said: dict[str, str]) -> None:
        space, _blank, name = tag.rpartition(" ")
        if name in PLAIN:
            return
        if name in HEARD:
            self.within = name
            self.parser.CharacterDataHandler = self.hear
            self.parser.EndElementHandler = self.end
        elif name == "fldChar":
            self.weigh_field()
        if said:
            for why in self.wrong(space, name, said):
                self.say(why)
        elif name in ACTING:
            self.say(acting(name))

    def end(self, tag: str) -> None:
        if tag.rpartition(" ")[2] == self.within:
            if self.within != "instrText" and FORMULA.search(self.said()):
                self.say(_("a formula reads elsewhere or starts a program"))
            self.within = ""
            self.parser.CharacterDataHandler = self.parser.EndElementHandler = None

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
        for why in instructed(self.said()):
            self.say(why)

    def wrong(self, space: str, name: str, said: dict[str, str]) -> Iterator[str]:
        """What an element says of itself that it must not."""
        if name in ACTING:
            yield acting(name)
        elif name == "Relationship":
            yield from related(said)
        elif name == "event-listener":
            yield from listening(space, said)
        elif name == "fldSimple":
            yield from instructed(next(iter_of(said, "instr"), ""))
        elif why := doing(space, name, said):
            yield why
        yield from linked(space, name, said)
        if any(key.endswith(" formula") and FORMULA.search(one) for key, one in said.items()):
            yield _("a formula reads elsewhere or starts a program")


def doing(space: str, name: str, said: dict[str, str]) -> str:
    """What an element would do by what it says of itself; nothing when it would not."""
    if name in ("Override", "Default") and RUNNING.search(said.get("ContentType", "")):
        return macros()
    if gathers(name, said):
        return _("data from elsewhere is read at opening")
    if space == DRAWING and any(key.startswith("on") for key in said):
        return _("something happens by itself")
    if space == TEXT and len(next(iter_of(said, "c"), "")) > MOST_BLANKS:
        return _("it holds blanks that would fill the memory")
    if CLICKED.match(said.get("action", "")):
        return _("a click starts a program")
    return ""


def instructed(said: str) -> Iterator[str]:
    """Why a field of a word processor is refused, by its instruction."""
    if FIELD.match(said):
        yield _("a field reads another file or starts a program")
    elif found := FIELD_LINK.match(said):
        yield from leading(found[1], followed=True)


def gathers(name: str, said: dict[str, str]) -> bool:
    """Whether data that stand elsewhere are read as the document opens."""
    if name == "connection":
        return said.get("refreshOnLoad") in ("1", "true")
    return name == "connectString" and any(map(REMOTE.search, said.values()))


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
    """Why an element may not lead there, in an OpenDocument or a drawing."""
    address = said.get(XLINK, "")
    if space == FORMS and name == "form" and not LOCAL.match(unquote(address)):
        yield _("a form sends elsewhere what one types (%(address)s)") % {"address": address[:80]}
    elif address and not (space == DRAWING and PICTURE.match(address)):
        yield from leading(address, followed=name == "a" or space == FORMS)
    for drawn in drawn_from(space, name, said):
        yield from leading(drawn, followed=name == "a")


def drawn_from(space: str, name: str, said: dict[str, str]) -> Iterator[str]:
    """The addresses that a drawing has without XLink."""
    if space == DRAWING and not PICTURE.match(said.get("href", "data:image/png;")):
        yield said["href"]
    elif space == SHAPES and name in ("imagedata", "fill", "stroke"):
        yield from (*iter_of(said, "src"), *iter_of(said, "href"))


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
