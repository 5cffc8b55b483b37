"""What the messages of one batch need to know, read in the same number of queries for 3 as for 300."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import Meeting, Reply, Turn
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.queries import in_force, local_day, sits
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audience import subject_id
from tourdetable.domain.notices.enums import OF_MEETINGS, TOLD, NoticeKind
from tourdetable.domain.notices.queries import latest_events
from tourdetable.domain.notices.rules import is_overtaken
from tourdetable.domain.people.models import Person
from tourdetable.interface.mail.news import News, Senders, charter_versions
from tourdetable.interface.mail.years import YearDesk, YearLetter


@dataclass(frozen=True)
class Place:
    """Why somebody is written to: a seat they hold, its duties at the meeting, and what they answered for it."""

    person: Person
    seat: Seat
    duties: tuple[str, ...]
    answer: str = ""


@dataclass(frozen=True, kw_only=True)
class Letter(News):
    """What happened to a meeting, or to its minutes, told to the persons of one mailbox."""

    meeting: Meeting
    minutes: Minutes | None
    places: tuple[Place, ...]

    @property
    def persons(self) -> tuple[Person, ...]:
        return tuple({place.person.pk: place.person for place in self.places}.values())

    @property
    def thread(self) -> str:
        return f"meeting-{self.meeting.pk}"


def letters(
    parcels: Sequence[Parcel], *, now: datetime
) -> tuple[list[Letter | YearLetter], list[Parcel]]:
    """The messages to send, and the parcels that are overtaken: nothing true to tell, or nobody left to tell it to."""
    years = [parcel for parcel in parcels if TOLD[parcel[0].event.kind] is NoticeKind.PROGRAMME]
    others = [parcel for parcel in parcels if parcel not in years]
    found = [
        (parcel, written) for desk in desks(others, years, now=now) for parcel, written in desk
    ]
    return [letter for _parcel, letter in found if letter], [
        parcel for parcel, letter in found if letter is None
    ]


def desks(
    others: Sequence[Parcel], years: Sequence[Parcel], *, now: datetime
) -> Iterator[list[tuple[Parcel, Letter | YearLetter | None]]]:
    """Each parcel with its message; nothing is read for a kind of news of which there is none."""
    if others:
        meetings = Desk(others, now=now)
        yield [(parcel, meetings.letter(parcel)) for parcel in others]
    if years:
        programmes = YearDesk(years, now=now)
        yield [(parcel, programmes.letter(parcel)) for parcel in years]


class Desk:
    """Everything that the messages of one batch quote."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        events = [parcel[0].event for parcel in parcels]
        people = {notice.person_id for parcel in parcels for notice in parcel}
        self.now = now
        self.latest = latest_events(events)
        self.minutes = minutes_of(events)
        self.meetings = meetings_of(events, self.minutes)
        self.charters = charter_versions(
            meeting.body.network_id for meeting in self.meetings.values()
        )
        self.mandates = mandates_of(people, self.meetings.values())
        self.answers = answers_of(people, self.meetings)
        self.senders = Senders(events)

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
        charter = in_force(
            self.charters[meeting.body.network_id],
            local_day(meeting.body.network, meeting.starts_at),
        )
        places = tuple(
            place for notice in parcel for place in self.places(notice.person, meeting, charter)
        )
        if not places:
            return None
        return Letter(
            parcel=parcel,
            kind=TOLD[event.kind],
            event=event,
            account=account,
            charter=charter,
            network=meeting.body.network,
            sender=self.senders.person(event),
            sent_for=self.senders.capacity(event, charter),
            meeting=meeting,
            minutes=minutes,
            places=places,
        )

    def places(self, person: Person, meeting: Meeting, charter: Charter) -> list[Place]:
        """The seats of the meeting's body that the person holds today."""
        today = local_day(meeting.body.network, self.now)
        held = [
            m.seat for m in self.mandates.get((person.pk, meeting.body_id), []) if sits(m, today)
        ]
        answered = {
            seat.pk: self.answers.get((meeting.pk, seat.pk, person.pk), "") for seat in held
        }
        return [
            Place(person, s, duties(s, meeting.turns.all(), charter), answered[s.pk]) for s in held
        ]


def minutes_of(events: Iterable[Event]) -> dict[int, Minutes]:
    """The minutes that events are about, without their text: no message quotes it."""
    pks = {subject_id(event) for event in events if TOLD[event.kind] not in OF_MEETINGS}
    return Minutes.objects.defer("text").in_bulk(pks)


def meetings_of(events: Iterable[Event], minutes: Mapping[int, Minutes]) -> dict[int, Meeting]:
    """The meetings that events are about, or whose minutes they are about."""
    pks = {subject_id(event) for event in events if TOLD[event.kind] in OF_MEETINGS}
    found = Meeting.objects.select_related("body__network", "place").prefetch_related(
        "agenda", "turns"
    )
    return found.in_bulk(pks | {row.meeting_id for row in minutes.values()})


def mandates_of(
    people: set[int], meetings: Iterable[Meeting]
) -> dict[tuple[int, int], list[Mandate]]:
    """The mandates of these persons in the bodies of these meetings, by person and body."""
    bodies = {meeting.body_id for meeting in meetings}
    found: dict[tuple[int, int], list[Mandate]] = {}
    rows = Mandate.objects.filter(person__in=people, seat__body__in=bodies).select_related(
        "seat__institution"
    )
    for mandate in rows.order_by("seat__institution__sort_key", "pk"):
        found.setdefault((mandate.person_id, mandate.seat.body_id), []).append(mandate)
    return found


def answers_of(people: set[int], meetings: Iterable[int]) -> dict[tuple[int, int, int], str]:
    """What these persons answered to these invitations, in words not yet translated, by meeting, seat and person."""
    rows = Reply.objects.filter(Q(person__in=people), meeting__in=list(meetings))
    return {(row.meeting_id, row.seat_id, row.person_id): row.answer for row in rows}


def duties(seat: Seat, turns: Iterable[Turn], charter: Charter) -> tuple[str, ...]:
    """The charter's words for what a seat does at a meeting."""
    known = charter.vocabulary.duties
    return tuple(
        known[t.duty].name if t.duty in known else t.duty for t in turns if t.seat_id == seat.pk
    )


def day_of(written: object) -> date | None:
    """A day as events keep it."""
    return date.fromisoformat(written) if isinstance(written, str) else None
