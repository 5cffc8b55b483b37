"""A calendar file reduced to what says *when*: titles, places and guests are dropped before
anything is read.

The file comes from anybody. It is bounded in bytes and in entries, and nothing of it outlives the
reading: a time zone that it defines is known to this file only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import tzinfo
from io import StringIO
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.tz import tzical
from icalendar.parser import Contentline, Parameters
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

MOST_BYTES = 5_000_000
MOST_ENTRIES = 20_000
MOST_ZONES = 10
MOST_ZONE_LINES = 60
READ = frozenset({"VEVENT", "VFREEBUSY"})
SAYS_WHEN = frozenset(
    {"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "UID", "SEQUENCE"}
    | {"STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "FREEBUSY"}
)
FOLD = re.compile(r"(?:\r\n|\n|\r)[ \t]")
NOT_YEARLY = re.compile(r"FREQ=(?!YEARLY)", re.IGNORECASE)


class UnreadableCalendar(Exception):
    """A file that is not read at all; `code`: not_a_calendar, cut, large, entries or slow."""

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
    """An event, or a stretch of busy time, without anything that tells what it is."""

    name: str
    properties: dict[str, list[Property]] = field(default_factory=dict)

    def all(self, name: str) -> list[Property]:
        return self.properties.get(name, [])

    def one(self, name: str) -> Property | None:
        return next(iter(self.all(name)), None)

    def word(self, name: str) -> str:
        """The value of a line that holds one word, in capitals; empty when there is none."""
        found = self.one(name)
        return found.value.strip().upper() if found else ""


@dataclass(frozen=True)
class CalendarFile:
    """What a calendar file holds: its entries, and the time zones that it defines by itself."""

    entries: tuple[Component, ...]
    own_zones: dict[str, str]
    cancelled: bool
    zones: dict[str, tzinfo] = field(default_factory=dict)

    def zone(self, name: str, local: tzinfo) -> tzinfo:
        """The zone of a name: a known one, else the file's own, else the `local` one."""
        if name not in self.zones:
            self.zones[name] = self.found(name) or local
        return self.zones[name]

    def found(self, name: str) -> tzinfo | None:
        for known in (name, WINDOWS_TO_OLSON.get(name, ""), *endings(name)):
            try:
                return ZoneInfo(known)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue
        return defined(self.own_zones[name]) if name in self.own_zones else None


def endings(name: str) -> list[str]:
    """The names to try within `/vendor.example/20260101/Europe/Paris`, longest first."""
    parts = name.strip("/").split("/")[:8]
    return ["/".join(parts[start:]) for start in range(1, len(parts))]


def defined(text: str) -> tzinfo | None:
    """The time zone that a file describes, if it can be understood."""
    try:
        zone: tzinfo | None = tzical(StringIO(text)).get()
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return None
    return zone


def read(data: bytes) -> CalendarFile:
    """What a calendar file holds. Raises `UnreadableCalendar`: not a calendar, or too large."""
    if len(data) > MOST_BYTES:
        raise UnreadableCalendar("large")
    blocks = list(top_blocks(FOLD.sub("", decoded(data))))
    entries = [entry(name, lines) for name, lines in blocks if name in READ]
    if len(entries) > MOST_ENTRIES:
        raise UnreadableCalendar("entries")
    return CalendarFile(tuple(entries), own_zones(blocks), ("", ["METHOD:CANCEL"]) in blocks)


def decoded(data: bytes) -> str:
    """The text of a file; what its encoding does not have is replaced (words do not matter)."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = data.decode("utf-16" if wide else "utf-8-sig", errors="replace")
    opening, closing = text.upper().find("BEGIN:VCALENDAR"), text.upper().rfind("END:VCALENDAR")
    if opening < 0:
        raise UnreadableCalendar("not_a_calendar")
    if closing < opening:
        raise UnreadableCalendar("cut")
    return text[opening:closing]


def top_blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """The calendar's components, each with its own lines but for those of its alarms.

    What the calendar says of itself has the name "". A time zone keeps all of its lines.
    """
    stack: list[str] = []
    lines: list[str] = []
    for line in StringIO(text, newline=None):
        word = line[:40].strip().upper()
        if not word:
            continue
        if word.startswith("BEGIN:") and word != "BEGIN:VCALENDAR":
            stack.append(word[6:])
            lines = [] if len(stack) == 1 else lines
        if not stack and word.startswith("METHOD:"):
            yield "", [word]
        elif stack[:1] == ["VTIMEZONE"] or (len(stack) == 1 and label(line) in SAYS_WHEN):
            lines.append(line.rstrip("\n"))
        if word.startswith("END:") and stack:
            name = stack.pop()
            if not stack:
                yield name, lines


def label(line: str) -> str:
    """The name of a line's property, in capitals."""
    return re.split("[;:]", line[:60], maxsplit=1)[0].strip().upper()


def entry(name: str, lines: list[str]) -> Component:
    """An entry from its lines; one that cannot be understood is left out, as if it were absent."""
    found: dict[str, list[Property]] = {}
    for line in lines:
        try:
            _name, parameters, value = Contentline(line).parts()
        except ValueError:
            continue
        found.setdefault(label(line), []).append(Property(parameters, str(value)))
    return Component(name, found)


def own_zones(blocks: list[tuple[str, list[str]]]) -> dict[str, str]:
    """The time zones that the file defines, by name: few, short, with yearly rules."""
    found: dict[str, str] = {}
    for name, lines in blocks:
        text = "\n".join(lines)
        if name == "VTIMEZONE" and len(lines) <= MOST_ZONE_LINES and not NOT_YEARLY.search(text):
            found[next((line[5:].strip() for line in lines if label(line) == "TZID"), "")] = text
    return dict(list(found.items())[:MOST_ZONES])
