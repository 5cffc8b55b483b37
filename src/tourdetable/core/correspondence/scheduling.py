"""What a calendar program answers, from the iCalendar text (RFC 5545, 5546) that it sends.

Lines are read one by one: what other programs get wrong (accents cut in two, quotes, names that
hold a colon, no ORGANIZER, a METHOD in the header of the part only) does not stop the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tourdetable.core.correspondence.headers import plain
from tourdetable.core.correspondence.pieces import MailPart, readable
from tourdetable.core.correspondence.terms import Respondent, Response, WrittenMoment

ANSWERS = ("REPLY", "COUNTER")
"""The methods by which an invitation is answered."""
MOST_BYTES, MOST_LINES = 2_000_000, 20_000
MOST_ZONE_LINES, MOST_INVITEES = 600, 500
FOLD = re.compile(rb"(?:\r{0,3}\n|\r)[ \t]")
WIDE_FOLD = re.compile(r"(?:\r{0,3}\n|\r)[ \t]")
PARAMETER = re.compile(r';\s*([\w-]+)\s*=\s*("[^"]*"|[^;:",]*)((?:,(?:"[^"]*"|[^;:",]*))*)')
ADDRESS = re.compile(r":\s*(mailto:.*)$", re.IGNORECASE)
NUMBER = re.compile(r"\d{1,9}")
ESCAPED = re.compile(r"\\(.)")
CALENDARS = ("text/calendar", "application/ics", "text/x-vcalendar", "application/calendar")


@dataclass(frozen=True)
class ScheduleLine:
    """One line: its name and those of its parameters in capitals, their values, its own."""

    name: str
    value: str
    parameters: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def first(self, name: str) -> str:
        return next(iter(self.parameters.get(name, ())), "")


@dataclass
class ReadEvent:
    """The first event of a calendar text, what the calendar says, and its zones."""

    said: list[ScheduleLine] = field(default_factory=list)
    event: list[ScheduleLine] = field(default_factory=list)
    zones: list[tuple[str, ...]] = field(default_factory=list)

    def one(self, name: str) -> ScheduleLine | None:
        return next((line for line in self.event if line.name == name), None)

    def text(self, name: str) -> str:
        line = self.one(name)
        return line.value.strip() if line else ""

    def number(self, name: str) -> int:
        found = NUMBER.match(self.text(name))
        return int(found[0]) if found else 0

    def moment(self, name: str) -> WrittenMoment | None:
        line = self.one(name)
        if line is None or not line.value.strip():
            return None
        return WrittenMoment(line.value.strip(), line.first("TZID"))


def response_in(found: list[MailPart]) -> Response | None:
    """The first answer that the parts of a message hold."""
    for piece in sorted(found, key=lambda piece: piece.kind not in CALENDARS):
        if may_be_calendar(piece) and (response := read_response(piece)):
            return response
    return None


def may_be_calendar(piece: MailPart) -> bool:
    """Whether a part is worth reading: by its type, its name, or how it begins."""
    if len(piece.data) > MOST_BYTES:
        return False
    if piece.kind in CALENDARS or piece.name.casefold().endswith((".ics", ".vcs")):
        return True
    return b"BEGIN:VCALENDAR" in piece.data[:200].replace(b"\0", b"").upper()


def read_response(piece: MailPart) -> Response | None:
    """The answer of one part; None when it is none."""
    read = read_event(unfolded(piece.data, piece.charset))
    methods = [line.value.strip().upper() for line in read.said if line.name == "METHOD"]
    method = next(iter(methods), "") or piece.method
    if method not in ANSWERS or not read.event:
        return None
    organizer = read.one("ORGANIZER")
    return Response(
        method=method,
        uid=read.text("UID"),
        sequence=read.number("SEQUENCE"),
        stamp=read.moment("DTSTAMP"),
        starts=read.moment("DTSTART"),
        ends=read.moment("DTEND"),
        duration=read.text("DURATION"),
        original=read.moment("X-MS-OLK-ORIGINALSTART"),
        invitees=invitees_of(read),
        organizer=address_of(organizer) if organizer else "",
        comment=unescaped(read.text("COMMENT"))[:2000],
        zones=tuple(read.zones[:50]),
    )


def invitees_of(read: ReadEvent) -> tuple[Respondent, ...]:
    """The lines ATTENDEE that say whose they are."""
    found = [invitee(line) for line in read.event if line.name == "ATTENDEE"]
    return tuple(one for one in found if one.address or one.name or one.status)[:MOST_INVITEES]


def unfolded(data: bytes, charset: str) -> str:
    """The text, its folded lines made whole: a fold may cut a character of several bytes in two,
    so that bytes are joined before they are read."""
    if b"\0" in data[:200]:
        return WIDE_FOLD.sub("", readable(data, charset))
    return readable(FOLD.sub(b"", data), charset)


def read_event(text: str) -> ReadEvent:
    """The first event, without its alarms."""
    found, inside, zone = ReadEvent(), list[str](), list[str]()
    for written in text.replace("\0", "").splitlines()[:MOST_LINES]:
        word = written.strip()
        if word[:6].upper() == "BEGIN:":
            inside.append(word[6:].strip().upper())
            zone = [*zone, word] if "VTIMEZONE" in inside else []
        elif word[:4].upper() == "END:":
            zone = [*zone, word]
            if inside[-1:] == ["VTIMEZONE"]:
                found.zones.append(tuple(zone[:MOST_ZONE_LINES]))
            inside = inside[:-1]
            if word[4:].strip().upper() == "VEVENT" and found.event:
                break
        elif "VTIMEZONE" in inside:
            zone.append(word)
        elif inside[-1:] == ["VEVENT"]:
            found.event += lines_of(word)
        elif inside[-1:] == ["VCALENDAR"]:
            found.said += lines_of(word)
    return found


def lines_of(written: str) -> Iterator[ScheduleLine]:
    """A line, if it is one."""
    name = re.match(r"[\w-]{1,60}", written)
    if name is None:
        return
    at, parameters = name.end(), dict[str, tuple[str, ...]]()
    while found := PARAMETER.match(written, at):
        values = [one.strip('" ') for one in split_values(found[2] + found[3])]
        parameters.setdefault(found[1].upper(), tuple(values))
        at = found.end()
    rest, named = written[at:], name[0].upper()
    address = ADDRESS.search(rest) if named in ("ATTENDEE", "ORGANIZER") else None
    if address and address.start():  # a name that holds what it must not
        yield ScheduleLine(named, address[1], parameters | later(rest))
    elif rest.startswith(":"):
        yield ScheduleLine(named, rest[1:], parameters)


def later(rest: str) -> dict[str, tuple[str, ...]]:
    """The parameters that come after one that cannot be read."""
    return {one[1].upper(): (one[2].strip('" '),) for one in PARAMETER.finditer(rest)}


def split_values(written: str) -> list[str]:
    """The values of a parameter, at the commas that no quote holds."""
    return re.findall(r'"[^"]*"|[^,"]+', written)


def invitee(line: ScheduleLine) -> Respondent:
    """A line ATTENDEE, as Exchange, Apple or anybody writes it."""
    return Respondent(
        address=address_of(line),
        name=unescaped(line.first("CN")).strip("'\""),
        status=line.first("PARTSTAT").upper(),
        delegated_to=all_addresses(line, "DELEGATED-TO"),
        delegated_from=all_addresses(line, "DELEGATED-FROM"),
    )


def address_of(line: ScheduleLine) -> str:
    """Its address: its value, or its EMAIL where the value is the path of a calendar server."""
    for written in (line.value, line.first("EMAIL")):
        address = plain(written)
        if "@" in address and not address.startswith(("/", "urn:", "http")):
            return address
    return ""


def all_addresses(line: ScheduleLine, name: str) -> tuple[str, ...]:
    found = (plain(value) for value in line.parameters.get(name, ()))
    return tuple(one for one in found if "@" in one)


def unescaped(text: str) -> str:
    """A text without the backslashes of iCalendar."""
    return ESCAPED.sub(lambda one: "\n" if one[1] in "nN" else one[1], text).strip()
