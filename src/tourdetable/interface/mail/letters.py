"""What the messages of one batch need to know, read in the same number of queries for 3 as for 300."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from tourdetable.core.charter.model import Charter
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import Meeting, Reply, Turn
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import CharterVersion, Mandate, Office, Seat
from tourdetable.domain.networks.queries import in_force, local_day, sits
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audience import subject_id
from tourdetable.domain.notices.enums import OF_MEETINGS, TOLD, NoticeKind
from tourdetable.domain.notices.queries import latest_events
from tourdetable.domain.notices.rules import is_overtaken
from tourdetable.domain.people.models import Account, Person


@dataclass(frozen=True)
class Place:
    """Why somebody is written to: a seat they hold, its duties at the meeting, and what they answered for it."""

    person: Person
    seat: Seat
    duties: tuple[str, ...]
    answer: str = ""


@dataclass(frozen=True)
class Letter:
    """One message: an event told to the persons of one mailbox. `sender` is who did it, when it was a person."""

    parcel: Parcel
    kind: NoticeKind
    event: Event
    account: Account
    charter: Charter
    meeting: Meeting
    minutes: Minutes | None
    places: tuple[Place, ...]
    sender: Person | None
    sent_for: str

    @property
    def persons(self) -> tuple[Person, ...]:
        """To whom it is addressed, each once."""
        return tuple({place.person.pk: place.person for place in self.places}.values())


def letters(parcels: Sequence[Parcel], *, now: datetime) -> tuple[list[Letter], list[Parcel]]:
    """The messages to send, and the parcels that are overtaken: nothing true to tell, or nobody left to tell it to."""
    desk = Desk(parcels, now=now)
    found = [(parcel, desk.letter(parcel)) for parcel in parcels]
    return [letter for _parcel, letter in found if letter], [parcel for parcel, letter in found if letter is None]


class Desk:
    """Everything that the messages of one batch quote."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        events = [parcel[0].event for parcel in parcels]
        people = {notice.person_id for parcel in parcels for notice in parcel}
        self.now = now
        self.latest = latest_events(events)
        self.minutes = minutes_of(events)
        self.meetings = meetings_of(events, self.minutes)
        self.charters = charter_versions(self.meetings.values())
        self.mandates = mandates_of(people, self.meetings.values())
        self.answers = answers_of(people, self.meetings)
        self.senders = Person.objects.select_related("account").in_bulk({e.person for e in events if e.person})
        self.seats = Seat.objects.select_related("institution").in_bulk(capacities(events, "seat"))
        self.offices = Office.objects.in_bulk(capacities(events, "office"))

    def letter(self, parcel: Parcel) -> Letter | None:
        """The message of one parcel, if it still has something true to tell to somebody."""
        event = parcel[0].event
        minutes = None if TOLD[event.kind] in OF_MEETINGS else self.minutes.get(subject_id(event))
        meeting = self.meetings.get(minutes.meeting_id if minutes else subject_id(event))
        account = parcel[0].person.account
        if meeting is None or account is None:
            return None
        if is_overtaken(event, meeting, minutes, latest=self.latest, now=self.now):
            return None
        charter = in_force(self.charters[meeting.body.network_id], local_day(meeting.body.network, meeting.starts_at))
        places = tuple(place for notice in parcel for place in self.places(notice.person, meeting, charter))
        sender = self.senders.get(event.person) if event.person else None
        said = self.capacity(event, charter)
        kind = TOLD[event.kind]
        return Letter(parcel, kind, event, account, charter, meeting, minutes, places, sender, said) if places else None

    def places(self, person: Person, meeting: Meeting, charter: Charter) -> list[Place]:
        """The seats of the meeting's body that the person holds today."""
        today = local_day(meeting.body.network, self.now)
        held = [m.seat for m in self.mandates.get((person.pk, meeting.body_id), []) if sits(m, today)]
        answered = {seat.pk: self.answers.get((meeting.pk, seat.pk, person.pk), "") for seat in held}
        return [Place(person, s, duties(s, meeting.turns.all(), charter), answered[s.pk]) for s in held]

    def capacity(self, event: Event, charter: Charter) -> str:
        """In whose name it was done: the institution of the seat, or the charter's word for the office."""
        group, _colon, pk = event.capacity.partition(":")
        if group == "seat" and int(pk) in self.seats:
            return str(self.seats[int(pk)])
        if group == "office" and int(pk) in self.offices:
            code = self.offices[int(pk)].kind
            known = charter.vocabulary.offices.get(code)
            return known.name if known else code
        return ""


def minutes_of(events: Iterable[Event]) -> dict[int, Minutes]:
    """The minutes that events are about, without their text: no message quotes it."""
    pks = {subject_id(event) for event in events if TOLD[event.kind] not in OF_MEETINGS}
    return Minutes.objects.defer("text").in_bulk(pks)


def meetings_of(events: Iterable[Event], minutes: Mapping[int, Minutes]) -> dict[int, Meeting]:
    """The meetings that events are about, or whose minutes they are about."""
    pks = {subject_id(event) for event in events if TOLD[event.kind] in OF_MEETINGS}
    found = Meeting.objects.select_related("body__network").prefetch_related("agenda", "turns")
    return found.in_bulk(pks | {row.meeting_id for row in minutes.values()})


def charter_versions(meetings: Iterable[Meeting]) -> dict[int, list[CharterVersion]]:
    """The versions of the charters of these meetings' networks, oldest first."""
    found: dict[int, list[CharterVersion]] = {}
    networks = {meeting.body.network_id for meeting in meetings}
    for version in CharterVersion.objects.filter(network__in=networks).defer("text"):
        found.setdefault(version.network_id, []).append(version)
    return found


def mandates_of(people: set[int], meetings: Iterable[Meeting]) -> dict[tuple[int, int], list[Mandate]]:
    """The mandates of these persons in the bodies of these meetings, by person and body."""
    bodies = {meeting.body_id for meeting in meetings}
    found: dict[tuple[int, int], list[Mandate]] = {}
    rows = Mandate.objects.filter(person__in=people, seat__body__in=bodies).select_related("seat__institution")
    for mandate in rows.order_by("seat__institution__sort_key", "pk"):
        found.setdefault((mandate.person_id, mandate.seat.body_id), []).append(mandate)
    return found


def answers_of(people: set[int], meetings: Iterable[int]) -> dict[tuple[int, int, int], str]:
    """What these persons answered to these invitations, in words not yet translated, by meeting, seat and person."""
    rows = Reply.objects.filter(Q(person__in=people), meeting__in=list(meetings))
    return {(row.meeting_id, row.seat_id, row.person_id): row.answer for row in rows}


def capacities(events: Iterable[Event], group: str) -> set[int]:
    """The ids of the seats, or offices, in whose name these events were done."""
    parts = (event.capacity.partition(":") for event in events)
    return {int(pk) for name, _colon, pk in parts if name == group and pk.isdigit()}


def duties(seat: Seat, turns: Iterable[Turn], charter: Charter) -> tuple[str, ...]:
    """The charter's words for what a seat does at a meeting."""
    known = charter.vocabulary.duties
    return tuple(known[t.duty].name if t.duty in known else t.duty for t in turns if t.seat_id == seat.pk)


def day_of(written: object) -> date | None:
    """A day as events keep it."""
    return date.fromisoformat(written) if isinstance(written, str) else None
