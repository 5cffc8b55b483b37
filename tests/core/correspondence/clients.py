"""Messages as real programs write them: each function makes the bytes that one of them sends.

They imitate what Outlook, Exchange, Gmail, Thunderbird, iOS and Zimbra are known to write, their
oddities included; addresses, identifiers and dates are those of a test.
"""

from __future__ import annotations

import base64
import quopri
import struct
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from zoneinfo import ZoneInfo

CRLF = "\r\n"
EIGHT = "Content-Transfer-Encoding: 8bit"


@dataclass(frozen=True)
class Exchange:
    """Who answers whom about what, and when."""

    uid: str = "meeting-12@circle.tourdetable"
    to: str = "reponses+12-3-abcdefghijklmnopqrstuvwxyz@reseau.example"
    sender: str = "ana@port.example"
    name: str = "Ana Ruiz"
    at: datetime = datetime(2027, 4, 7, 9, 30, tzinfo=UTC)
    starts: datetime = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)
    ends: datetime = datetime(2027, 5, 6, 11, 0, tzinfo=UTC)
    status: str = "ACCEPTED"
    words: str = ""
    reference: str = "event-1.signed@reseau.example"
    headers: tuple[str, ...] = ()

    def but(self, **more: Any) -> Exchange:
        return replace(self, **more)

    @property
    def stamp(self) -> str:
        return z(self.at)


