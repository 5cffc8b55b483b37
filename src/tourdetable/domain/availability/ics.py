"""A calendar file reduced to what says *when*, and to what tells whose an entry is.

The file comes from anybody. It is bounded in bytes and in entries, and nothing of it outlives the
reading: titles and guests are compared (`recognition`), never kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import StringIO

from icalendar.parser import Contentline, Parameters

MOST_BYTES = 5_000_000
MOST_ENTRIES = 20_000
READ = frozenset({"VEVENT", "VFREEBUSY"})
STANDING = READ | {"VTODO", "VJOURNAL", "VTIMEZONE"}
"""Components that stand in no other: one that begins ends the one before, closed or not."""
WHEN = frozenset({"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"})
SHOWN = frozenset({"STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "FREEBUSY", "SEQUENCE"})
ALL_DAY = "X-MICROSOFT-CDO-ALLDAYEVENT"
WHOSE = frozenset({"UID", "URL", "ORGANIZER", "ATTENDEE", "SUMMARY"})
TEXTS = frozenset({"DESCRIPTION", "LOCATION", "X-ALT-DESC"})
"""Long texts, kept only where they hold the address of a meeting's page."""
OWNERS = frozenset({"METHOD", "X-WR-CALNAME", "X-OWNER", "X-WR-RELCALID"})
"""What the calendar says of itself that is read."""
ADDRESS = "/meetings/"
KEPT = WHEN | SHOWN | WHOSE | {ALL_DAY}

FOLD = re.compile(r"(?:\r\n|\n|\r)[ \t]")
OPENING, CLOSING = (
    re.compile(rf"^[ \t]*{word}:VCALENDAR[ \t]*$", re.IGNORECASE | re.MULTILINE)
    for word in ("BEGIN", "END")
)
UNQUOTED = re.compile(r'(;TZID=)(?!")(.*?)((?:;[-\w]+=[^;:"]*)*:[^:]*)$', re.IGNORECASE)
"""A zone's name without quotes, though it may hold `:` or `,`: « (UTC+01:00) Paris\\, Madrid »."""


class UnreadableCalendar(Exception):
    """A file that is not read at all; `code`: empty, web_page, zip, not_a_calendar, cut, message,
    no_entry, nothing_understood, large, entries or slow."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Property:
    """One line of an entry: its parameters and its value."""

    parameters: Parameters
    value: str

    @property
    def zone_name(self) -> str:
        return str(self.parameters.get("TZID") or "")


@dataclass(frozen=True)
class Component:
    """An event, or a stretch of busy time. `unclosed`: where it ends is not sure; `odd`: the names
    of its lines that cannot be read."""

    name: str
    properties: dict[str, list[Property]] = field(default_factory=dict)
    unclosed: bool = False
    odd: frozenset[str] = frozenset()

    def all(self, name: str) -> list[Property]:
        return self.properties.get(name, [])

    def one(self, name: str) -> Property | None:
        return next(iter(self.all(name)), None)

    def text(self, name: str) -> str:
        """The value of a line, as written; empty when there is none."""
        found = self.one(name)
        return found.value.strip() if found else ""

    def word(self, name: str) -> str:
        """The value of a line that holds one word, in capitals."""
        return self.text(name).upper()


@dataclass(frozen=True)
class CalendarFile:
    """What a calendar file holds: its entries, what it says of itself, the time zones that it
    defines, and how many entries have lost their beginning."""

    entries: tuple[Component, ...]
    zones: tuple[tuple[str, ...], ...] = ()
    says: tuple[Component, ...] = ()
    torn: int = 0

    @property
    def cancels(self) -> bool:
        """Whether it is the message that cancels something, and not a calendar."""
        return any(said.word("METHOD") == "CANCEL" for said in self.says)


@dataclass
class Block:
    """A component as its lines, those of its alarms apart. What the calendar says is named ""."""

    name: str
    lines: list[str] = field(default_factory=list)
    unclosed: bool = False


def read(data: bytes) -> CalendarFile:
    """What a calendar file holds. Raises `UnreadableCalendar`: not a calendar, or too large."""
    if len(data) > MOST_BYTES:
        raise UnreadableCalendar("large")
    found = Scan()
    for line in StringIO(FOLD.sub("", decoded(data)), newline=None):
        found.take(line.rstrip("\n"))
    found.close()
    of_kind = {name: [b for b in found.blocks if b.name == name] for name in ("", "VTIMEZONE")}
    entries = [component(block) for block in found.blocks if block.name in READ]
    if len(entries) > MOST_ENTRIES:
        raise UnreadableCalendar("entries")
    return CalendarFile(
        tuple(entries),
        tuple(tuple(block.lines) for block in of_kind["VTIMEZONE"]),
        tuple(component(block) for block in of_kind[""]),
        found.torn,
    )


def decoded(data: bytes) -> str:
    """The text of a file; what its encoding does not have is replaced (words do not matter)."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = data.decode("utf-16" if wide else "utf-8-sig", errors="replace").replace("\0", "")
    openings, closings = (
        [found.start() for found in mark.finditer(re.sub(r"\r\n?", "\n", text))]
        for mark in (OPENING, CLOSING)
    )
    if not openings:
        raise UnreadableCalendar(other_kind(text))
    if not closings or closings[-1] < openings[-1]:
        raise UnreadableCalendar("cut")
    return text


