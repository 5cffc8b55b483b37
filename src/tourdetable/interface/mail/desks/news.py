"""What every message has in common: an event, told to the persons of one mailbox by somebody."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.networks.models import CharterVersion, Network, Office, Seat
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.enums import TOLD, NoticeKind
from tourdetable.domain.notices.queries import latest_events
from tourdetable.domain.people.models import Account, Person

Key = TypeVar("Key")
Row = TypeVar("Row")


@dataclass(frozen=True, kw_only=True)
class News:
    """One message, told to `persons`, each once.

    `sender` is who did it, when it was a person; `sent_for` in whose name. `thread` is what it is
    about, for mail programs: `meeting-12`; `begun_by` the event of the message that it follows,
    zero when it follows none.
    """

    parcel: Parcel
    kind: NoticeKind
    event: Event
    account: Account
    charter: Charter
    network: Network
    sender: Person | None
    sent_for: str
    persons: tuple[Person, ...]
    thread: str
    begun_by: int = 0


class NewsDesk:
    """What the messages of one batch have in common, read once."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        self.now = now
        self.events = [parcel[0].event for parcel in parcels]
        self.people = {notice.person_id for parcel in parcels for notice in parcel}
        self.latest = latest_events(self.events)
        self.senders = Senders(self.events)

    def heading(self, parcel: Parcel, charter: Charter, network: Network) -> dict[str, Any]:
        """The fields of `News` that a parcel gives."""
        event = parcel[0].event
        return {
            "parcel": parcel,
            "kind": TOLD[event.kind],
            "event": event,
            "account": parcel[0].person.account,
            "charter": charter,
            "network": network,
            "sender": self.senders.person(event),
            "sent_for": self.senders.capacity(event, charter),
        }


class Senders:
    """Who did what these events tell, and in which capacity."""

    def __init__(self, events: Iterable[Event]) -> None:
        rows = list(events)
        self.persons = Person.objects.select_related("account").in_bulk(
            {e.person for e in rows if e.person}
        )
        self.seats = Seat.objects.select_related("institution").in_bulk(capacities(rows, "seat"))
        self.offices = Office.objects.in_bulk(capacities(rows, "office"))

    def person(self, event: Event) -> Person | None:
        """Who did it."""
        return self.persons.get(event.person) if event.person else None

    def capacity(self, event: Event, charter: Charter) -> str:
        """In whose name it was done: the seat's institution, or the charter's word of an office."""
        group, _colon, pk = event.capacity.partition(":")
        if group == "seat" and int(pk) in self.seats:
            return str(self.seats[int(pk)])
        if group == "office" and int(pk) in self.offices:
            return office_word(self.offices[int(pk)], charter)
        return ""


def capacities(events: Iterable[Event], group: str) -> set[int]:
    """The ids of the seats, or offices, in whose name these events were done."""
    parts = (event.capacity.partition(":") for event in events)
    return {int(pk) for name, _colon, pk in parts if name == group and pk.isdigit()}


def office_word(office: Office, charter: Charter) -> str:
    """The charter's word for an office."""
    known = charter.vocabulary.offices.get(office.kind)
    return known.name if known else office.kind


def duty_words(turns: Iterable[Turn], seats: Container[int], charter: Charter) -> tuple[str, ...]:
    """The charter's words for what these seats do at a meeting."""
    known = charter.vocabulary.duties
    codes = [turn.duty for turn in turns if turn.seat_id in seats]
    return tuple(known[code].name if code in known else code for code in codes)


def charter_versions(networks: Iterable[int]) -> dict[int, list[CharterVersion]]:
    """The versions of the charters of these networks, oldest first."""
    rows = CharterVersion.objects.filter(network__in=set(networks)).defer("text")
    return gathered((version.network_id, version) for version in rows)


def gathered(pairs: Iterable[tuple[Key, Row]]) -> dict[Key, list[Row]]:
    """The rows of each key, in their order."""
    found: dict[Key, list[Row]] = {}
    for key, row in pairs:
        found.setdefault(key, []).append(row)
    return found
