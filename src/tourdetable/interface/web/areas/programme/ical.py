"""Meetings as an iCalendar feed (RFC 5545): UTC times, a UID that never changes, SEQUENCE
growing with each change."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.uids import uid
from tourdetable.domain.networks.models import Network

PRODUCT = "-//Tour de table//Programme//FR"
FRESH = timedelta(hours=6)
"""How often a calendar application should come back (RFC 7986)."""

LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class CalendarEntry:
    """A meeting as its reader may have it: `url` of a page they may open, `description` that
    they may read."""

    meeting: Meeting
    kind: str
    url: str
    description: str = ""


def feed(network: Network, entries: Iterable[CalendarEntry], *, name: str, now: datetime) -> bytes:
    """The calendar file."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for known in ("name", "x-wr-calname"):
        calendar.add(known, fit(name))
    calendar.add("refresh-interval", FRESH, parameters={"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(event(network, entry, now=now))
    content: bytes = calendar.to_ical()
    return content


def event(network: Network, entry: CalendarEntry, *, now: datetime) -> Event:
    """One meeting."""
    meeting, component = entry.meeting, Event()
    cancelled = meeting.state == MeetingState.CANCELLED
    said = {
        "uid": uid(network.slug, meeting.pk),
        "dtstamp": now.astimezone(UTC).replace(microsecond=0),
        "dtstart": meeting.starts_at.astimezone(UTC),
        "dtend": meeting.ends_at.astimezone(UTC),
        "summary": fit(title(meeting)),
        "sequence": meeting.version,
        "status": "CANCELLED" if cancelled else "CONFIRMED",
        "categories": [fit(entry.kind)],
        "url": entry.url,
        "organizer": organizer(network),
    }
    optional = {"location": fit(meeting.where), "description": fit(entry.description)}
    said |= {key: words for key, words in optional.items() if words}
    for key, value in said.items():
        component.add(key, value)
    return component


def title(meeting: Meeting) -> str:
    """Many calendars show a cancelled event as any other: its title says it. Calendars
    mix bodies: the meeting's comes first."""
    if meeting.state == MeetingState.CANCELLED:
        return _("Cancelled: %(title)s") % {"title": meeting.listed}
    return meeting.listed


def organizer(network: Network) -> vCalAddress:
    """The network, at the address from which its messages come: nobody's own."""
    address = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    address.params["CN"] = vText(fit(network.name))
    return address


def fit(text: str) -> str:
    """A text that iCalendar can carry: one kind of line end, no control character."""
    return CONTROLS.sub("", LINE_ENDS.sub("\n", text))
