"""Meetings as an iCalendar feed (RFC 5545): UTC times, a UID that never changes, SEQUENCE
growing with each change.

The lines are written here, from pieces made once for all events; `icalendar` says in the tests that
they are the very bytes that it would write (ADR 65).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parseaddr
from itertools import chain
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from tourdetable.domain.meetings.calendar.uids import uid
from tourdetable.domain.meetings.listing import ListedMeeting
from tourdetable.domain.networks.models import Network

PRODUCT = "-//Tour de table//Programme//FR"
FRESH = "PT6H"
"""How often a calendar application should come back (RFC 7986)."""

LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
"""What one of these two is looked for in: few texts have any."""
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
PLAIN = re.compile(r"[^\\;,\x00-\x1f\x7f\x85\u2028\u2029]*")
"""What is written as it is."""

LONGEST = 74
"""Octets of a line, one less than may be: the lines that follow begin with a space."""

ESCAPED = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))
"""What is written otherwise, the backslash first."""
IN_PARAMETER = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})
"""What a parameter cannot hold, as RFC 6868 writes it."""

QUOTED = re.compile("[,;:’' ]")
"""A parameter with one of these stands between quotation marks."""


class CalendarEntry(NamedTuple):
    """A meeting as its reader may have it: `url` of a page they may open, `description` that
    they may read. `title`: as they are shown it (its own if none); `tentative`: it is not settled
    that they come; `free`: it takes none of their time; `alarms`: how long before it they are
    reminded."""

    meeting: ListedMeeting
    kind: str
    url: str
    description: str = ""
    title: str = ""
    tentative: bool = False
    free: bool = False
    alarms: tuple[str, ...] = ()

    @property
    def status(self) -> str:
        if self.meeting.cancelled:
            return "STATUS:CANCELLED"
        return "STATUS:TENTATIVE" if self.tentative else "STATUS:CONFIRMED"


@dataclass(frozen=True, slots=True)
class SharedPieces:
    """What all events of a feed have in common; `cancelled` is how a title says it."""

    network: str
    stamp: str
    organizer: str
    cancelled: str


def feed(network: Network, entries: Iterable[CalendarEntry], *, name: str, now: datetime) -> bytes:
    """The calendar file."""
    shared = SharedPieces(
        network=network.slug,
        stamp=stamp(now),
        organizer=organizer_of(network),
        cancelled=_("Cancelled: %(title)s"),
    )
    events = chain.from_iterable(event(shared, entry) for entry in entries)
    lines = "\r\n".join((*heading(name), *events, "END:VCALENDAR\r\n")).encode().split(b"\r\n")
    return b"\r\n".join([line if len(line) <= LONGEST else folded(line) for line in lines])


def stamp(now: datetime) -> str:
    """The line that says when a feed was written."""
    return f"DTSTAMP:{moment(now)}"


def heading(name: str) -> Iterable[str]:
    """The lines of the calendar itself. Programs show its name as it is written."""
    shown = fit(name).replace("\n", " ")
    return (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "METHOD:PUBLISH",
        f"NAME:{shown}",
        f"X-WR-CALNAME:{shown}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{FRESH}",
    )


def event(shared: SharedPieces, entry: CalendarEntry) -> Iterable[str]:
    """The lines of one meeting.

    Many calendars show a cancelled event as any other: its title says it. Calendars mix bodies: the
    meeting's comes first.
    """
    meeting = entry.meeting
    cancelled = shared.cancelled % {"title": meeting.listed} if meeting.cancelled else ""
    title = text(cancelled or entry.title or meeting.listed)
    optional = (("DESCRIPTION", text(entry.description)), ("LOCATION", text(meeting.where)))
    return (
        "BEGIN:VEVENT",
        f"SUMMARY:{title}",
        f"DTSTART:{moment(meeting.starts_at)}",
        f"DTEND:{moment(meeting.ends_at)}",
        shared.stamp,
        f"UID:{uid(shared.network, meeting.pk)}",
        f"SEQUENCE:{meeting.version}",
        f"CATEGORIES:{text(entry.kind)}",
        *(f"{key}:{words}" for key, words in optional if words),
        shared.organizer,
        entry.status,
        *(("TRANSP:TRANSPARENT",) if entry.free else ()),
        f"URL:{entry.url}",
        *[alarm(title, before) for before in entry.alarms],
        "END:VEVENT",
    )


def alarm(title: str, before: str) -> str:
    """The lines of a reminder, so long before."""
    return (
        f"BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:{title}\r\nTRIGGER:-{before}\r\nEND:VALARM"
    )


def organizer_of(network: Network) -> str:
    """The network, at the address from which its messages come: nobody's own."""
    name = fit(network.name)
    written = name.translate(IN_PARAMETER)
    shown = f'"{written}"' if QUOTED.search(name) else written
    return f"ORGANIZER;CN={shown}:mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"


def moment(value: datetime) -> str:
    """A moment, in UTC."""
    said = (value if value.tzinfo is UTC else value.astimezone(UTC)).isoformat()
    return f"{said[:4]}{said[5:7]}{said[8:13]}{said[14:16]}{said[17:19]}Z"


def text(words: str) -> str:
    """A text as a line holds it."""
    if PLAIN.fullmatch(words):
        return words
    escaped = fit(words)
    for plain, written in ESCAPED:
        escaped = escaped.replace(plain, written)
    return escaped


def fit(words: str) -> str:
    """A text that iCalendar can carry: one kind of line end, no control character."""
    if not UNFIT.search(words):
        return words
    return CONTROLS.sub("", LINE_ENDS.sub("\n", words))


def folded(octets: bytes) -> bytes:
    """A line, cut where it is too long: between characters, and not within what escapes one."""
    if len(octets) <= LONGEST:
        return octets
    parts = []
    while len(octets) > LONGEST:
        end = cut(octets)
        parts.append(octets[:end])
        octets = octets[end:]
    return b"\r\n ".join([*parts, octets])


def cut(octets: bytes) -> int:
    """Where a line that is too long is cut."""
    end = LONGEST
    while octets[end] & 0xC0 == 0x80:  # in the middle of a character
        end -= 1
    return end - 1 if octets[end - 1] in b"\\^" else end