def z(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def folded(lines: list[str]) -> bytes:
    """Lines of iCalendar, folded at 75 bytes even within a character, as some programs do."""
    found = []
    for line in lines:
        data, first = line.encode(), True
        while data:
            size = 75 if first else 74
            found.append((b"" if first else b" ") + data[:size])
            data, first = data[size:], False
    return b"\r\n".join(found) + b"\r\n"


def head(said: Exchange, subject: str, *more: str) -> list[str]:
    return [
        *said.headers,
        f"From: {said.name} <{said.sender}>",
        f"To: {said.to}",
        f"Subject: {subject}",
        f"Date: {format_datetime(said.at)}",
        f"Message-ID: <reply-{said.status.lower()}-{said.stamp}@{said.sender.partition('@')[2]}>",
        f"In-Reply-To: <{said.reference}>",
        "MIME-Version: 1.0",
        *more,
    ]


def message(headers: list[str], body: bytes) -> bytes:
    return CRLF.join([*headers, "", ""]).encode("utf-8") + body


def base64_lines(data: bytes) -> bytes:
    return base64.encodebytes(data).replace(b"\n", b"\r\n")


def part(kind: str, encoding: str, data: bytes, *more: str) -> bytes:
    coded = {
        "base64": base64_lines,
        "quoted-printable": lambda held: quopri.encodestring(held.replace(b"\r\n", b"\n")).replace(
            b"\n", b"\r\n"
        ),
    }.get(encoding, bytes)
    lines = [f"Content-Type: {kind}", f"Content-Transfer-Encoding: {encoding}", *more, "", ""]
    return CRLF.join(lines).encode() + coded(data) + b"\r\n"


def joined(boundary: str, *parts: bytes) -> bytes:
    mark = f"--{boundary}\r\n".encode()
    return b"".join(mark + one for one in parts) + f"--{boundary}--\r\n".encode()


def outlook_desktop(said: Exchange) -> bytes:
    """Outlook 16 over SMTP: quoted-printable, a Windows time zone, no ORGANIZER."""
    subject = {"ACCEPTED": "Accepté : Lecture de mai", "DECLINED": "Refusé : Lecture de mai"}
    calendar = folded(
        [
            "BEGIN:VCALENDAR",
            "PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN",
            "VERSION:2.0",
            "METHOD:REPLY",
            "X-MS-OLK-FORCEINSPECTOROPEN:TRUE",
            "BEGIN:VTIMEZONE",
            "TZID:Romance Standard Time",
            "BEGIN:STANDARD",
            "DTSTART:16011028T030000",
            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:16010325T020000",
            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "END:DAYLIGHT",
            "END:VTIMEZONE",
            "BEGIN:VEVENT",
            f'ATTENDEE;PARTSTAT={said.status};CN="{said.name}":mailto:{said.sender}',
            "CLASS:PUBLIC",
            f"CREATED:{said.stamp}",
            f"DESCRIPTION:{said.words}\\n",
            f'DTEND;TZID="Romance Standard Time":{paris(said.ends)}',
            f"DTSTAMP:{said.stamp}",
            f'DTSTART;TZID="Romance Standard Time":{paris(said.starts)}',
            "LOCATION:Médiathèque du port",
            "PRIORITY:5",
            "SEQUENCE:0",
            "SUMMARY;LANGUAGE=fr:Accepté : Lecture de mai\\, médiathèque de l’été – au môle",
            "TRANSP:OPAQUE",
            f"UID:{said.uid}",
            "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )
    body = joined(
        "----=_NextPart_000_0012_01D7",
        part('text/plain; charset="iso-8859-1"', "quoted-printable", said.words.encode("cp1252")),
        part('text/calendar; method=REPLY; charset="utf-8"', "quoted-printable", calendar),
    )
    kind = 'multipart/alternative; boundary="----=_NextPart_000_0012_01D7"'
    title = subject.get(said.status, "Provisoire : Lecture de mai")
    encoded = (
        f"=?iso-8859-1?Q?{quopri.encodestring(title.encode('cp1252'), header=True).decode()}?="
    )
    return message(
        head(said, encoded, f"Content-Type: {kind}", "X-Mailer: Microsoft Outlook 16.0"), body
    )


def paris(moment: datetime) -> str:
    return f"{moment.astimezone(ZoneInfo('Europe/Paris')):%Y%m%dT%H%M%S}"


def exchange_uid(uid: str) -> str:
    """An identifier of ours, as Exchange wraps it."""
    data = b"vCal-Uid\x01\x00\x00\x00" + uid.encode() + b"\x00"
    return (
        (
            bytes.fromhex("040000008200E00074C5B7101A82E008")
            + bytes(4 + 8 + 8)
            + struct.pack("<I", len(data))
            + data
        )
        .hex()
        .upper()
    )


def exchange_owa(said: Exchange) -> bytes:
    """Exchange Online: base64, the UID wrapped, ORGANIZER dropped, ATTENDEE in capitals."""
    calendar = folded(
        [
            "BEGIN:VCALENDAR",
            "METHOD:REPLY",
            "PRODID:Microsoft Exchange Server 2010",
            "VERSION:2.0",
            "BEGIN:VTIMEZONE",
            "TZID:Romance Standard Time",
            "BEGIN:STANDARD",
            "DTSTART:16010101T030000",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:16010101T020000",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
            "END:DAYLIGHT",
            "END:VTIMEZONE",
            "BEGIN:VEVENT",
            f"ATTENDEE;PARTSTAT={said.status};CN={said.name}:MAILTO:{said.sender}",
            f"COMMENT;LANGUAGE=fr-FR:{said.words}\\n",
            f"UID:{exchange_uid(said.uid)}",
            "SUMMARY;LANGUAGE=fr-FR:Accepté: Lecture de mai",
            f"DTSTART;TZID=Romance Standard Time:{paris(said.starts)}",
            f"DTEND;TZID=Romance Standard Time:{paris(said.ends)}",
            "CLASS:PUBLIC",
            "PRIORITY:5",
            f"DTSTAMP:{said.stamp}",
            "TRANSP:OPAQUE",
            "STATUS:CONFIRMED",
            "SEQUENCE:0",
            "X-MICROSOFT-CDO-APPT-SEQUENCE:0",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )
    body = joined(
        "_000_AM0PR01MB",
        part('text/plain; charset="iso-8859-1"', "quoted-printable", said.words.encode("cp1252")),
        part(
            'text/html; charset="iso-8859-1"', "quoted-printable", b"<html><body>ok</body></html>"
        ),
        part('text/calendar; charset="utf-8"; method=REPLY', "base64", calendar),
    )
    return message(
        head(
            said,
            "=?utf-8?B?" + base64.b64encode("Accepté: Lecture de mai".encode()).decode() + "?=",
            'Content-Type: multipart/alternative; boundary="_000_AM0PR01MB"',
            "X-MS-Has-Attach:",
            "X-MS-Exchange-Organization-AuthAs: Internal",
            "Content-Language: fr-FR",
        ),
        body,
    )


def gmail(said: Exchange) -> bytes:
    """Google Calendar: everything twice (a part and a file), sent by a program on its behalf."""
    calendar = folded(
        [
            "BEGIN:VCALENDAR",
            "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
            "VERSION:2.0",
            "CALSCALE:GREGORIAN",
            "METHOD:REPLY",
            "BEGIN:VEVENT",
            f"DTSTART:{z(said.starts)}",
            f"DTEND:{z(said.ends)}",
            f"DTSTAMP:{said.stamp}",
            f"ORGANIZER;CN=Cercle du port:mailto:{said.to}",
            f"UID:{said.uid}",
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT="
            f"{said.status};X-NUM-GUESTS=0;CN={said.name}:mailto:{said.sender}",
            "X-MICROSOFT-CDO-OWNERAPPTID:1583479513",
            f"CREATED:{said.stamp}",
            "DESCRIPTION:Ordre du jour",
            f"LAST-MODIFIED:{said.stamp}",
            "LOCATION:Médiathèque",
            "SEQUENCE:0",
            "STATUS:CONFIRMED",
            "SUMMARY:Lecture de mai",
            "TRANSP:OPAQUE",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )
    inner = joined(
        "000000000000b6c3",
        part('text/plain; charset="UTF-8"', "base64", "Ana a accepté.".encode()),
        part('text/html; charset="UTF-8"', "quoted-printable", b"<p>Ana</p>"),
        part('text/calendar; charset="UTF-8"; method=REPLY', "7bit", calendar),
    )
    outer = joined(
        "000000000000b6c5",
        b'Content-Type: multipart/alternative; boundary="000000000000b6c3"\r\n\r\n' + inner,
        part(
            'application/ics; name="invite.ics"',
            "base64",
            calendar,
            'Content-Disposition: attachment; filename="invite.ics"',
        ),
    )
    return message(
        head(
            said,
            "=?UTF-8?Q?Accept=C3=A9_=3A_Lecture_de_mai?=",
            "Sender: Google Calendar <calendar-notification@google.com>",
            f"Reply-To: {said.name} <{said.sender}>",
            "Auto-Submitted: auto-generated",
            'Content-Type: multipart/mixed; boundary="000000000000b6c5"',
        ),
        outer,
    )


def thunderbird(said: Exchange) -> bytes:
    """Thunderbird: 8 bits, one mixed part, the address of the organizer percent-encoded."""
    calendar = folded(
        [
            "BEGIN:VCALENDAR",
            "PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN",
            "VERSION:2.0",
            "METHOD:REPLY",
            "BEGIN:VEVENT",
            f"CREATED:{said.stamp}",
            f"LAST-MODIFIED:{said.stamp}",
            f"DTSTAMP:{said.stamp}",
            f"UID:{said.uid}",
            "SUMMARY:Lecture de mai – été",
            "ORGANIZER;RSVP=TRUE;CN=Cercle;PARTSTAT=ACCEPTED;ROLE=CHAIR:mailto:"
            + said.to.replace("+", "%2B"),
            f"ATTENDEE;RSVP=TRUE;CN={said.name};PARTSTAT={said.status}:mailto:{said.sender}",
            f"DTSTART;TZID=Europe/Paris:{paris(said.starts)}",
            f"DTEND;TZID=Europe/Paris:{paris(said.ends)}",
            "SEQUENCE:0",
            "TRANSP:OPAQUE",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "UID:another@alarm",
            "TRIGGER:-PT15M",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )
    body = joined(
        "------------0900",
        part("text/plain; charset=UTF-8; format=flowed", "8bit", f"{said.name} accepte.".encode()),
        part("text/calendar; method=REPLY; charset=UTF-8", "8bit", calendar),
    )
    return message(
        head(
            said,
            "=?UTF-8?Q?R=C3=A9ponse_accept=C3=A9e?=",
            'Content-Type: multipart/mixed; boundary="------------0900"',
            "User-Agent: Mozilla Thunderbird",
        ),
        body,
    )


def ios(said: Exchange) -> bytes:
    """iOS and Apple Mail: the attendee is a path of iCloud, with an EMAIL; the file is an .ics."""
    calendar = folded(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "CALSCALE:GREGORIAN",
            "PRODID:-//Apple Inc.//iOS 17.4//EN",
            "METHOD:REPLY",
            "BEGIN:VTIMEZONE",
            "TZID:Europe/Paris",
            "BEGIN:DAYLIGHT",
            "TZOFFSETFROM:+0100",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "DTSTART:19810329T020000",
            "TZNAME:UTC+2",
            "TZOFFSETTO:+0200",
            "END:DAYLIGHT",
            "END:VTIMEZONE",
            "BEGIN:VEVENT",
            f"CREATED:{said.stamp}",
            f"UID:{said.uid}",
            f"DTEND;TZID=Europe/Paris:{paris(said.ends)}",
            f'ATTENDEE;CN="{said.name}";CUTYPE=INDIVIDUAL;EMAIL="{said.sender}";'
            f"PARTSTAT={said.status}:/aMTcxNzI0NDg5MTcxNzI0NIGLu2/principal/",
            "SUMMARY:Lecture de mai",
            f"DTSTART;TZID=Europe/Paris:{paris(said.starts)}",
            f"DTSTAMP:{said.stamp}",
            f'ORGANIZER;CN="Cercle du port";EMAIL="{said.to}":mailto:{said.to}',
            "SEQUENCE:0",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )
    body = joined(
        "Apple-Mail-6C1F",
        part("text/plain; charset=us-ascii", "7bit", b"\r\n"),
        part(
            'text/calendar; name="iCal-20270407.ics"; method=REPLY',
            "quoted-printable",
            calendar,
            "Content-Disposition: attachment; filename=iCal-20270407.ics",
        ),
        part("text/plain; charset=us-ascii", "7bit", b"\r\nEnvoy=E9 de mon iPhone\r\n"),
    )
    return message(
        head(
            said,
            "Accepted: Lecture de mai",
            'Content-Type: multipart/mixed; boundary="Apple-Mail-6C1F"',
            "X-Mailer: iPhone Mail (21E236)",
        ),
        body,
    )


def zimbra(said: Exchange) -> bytes:
    """Zimbra: an HTML page, its own zone under a vendor's name, ATTENDEE before the rest."""
    calendar = folded(
        [
            "BEGIN:VCALENDAR",
            "PRODID:Zimbra-Calendar-Provider",
            "VERSION:2.0",
            "METHOD:REPLY",
            "BEGIN:VTIMEZONE",
            "TZID:Europe/Brussels",
            "BEGIN:STANDARD",
            "DTSTART:16010101T030000",
            "TZOFFSETTO:+0100",
            "TZOFFSETFROM:+0200",
            "RRULE:FREQ=YEARLY;WKST=MO;INTERVAL=1;BYMONTH=10;BYDAY=-1SU",
            "TZNAME:CET",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:16010101T020000",
            "TZOFFSETTO:+0200",
            "TZOFFSETFROM:+0100",
            "RRULE:FREQ=YEARLY;WKST=MO;INTERVAL=1;BYMONTH=3;BYDAY=-1SU",
            "TZNAME:CEST",
            "END:DAYLIGHT",
            "END:VTIMEZONE",
            "BEGIN:VEVENT",
            f"UID:{said.uid}",
            "SUMMARY:Accept: Lecture de mai",
            f"ATTENDEE;CN={said.name};PARTSTAT={said.status}:mailto:{said.sender}",
            f"ORGANIZER;CN=Cercle:mailto:{said.to}",
            f'DTSTART;TZID="Europe/Brussels":{paris(said.starts)}',
            f'DTEND;TZID="Europe/Brussels":{paris(said.ends)}',
            "SEQUENCE:0",
            f"DTSTAMP:{said.stamp}",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )
    body = joined(
        "=_d5b2",
        part("text/plain; charset=utf-8", "7bit", b"Yes, I will attend.\r\n"),
        part("text/html; charset=utf-8", "7bit", b"<h3>Yes, I will attend.</h3>"),
        part("text/calendar; charset=utf-8; method=REPLY; name=meeting.ics", "7bit", calendar),
    )
    return message(
        head(
            said,
            "Accept: Lecture de mai",
            'Content-Type: multipart/alternative; boundary="=_d5b2"',
            "X-Mailer: Zimbra 9.0.0_GA_4564 (ZimbraWebClient - FF115 (Linux)/9.0.0_GA_4564)",
        ),
        body,
    )


CLIENTS = (outlook_desktop, exchange_owa, gmail, thunderbird, ios, zimbra)


def counter(said: Exchange, new: datetime, *, ends: datetime, method: str = "COUNTER") -> bytes:
    """Outlook proposes another time."""
    calendar = folded(
        [
            "BEGIN:VCALENDAR",
            "PRODID:Microsoft Exchange Server 2010",
            "VERSION:2.0",
            f"METHOD:{method}",
            "BEGIN:VEVENT",
            f"ATTENDEE;PARTSTAT={said.status};CN={said.name}:MAILTO:{said.sender}",
            f"COMMENT;LANGUAGE=fr-FR:{said.words}",
            f"UID:{exchange_uid(said.uid)}",
            f"DTSTART;TZID=Romance Standard Time:{paris(new)}",
            f"DTEND;TZID=Romance Standard Time:{paris(ends)}",
            f"DTSTAMP:{said.stamp}",
            "SEQUENCE:0",
            f"X-MS-OLK-ORIGINALSTART;TZID=Romance Standard Time:{paris(said.starts)}",
            f"X-MS-OLK-ORIGINALEND;TZID=Romance Standard Time:{paris(said.ends)}",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )
    kind = f"text/calendar; charset=utf-8; method={method}"
    return message(
        head(
            said,
            "Nouvelle heure : Lecture de mai",
            f"Content-Type: {kind}",
            "Content-Transfer-Encoding: base64",
        ),
        base64_lines(calendar),
    )


def delegated(said: Exchange, to: str) -> bytes:
    """A REPLY by which somebody sends another in their place (RFC 5546, 4.2.5)."""
    calendar = folded(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Example//FR",
            "METHOD:REPLY",
            "BEGIN:VEVENT",
            f"ORGANIZER:mailto:{said.to}",
            f'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:{to}":mailto:{said.sender}',
            f'ATTENDEE;PARTSTAT=NEEDS-ACTION;DELEGATED-FROM="mailto:{said.sender}":mailto:{to}',
            f"UID:{said.uid}",
            "SEQUENCE:0",
            f"DTSTAMP:{said.stamp}",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )
    kind = "text/calendar; method=REPLY; charset=utf-8"
    return message(head(said, "Délégué", f"Content-Type: {kind}"), calendar)


def winmail(said: Exchange, *, new: datetime | None = None, ends: datetime | None = None) -> bytes:
    """Outlook in rich text to an address that it takes for one of its own."""
    attached = part(
        'application/ms-tnef; name="winmail.dat"',
        "base64",
        tnef(said, new=new, ends=ends),
        'Content-Disposition: attachment; filename="winmail.dat"',
    )
    body = joined("=_tnef", part("text/plain; charset=us-ascii", "7bit", b"\r\n"), attached)
    kind = 'Content-Type: multipart/mixed; boundary="=_tnef"'
    return message(head(said, "Accepted: Lecture de mai", kind), body)


CLASSES = {"ACCEPTED": "Pos", "DECLINED": "Neg", "TENTATIVE": "Tent"}
MEETING = bytes.fromhex("90DAD86E0B451B1098DA00AA003F1305")
APPOINTMENT = bytes.fromhex("0220060000000000C000000000000046")


def tnef(said: Exchange, *, new: datetime | None = None, ends: datetime | None = None) -> bytes:
    """The file itself, as MS-OXTNEF lays it out."""
    properties = [
        unicode_property(0x001A, f"IPM.Schedule.Meeting.Resp.{CLASSES[said.status]}"),
        unicode_property(0x0042, said.name),
        unicode_property(0x5D02, said.sender),
        named_property(0x0102, MEETING, 0x03, bytes.fromhex(exchange_uid(said.uid))),
        named_property(0x0102, MEETING, 0x23, bytes.fromhex(exchange_uid(said.uid))),
        named_property(0x0040, APPOINTMENT, 0x820D, filetime(said.starts)),
        named_property(0x0040, APPOINTMENT, 0x820E, filetime(said.ends)),
        named_property(0x0040, MEETING, 0x01, filetime(said.at)),
        named_property(0x0003, APPOINTMENT, 0x8201, struct.pack("<I", 0)),
    ]
    if new and ends:
        properties += [
            named_property(0x000B, APPOINTMENT, 0x8257, struct.pack("<I", 1)),
            named_property(0x0040, APPOINTMENT, 0x8250, filetime(new)),
            named_property(0x0040, APPOINTMENT, 0x8251, filetime(ends)),
        ]
    mapi = struct.pack("<I", len(properties)) + b"".join(properties)
    codes = {"ACCEPTED": "P", "DECLINED": "N", "TENTATIVE": "A"}
    old = f"IPM.Microsoft Schedule.MtgResp{codes[said.status]}\0".encode()
    return (
        struct.pack("<IH", 0x223E9F78, 1)
        + attribute(0x9006, 8, struct.pack("<I", 0x10000))
        + attribute(0x9007, 6, struct.pack("<II", 1252, 0))
        + attribute(0x8008, 7, old)
        + attribute(0x9003, 6, mapi)
    )


def attribute(number: int, kind: int, data: bytes) -> bytes:
    head = struct.pack("<BHHI", 1, number, kind, len(data))
    return head + data + struct.pack("<H", sum(data) & 0xFFFF)


def unicode_property(number: int, text: str) -> bytes:
    data = (text + "\0").encode("utf-16-le")
    return struct.pack("<HHII", 0x1F, number, 1, len(data)) + data + bytes(-len(data) % 4)


def named_property(kind: int, owner: bytes, number: int, data: bytes) -> bytes:
    start = struct.pack("<HH", kind, 0x8001) + owner + struct.pack("<II", 0, number)
    if kind == 0x0102:
        return start + struct.pack("<II", 1, len(data)) + data + bytes(-len(data) % 4)
    return start + data


def filetime(moment: datetime) -> bytes:
    since = moment - datetime(1601, 1, 1, tzinfo=UTC)
    return struct.pack("<Q", int(since.total_seconds()) * 10_000_000)


def away(said: Exchange, *headers: str, subject: str = "Réponse automatique : Lecture") -> bytes:
    """Somebody is not there."""
    words = "Je suis absente jusqu’au 12 mai.".encode()
    lines = [
        *headers,
        'Content-Type: text/plain; charset="utf-8"',
        "Content-Transfer-Encoding: 8bit",
    ]
    return message(head(said, subject, *lines), words)


AWAY = {
    "Exchange": (
        "Auto-Submitted: auto-generated",
        "X-Auto-Response-Suppress: All",
        "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent",
    ),
    "Gmail": ("Auto-Submitted: auto-replied", "Precedence: bulk", "X-Autoreply: yes"),
    "Zimbra": ("Auto-Submitted: auto-replied (zimbra; vacation)", "Precedence: bulk"),
    "old relay": ("X-Autorespond: Lecture",),
}


def bounced(said: Exchange, *, status: str = "5.1.1", action: str = "failed") -> bytes:
    """A report of delivery by Postfix (RFC 3464), the headers of our message after it."""
    report = [
        "Reporting-MTA: dns; mx.port.example",
        "",
        f"Final-Recipient: rfc822; {said.sender}",
        f"Original-Recipient: rfc822;{said.sender}",
        f"Action: {action}",
        f"Status: {status}",
        "Diagnostic-Code: smtp; 550 5.1.1 <x>: Recipient address rejected: User unknown",
        "",
    ]
    returned = [
        f"Message-ID: <{said.reference}>",
        "Subject: Lecture de mai",
        f"To: {said.sender}",
        "",
    ]
    body = joined(
        "REPORT",
        part("text/plain; charset=us-ascii", "7bit", b"This is the mail system."),
        b"Content-Type: message/delivery-status\r\n\r\n" + CRLF.join(report).encode() + b"\r\n",
        b"Content-Type: text/rfc822-headers\r\n\r\n" + CRLF.join(returned).encode() + b"\r\n",
    )
    return message(
        [
            "Return-Path: <>",
            "From: MAILER-DAEMON@mx.port.example (Mail Delivery System)",
            "To: tourdetable@reseau.example",
            "Subject: Undelivered Mail Returned to Sender",
            f"Date: {format_datetime(said.at)}",
            f"Message-ID: <bounce-{status}@mx.port.example>",
            "Auto-Submitted: auto-replied",
            "MIME-Version: 1.0",
            'Content-Type: multipart/report; report-type=delivery-status; boundary="REPORT"',
        ],
        body,
    )


def bounced_in_words(said: Exchange) -> bytes:
    """The same by qmail, in its own words."""
    text = f"""Hi. This is the qmail-send program at mx.port.example.
I'm afraid I wasn't able to deliver your message to the following addresses.

<{said.sender}>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Return-Path: <tourdetable@reseau.example>
Message-ID: <{said.reference}>
To: somebody.else@port.example
Subject: Lecture de mai
""".replace("\n", CRLF)
    return message(
        [
            "Return-Path: <>",
            "From: MAILER-DAEMON@mx.port.example",
            "To: tourdetable@reseau.example",
            "Subject: failure notice",
            f"Date: {format_datetime(said.at)}",
            "Message-ID: <qmail-1@mx.port.example>",
        ],
        text.encode(),
    )
