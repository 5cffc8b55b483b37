"""`winmail.dat`: what Outlook and Exchange send instead of a calendar text, to whom they take for
one of their own (TNEF: MS-OXTNEF, MS-OXCICAL).

Only what answers an invitation is read: what it is, of which meeting, from whom, another time.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tourdetable.core.correspondence.headers import plain
from tourdetable.core.correspondence.pieces import MailPart
from tourdetable.core.correspondence.scheduling import read_response
from tourdetable.core.correspondence.terms import Respondent, Response, WrittenMoment
from tourdetable.core.words.encoding import decoded as guessed

SIGNATURE = 0x223E9F78
MOST_BYTES, MOST_ATTRIBUTES, MOST_PROPERTIES, MOST_VALUES = 5_000_000, 2_000, 5_000, 1_000
MESSAGE_CLASS, MAPI_PROPERTIES, ATTACHED_DATA = 0x8008, 0x9003, 0x800F

CLASSES = {
    "ipm.schedule.meeting.resp.pos": "ACCEPTED",
    "ipm.schedule.meeting.resp.neg": "DECLINED",
    "ipm.schedule.meeting.resp.tent": "TENTATIVE",
    "ipm.microsoft schedule.mtgrespp": "ACCEPTED",
    "ipm.microsoft schedule.mtgrespn": "DECLINED",
    "ipm.microsoft schedule.mtgrespa": "TENTATIVE",
}
"""What a message of each class answers, under its names of today and of 1995."""

MEETING = bytes.fromhex("90DAD86E0B451B1098DA00AA003F1305")
APPOINTMENT = bytes.fromhex("0220060000000000C000000000000046")
"""The sets of properties (GUID, as stored) of a meeting and of its times."""

OBJECT_ID, CLEAN_OBJECT_ID, ANSWERED_AT = (MEETING, 0x03), (MEETING, 0x23), (MEETING, 0x01)
STARTS, ENDS, REPLIED_AT = (APPOINTMENT, 0x820D), (APPOINTMENT, 0x820E), (APPOINTMENT, 0x8220)
NEW_STARTS, NEW_ENDS, COUNTERS, SEQUENCE = (
    (APPOINTMENT, 0x8250),
    (APPOINTMENT, 0x8251),
    (APPOINTMENT, 0x8257),
    (APPOINTMENT, 0x8201),
)
CLASS, SENT_AT, BODY = (b"", 0x001A), (b"", 0x0039), (b"", 0x1000)
FROM = ((b"", 0x5D02), (b"", 0x5D01), (b"", 0x0065), (b"", 0x0C1F))
FROM_NAME = (b"", 0x0042)

FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x0A: 4, 0x0B: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8}
FIXED |= {0x48: 16}
"""Types of properties whose values have one size (two bytes are padded to four)."""
SIZED = (0x0D, 0x1E, 0x1F, 0x0102)
EPOCH = datetime(1601, 1, 1, tzinfo=UTC)

Name = tuple[bytes, int]


@dataclass
class OutlookMessage:
    """What is read of one: its class, its properties by set and number, what is attached."""

    kind: str = ""
    properties: dict[Name, bytes] = field(default_factory=dict)
    types: dict[Name, int] = field(default_factory=dict)
    attached: list[bytes] = field(default_factory=list)

    def text(self, name: Name) -> str:
        data = self.properties.get(name, b"")
        wide = self.types.get(name) == 0x1F
        return (data.decode("utf-16-le", "replace") if wide else guessed(data)).strip("\0 \r\n")

    def number(self, name: Name) -> int:
        return int.from_bytes(self.properties.get(name, b"")[:4], "little")

    def moment(self, name: Name) -> WrittenMoment | None:
        """A time in hundreds of nanoseconds since 1601, as a calendar writes it."""
        data = self.properties.get(name, b"")
        if len(data) < 8:
            return None
        try:
            at = EPOCH + timedelta(microseconds=int.from_bytes(data[:8], "little") // 10)
        except OverflowError:
            return None
        return WrittenMoment(f"{at:%Y%m%dT%H%M%SZ}") if 1990 < at.year < 2200 else None


def is_winmail(piece: MailPart) -> bool:
    """Whether a part is such a file, whatever it is called."""
    if piece.kind in ("application/ms-tnef", "application/vnd.ms-tnef"):
        return True
    return len(piece.data) > 6 and struct.unpack_from("<I", piece.data)[0] == SIGNATURE


def response_of(piece: MailPart) -> Response | None:
    """The answer that it holds: in Outlook's own properties, or in a calendar attached to it."""
    read = read_file(piece.data[:MOST_BYTES])
    if read is None:
        return None
    for data in read.attached:
        attached = MailPart("text/calendar", "", "", "", data)
        if b"VCALENDAR" in data[:200].replace(b"\0", b"") and (found := read_response(attached)):
            return found
    status = CLASSES.get((read.text(CLASS) or read.kind).casefold())
    return answered(read, status) if status else None


