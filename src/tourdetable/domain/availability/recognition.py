"""Whose an entry of a calendar is: a meeting of this server's networks, which is no absence, or an
invitation that the owner of the calendar declined.

Nothing is certain after a round trip: Outlook wraps a UID and drops the URL, Google gives a copy
another UID and another organiser, Apple keeps all but the UID. Each mark is enough by itself where
it cannot be there by chance; a title, or an address in a text, only at the meeting's own hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from tourdetable.core.words.collation import folded
from tourdetable.domain.availability.ics import Component, Property
from tourdetable.domain.availability.recurrence import TimeSpan
from tourdetable.domain.meetings.calendar.uids import network_named_in

MAILTO = re.compile(r"^\s*(?:mailto:)?\s*([^\s<>;:]+@[^\s<>;:]+?)\s*$", re.IGNORECASE)
PAGE = re.compile(r"^\w+://([^/\s]+)/([^/\s]+)/(?:meetings|programme)/", re.IGNORECASE)
DECLINED = "DECLINED"
MANY = 3
"""Meetings from which somebody who is in all of them is taken for the owner of the calendar."""
SHORT = 6
"""Letters under which a title is too common to tell anything."""


@dataclass(frozen=True)
class MeetingMark:
    """A meeting of this server: by its hours, and its title or its page (`/club/meetings/12/`),
    copies that kept nothing else are known."""

    starts: datetime
    ends: datetime
    title: str
    network: str
    pk: int

    @property
    def page(self) -> str:
        return f"/{self.network}/meetings/{self.pk}/"


@dataclass(frozen=True)
class Landmarks:
    """What is known of this server (slugs, addresses it writes from,
    hosts of its pages), of the meetings that
    the owner may have copied, and of the owner."""

    networks: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    meetings: tuple[MeetingMark, ...] = ()
    owners: tuple[str, ...] = ()
    name: str = ""

    @cached_property
    def at(self) -> dict[tuple[datetime | None, datetime | None], list[MeetingMark]]:
        """The known meetings, by their hours."""
        found: dict[tuple[datetime | None, datetime | None], list[MeetingMark]] = {}
        for one in self.meetings:
            found.setdefault((moment(one.starts), moment(one.ends)), []).append(one)
        return found

    def is_ours(self, entry: Component) -> bool:
        """Whether an entry says by itself that it is a meeting of this server's networks."""
        if network_named_in(entry.text("UID")) in self.networks:
            return True
        if address(entry.one("ORGANIZER")) in self.senders:
            return True
        return self.is_page(entry.text("URL"))

    def is_page(self, url: str) -> bool:
        """Whether an address is that of a meeting, or of a programme, of this server."""
        found = PAGE.match(url)
        if found is None:
            return False
        return found[1].casefold() in self.sites and found[2].casefold() in self.networks

    def is_copy(self, entry: Component, slot: TimeSpan) -> bool:
        """Whether an entry is at the hours of a known meeting, and has its title or its page."""
        hours = moment(slot.starts), moment(slot.ends)
        if hours not in self.at:
            return False
        title = folded(entry.text("SUMMARY").replace("\\", ""))
        pages = " ".join(entry.text(name) for name in ("DESCRIPTION", "LOCATION", "X-ALT-DESC"))
        return any(same_title(title, one.title) or one.page in pages for one in self.at[hours])

    def owner(self, says: Iterable[Component], entries: Iterable[Component]) -> Owner:
        """The owner of a file: as known here, as the file itself names them, or else the one
        person who is in all its meetings."""
        named = {
            address(line)
            for said in says
            for name in ("X-WR-CALNAME", "X-OWNER", "X-WR-RELCALID")
            for line in said.all(name)
        }
        known = {one.casefold() for one in self.owners} | named - {""}
        met = [set(map(address, people(entry))) for entry in entries if entry.all("ATTENDEE")]
        if len(met) >= MANY and not any(known & guests for guests in met):
            always = set.intersection(*met) - {""}
            known |= always if len(always) == 1 else set()
        there = any(known & guests for guests in met)
        return Owner(frozenset(known), name_key(self.name), there)


@dataclass(frozen=True)
class Owner:
    """Whoever a calendar belongs to: addresses, name, and whether the file names them somewhere."""

    addresses: frozenset[str]
    name: frozenset[str]
    named: bool

    def declined(self, entry: Component) -> bool:
        """Whether the owner declined: by their address or name; or the only guest did, of a file
        that names its owner nowhere."""
        mine = [answer(line) for line in entry.all("ATTENDEE") if self.is_mine(line)]
        if not mine and not self.named and len(entry.all("ATTENDEE")) == 1:
            mine = [answer(entry.all("ATTENDEE")[0])]
        return bool(mine) and set(mine) == {DECLINED}

    def unsure(self, entry: Component) -> bool:
        """Whether the owner has not said that they come."""
        mine = {answer(line) for line in entry.all("ATTENDEE") if self.is_mine(line)}
        return bool(mine) and mine <= {"TENTATIVE", "NEEDS-ACTION"}

    def is_mine(self, line: Property) -> bool:
        known = str(line.parameters.get("CN") or "")
        same_name = len(self.name) > 1 and self.name <= name_key(known)
        return same_name or bool({address(line), bare_address(known)} & self.addresses)


def people(entry: Component) -> list[Property]:
    """The lines of an entry that name somebody."""
    return entry.all("ATTENDEE") + entry.all("ORGANIZER")


def answer(line: Property) -> str:
    return str(line.parameters.get("PARTSTAT") or "").upper()


def address(line: Property | None) -> str:
    """The mail address of a line (or, for Exchange, of its EMAIL parameter); empty when none."""
    if line is None:
        return ""
    return bare_address(line.value) or bare_address(str(line.parameters.get("EMAIL") or ""))


def bare_address(text: str) -> str:
    found = MAILTO.match(text)
    return found[1].casefold() if found else ""


def same_title(written: str, title: str) -> bool:
    """Whether a title holds that of a meeting, such as « Copie : … » or « Annulée : … »."""
    known = folded(title)
    return written == known or (len(known) >= SHORT and known in written)


def moment(when: object) -> datetime | None:
    """A time with its zone, in UTC; None for a day."""
    return when.astimezone(UTC) if isinstance(when, datetime) else None


def name_key(name: str) -> frozenset[str]:
    """The words of somebody's name, in any order."""
    return frozenset(folded(name).split())