def other_kind(text: str) -> str:
    """What a file is that is no calendar, as far as its beginning tells."""
    start = text[:500].strip().lower()
    if not start:
        return "empty"
    if re.search(r"<!doctype html|<html|<head|<body", start):
        return "web_page"
    return "zip" if start.startswith("pk\x03\x04") else "not_a_calendar"


class Scan:
    """One pass over the lines of a file: its components, each with the lines that are its own."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.torn = 0
        self.inside: list[str] = []
        self.block = Block("")

    def take(self, line: str) -> None:
        word = line[:60].strip().upper()
        if word.startswith("BEGIN:"):
            self.begin(word[6:].strip())
        elif word.startswith("END:"):
            self.end(word[4:].strip())
        elif self.inside[:1] == ["VTIMEZONE"] or (len(self.inside) < 2 and self.wanted(line)):
            self.block.lines.append(line)
            return
        if self.inside[:1] == ["VTIMEZONE"]:
            self.block.lines.append(line.strip())

    def wanted(self, line: str) -> bool:
        name = label(line)
        if not self.inside:
            return name in OWNERS
        return name in KEPT or (name in TEXTS and ADDRESS in line)

    def begin(self, name: str) -> None:
        if name == "VCALENDAR" or (self.inside and name in STANDING):
            self.close(unclosed=True)
        if name != "VCALENDAR":
            if not self.inside:
                self.keep()
                self.block = Block(name)
            self.inside.append(name)

    def end(self, name: str) -> None:
        if name == "VCALENDAR":
            self.close(unclosed=True)
        elif name in self.inside:
            depth = self.inside.index(name)
            if depth == 0:
                self.block.lines += ["END:VTIMEZONE"] if name == "VTIMEZONE" else []
                self.close(unclosed=len(self.inside) > 1)
            else:
                del self.inside[depth:]
        elif name in READ:
            self.torn += 1

    def close(self, *, unclosed: bool = False) -> None:
        """End the component that is open, if one is."""
        if self.inside:
            self.block.unclosed = unclosed
            if unclosed and self.inside[0] == "VTIMEZONE":
                self.block.lines += [f"END:{name}" for name in reversed(self.inside)]
        self.keep()
        self.inside, self.block = [], Block("")

    def keep(self) -> None:
        if self.inside or self.block.lines:
            self.blocks.append(self.block)


def label(line: str) -> str:
    """The name of a line's property, in capitals."""
    return re.split("[;:]", line[:60], maxsplit=1)[0].strip().upper()


def component(block: Block) -> Component:
    """An entry from its lines; the names of those that cannot be understood are kept."""
    found: dict[str, list[Property]] = {}
    odd = set()
    for line in block.lines:
        name = label(line)
        try:
            parameters, value = parts(name, line)
        except ValueError:
            odd.add(name)
            continue
        found.setdefault(name, []).append(Property(parameters, value))
    twice = any(len(found.get(name, ())) > 1 for name in ("DTSTART", "DTEND"))
    return Component(block.name, found, block.unclosed or twice, frozenset(odd))


def parts(name: str, line: str) -> tuple[Parameters, str]:
    """The parameters and the value of a line."""
    head, colon, value = line.partition(":")
    if colon and ";" not in head:
        return Parameters(), value
    if name in WHEN:
        line = UNQUOTED.sub(quoted, line)
    _name, parameters, read_value = Contentline(line).parts()
    return parameters, str(read_value)


def quoted(found: re.Match[str]) -> str:
    name = found[2].replace('"', "")
    return f'{found[1]}"{name}"{found[3]}'