def answered(read: OutlookMessage, status: str) -> Response:
    """What Outlook's properties answer."""
    counters = bool(read.properties.get(COUNTERS, b"\0")[:1].strip(b"\0"))
    starts, ends = read.moment(STARTS), read.moment(ENDS)
    new = read.moment(NEW_STARTS) if counters else None
    address = next((one for one in map(plain, map(read.text, FROM)) if "@" in one), "")
    object_id = read.properties.get(CLEAN_OBJECT_ID) or read.properties.get(OBJECT_ID) or b""
    return Response(
        method="COUNTER" if new else "REPLY",
        uid=object_id.hex().upper(),
        sequence=read.number(SEQUENCE),
        stamp=read.moment(ANSWERED_AT) or read.moment(REPLIED_AT) or read.moment(SENT_AT),
        starts=new or starts,
        ends=read.moment(NEW_ENDS) if new else ends,
        original=starts if new else None,
        invitees=(Respondent(address, read.text(FROM_NAME), status),),
        comment=read.text(BODY)[:2000],
    )


def read_file(data: bytes) -> OutlookMessage | None:
    """What such a file holds, as far as it can be read; None when it is no such file."""
    if len(data) < 6 or struct.unpack_from("<I", data)[0] != SIGNATURE:
        return None
    found = OutlookMessage()
    for attribute, value in attributes(data):
        if attribute == MESSAGE_CLASS:
            found.kind = guessed(value).strip("\0 ")
        elif attribute == ATTACHED_DATA:
            found.attached.append(value)
        elif attribute == MAPI_PROPERTIES:
            take_properties(found, value)
    return found


def attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each attribute of the file: level (a byte), number, type, length, value, sum."""
    at = 6
    for _number in range(MOST_ATTRIBUTES):
        if at + 11 > len(data):
            return
        _level, attribute, _kind, length = struct.unpack_from("<BHHI", data, at)
        yield attribute, data[at + 9 : at + 9 + length]
        at += 11 + length


def take_properties(found: OutlookMessage, data: bytes) -> None:
    """Read the list of properties; what is cut or unknown ends it."""
    try:
        count, at = struct.unpack_from("<I", data)[0], 4
        for _number in range(min(count, MOST_PROPERTIES)):
            kind, number = struct.unpack_from("<HH", data, at)
            name, at = named((b"", number), data, at + 4)
            value, at = value_of(kind, data, at)
            found.properties.setdefault(name, value)
            found.types.setdefault(name, kind & 0x0FFF)
    except (struct.error, KeyError):
        return


def named(name: Name, data: bytes, at: int) -> tuple[Name, int]:
    """The real name of a property that has one: a set, then a number, or a text that is passed."""
    if name[1] < 0x8000:
        return name, at
    owner, kind, number = data[at : at + 16], *struct.unpack_from("<II", data, at + 16)
    if kind == 0:
        return (owner, number), at + 24
    return (owner, -name[1]), at + 24 + padded(number)


def value_of(kind: int, data: bytes, at: int) -> tuple[bytes, int]:
    """The (first) value of a property, and where the next property begins."""
    many, kind = bool(kind & 0x1000), kind & 0xEFFF
    count = 1
    if many or kind in SIZED:
        count, at = min(struct.unpack_from("<I", data, at)[0], MOST_VALUES), at + 4
    first = b""
    for number in range(count):
        size = FIXED[kind] if kind not in SIZED else struct.unpack_from("<I", data, at)[0]
        at += 4 if kind in SIZED else 0
        step = 2 if many and kind in (0x02, 0x0B) else padded(size)
        first = first if number else data[at : at + size]
        at += step
    if many and kind in (0x02, 0x0B):
        at += 2 * (count % 2)
    return first, at


def padded(size: int) -> int:
    """A size, to the next four bytes."""
    return size + -size % 4
