"""The calendar part of a message about a meeting (iMIP, RFC 6047): mail programs show it with
« Accept » and « Decline ».

It is asked for (`REQUEST`) by an address that is signed for the mailbox, to which the program sends
what its owner chose. Where nobody reads such answers it is only told (`PUBLISH`), and asks nothing.
Only the reader is named: who else is invited is not said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event, vCalAddress, vText

from tourdetable.domain.meetings.calendar.uids import uid
from tourdetable.domain.meetings.enums import COMING, Answer, MeetingState
from tourdetable.domain.meetings.models import Meeting, named_among
from tourdetable.domain.notices.enums import NoticeKind
from tourdetable.interface.mail.addresses import answering, one_line
from tourdetable.interface.mail.desks.guests import GuestLetter
from tourdetable.interface.mail.desks.meetings import MeetingLetter
from tourdetable.interface.mail.desks.news import News

PRODUCT = "-//Tour de table//Invitations//FR"

SAYS_WHEN = (
    NoticeKind.INVITATION,
    NoticeKind.MOVED,
    NoticeKind.CANCELLED,
    NoticeKind.PLACE_FREED,
)
"""Messages that change what a calendar shows; the others are only read."""


@dataclass(frozen=True)
class CalendarPart:
    """What mail programs read: `method` says what they do with it."""

    method: str
    text: str

    @property
    def media_type(self) -> str:
        """How it is announced: programs look at the method before they read anything."""
        return f"text/calendar; method={self.method}"


def calendar_part(letter: MeetingLetter, words: str) -> CalendarPart | None:
    """That of a message; `words` are what a calendar shows below the title. None for a message
    after which calendars stay as they are."""
    if letter.kind not in SAYS_WHEN:
        return None
    organizer = "" if letter.preview else answering(letter.meeting.pk, letter.account)
    event = told(letter, letter.meeting, words)
    if not organizer:
        return written("PUBLISH", event)
    event["ORGANIZER"] = organizing(letter, organizer)
    event["ATTENDEE"] = attendee(letter)
    return written("CANCEL" if letter.called_off else "REQUEST", event)


def guest_part(letter: GuestLetter, meeting: Meeting, words: str) -> CalendarPart:
    """That of somebody who is called in to a meeting: told, as nothing is asked of them."""
    return written("PUBLISH", told(letter, meeting, words))


def written(method: str, event: Event) -> CalendarPart:
    """One event, and what is to be done with it."""
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", method)
    calendar.add_component(event)
    return CalendarPart(method, calendar.to_ical().decode())


def told(letter: News, meeting: Meeting, words: str) -> Event:
    """When and where, in UTC: each program shows the hour of its own clocks. `SEQUENCE` grows with
    each change of the meeting, as in the calendars that one subscribes to."""
    event = Event()
    event.add("UID", uid(letter.network.slug, meeting.pk))
    event.add("SEQUENCE", meeting.version)
    event.add("DTSTAMP", stamp(letter.event.at))
    event.add("DTSTART", stamp(meeting.starts_at))
    event.add("DTEND", stamp(meeting.ends_at))
    event.add("SUMMARY", one_line(named_among(meeting.body.name, meeting.title)))
    off = is_off(letter, meeting)
    event.add("STATUS", "CANCELLED" if off else "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT" if off else "OPAQUE")
    if place := meeting.where or link_of(letter):
        event.add("LOCATION", one_line(place))
    if words:
        event.add("DESCRIPTION", words)
    return event


def is_off(letter: News, meeting: Meeting) -> bool:
    """Whether it is to leave the reader's calendar."""
    gone = isinstance(letter, MeetingLetter) and letter.gone
    return gone or meeting.state == MeetingState.CANCELLED


def link_of(letter: News) -> str:
    """Where one joins from afar: for members, as long as they are expected."""
    return letter.meeting.link if isinstance(letter, MeetingLetter) and not letter.gone else ""


def organizing(letter: MeetingLetter, address: str) -> vCalAddress:
    """The network, at the address to which this mailbox answers."""
    found = vCalAddress(f"mailto:{address}")
    found.params["CN"] = vText(one_line(letter.network.name))
    return found


def attendee(letter: MeetingLetter) -> vCalAddress:
    """The reader, with what they have answered so far."""
    found = vCalAddress(f"mailto:{letter.account.email}")
    follows = all(one.seat.follows for one in letter.held)
    found.params["CN"] = vText(one_line(", ".join(map(str, letter.persons))))
    found.params["CUTYPE"] = "INDIVIDUAL"
    found.params["ROLE"] = "OPT-PARTICIPANT" if follows else "REQ-PARTICIPANT"
    found.params["PARTSTAT"] = state_of({one.answer for one in letter.held})
    found.params["RSVP"] = "FALSE" if follows else "TRUE"
    return found


def state_of(answers: set[str]) -> str:
    """The state of one's answer, in the words of calendars; that of several persons is theirs only
    when they agree."""
    (code, *others) = answers or {""}
    if others or not code:
        return "NEEDS-ACTION"
    if code in COMING:
        return "ACCEPTED"
    return "TENTATIVE" if code == Answer.TENTATIVE else "DECLINED"


def stamp(moment: datetime) -> datetime:
    """A moment, in UTC, to the second."""
    return moment.astimezone(UTC).replace(microsecond=0)
