"""What happened to a meeting, or to its minutes; the reminder to those who have not answered, the
news that a place is free. As many queries for 3 as for 300."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Prefetch

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.queries import AttachedLine, attached_to
from tourdetable.domain.attachments.rules import values
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import AgendaItem, Meeting, Reply
from tourdetable.domain.meetings.queries import room_of, unanswered
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.queries import in_force, local_day, sits
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import GONE, LATE, OF_MEETINGS, TOLD, NoticeKind
from tourdetable.domain.notices.rules import is_overtaken
from tourdetable.domain.people.models import Person
from tourdetable.interface.mail.desks.news import (
    News,
    NewsDesk,
    Senders,
    charter_versions,
    duty_words,
    gathered,
)

WITH_AGENDA = (NoticeKind.INVITATION, NoticeKind.AGENDA)
"""Messages that say what there is to prepare."""


@dataclass(frozen=True)
class SeatHeld:
    """Why somebody is written to: a seat, its duties at the meeting, what they answered, or had
    answered (`former`) for another date; who holds it with them."""

    person: Person
    seat: Seat
    duties: tuple[str, ...]
    answer: str = ""
    former: str = ""
    partners: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MeetingLetter(News):
    """What happened to a meeting, or to its minutes, told to the persons of one mailbox; `preview`:
    shown to whoever writes it, it lets nobody answer. `documents` are those that they may read."""

    preview: bool = False
    meeting: Meeting
    minutes: Minutes | None
    held: tuple[SeatHeld, ...]
    documents: tuple[AttachedLine, ...] = ()

    @property
    def called_off(self) -> bool:
        """The meeting is not for them any more, or for nobody."""
        return self.meeting.state == MeetingState.CANCELLED or self.gone

    @property
    def gone(self) -> bool:
        """They were invited, and hold no seat any more on the day of the meeting."""
        return self.event.kind == GONE


class MeetingDesk(NewsDesk):
    """Everything that the messages of one batch quote about meetings and minutes."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        self.convened = convened_of(self.events)
        if self.convened:
            self.senders = Senders([*self.events, *self.convened.values()])
        self.minutes = minutes_of(self.events)
        self.meetings = meetings_of(self.events, self.minutes)
        bodies = [meeting.body for meeting in self.meetings.values()]
        self.charters = charter_versions(body.network_id for body in bodies)
        self.mandates = mandates_of(self.people, self.meetings.values())
        self.answers = answers_of(self.people, self.meetings)
        self.pairs = pairs_of(self.mandates, now=self.now)
        self.documents = documents_of(self.events)

    def letter(self, parcel: Parcel) -> MeetingLetter | None:
        """The message of one parcel, if it still has something true to tell to somebody."""
        event = parcel[0].event
        meeting, minutes = self.subject(event)
        if meeting is None or parcel[0].person.account is None:
            return None
        if is_overtaken(event, meeting, minutes, latest=self.latest, now=self.now):
            return None
        return self.written(parcel, meeting, minutes)

    def written(
        self, parcel: Parcel, meeting: Meeting, minutes: Minutes | None, *, preview: bool = False
    ) -> MeetingLetter | None:
        """The message of one parcel, true or not; None when nobody there holds a seat."""
        network = meeting.body.network
        charter = in_force(self.charters[network.pk], local_day(network, meeting.starts_at))
        held = self.held(parcel, meeting, charter)
        if not held:
            return None
        event = parcel[0].event
        return MeetingLetter(
            **self.heading(parcel, charter, network) | self.inviting(event, charter),
            persons=tuple(dict.fromkeys(one.person for one in held)),
            thread=f"meeting-{meeting.pk}",
            begun_by=self.latest.get((event.subject, "meeting.convened"), 0),
            meeting=meeting,
            minutes=minutes,
            held=held,
            documents=tuple(self.documents.get(meeting.pk, ())),
            preview=preview,
        )

    def inviting(self, event: Event, charter: Charter) -> dict[str, Any]:
        """Who invites somebody who is invited late, or expects them no more: whoever invited the
        others."""
        convened = self.convened.get(event.data.get("convened", 0))
        if convened is None:
            return {}
        sent_for = self.senders.capacity(convened, charter)
        return {"sender": self.senders.person(convened), "sent_for": sent_for}

    def subject(self, event: Event) -> tuple[Meeting | None, Minutes | None]:
        """The meeting that an event is about, and its minutes when it is about them."""
        minutes = None if TOLD[event.kind] in OF_MEETINGS else self.minutes.get(subject_id(event))
        return self.meetings.get(minutes.meeting_id if minutes else subject_id(event)), minutes

    def held(self, parcel: Parcel, meeting: Meeting, charter: Charter) -> tuple[SeatHeld, ...]:
        """The seats of the meeting's body that the persons of a parcel hold today; of those who are
        expected no more, the one that they held."""
        today = local_day(meeting.body.network, self.now)
        found = []
        for notice in parcel:
            person = notice.person
            known = self.mandates.get((person.pk, meeting.body_id), [])
            theirs = [one for one in known if sits(one, today)]
            if notice.event.kind == GONE:
                theirs = left(known, meeting.day)
            found += [self.seat_held(person, one, meeting, charter) for one in theirs]
        return tuple(found)

    def seat_held(
        self, person: Person, mandate: Mandate, meeting: Meeting, charter: Charter
    ) -> SeatHeld:
        """A seat with its duties at the meeting, and what the person answered for it."""
        duties = duty_words(meeting.turns.all(), {mandate.seat_id}, charter)
        said = self.answers.get((meeting.pk, mandate.seat_id, person.pk), ("", ""))
        partners = tuple(
            name for pk, name in self.pairs.get(mandate.seat_id, ()) if pk != person.pk
        )
        return SeatHeld(person, mandate.seat, duties, *said, partners)


class AnswerDesk(MeetingDesk):
    """What happened to a meeting, to be told to those of whom it is still true."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        self.silent = cache(self.read_silent)
        self.inside = cache(self.read_inside)

    def letter(self, parcel: Parcel) -> MeetingLetter | None:
        """The message of one parcel, for those of its seats of which it is true."""
        found = super().letter(parcel)
        if found is None:
            return None
        true_of = self.silent if found.kind is NoticeKind.REMINDER else self.inside
        those = true_of(found.meeting)
        held = tuple(one for one in found.held if (one.seat.pk, one.person.pk) in those)
        if not held:
            return None
        persons = tuple(dict.fromkeys(one.person for one in held))
        return replace(found, held=held, persons=persons)

    def read_silent(self, meeting: Meeting) -> set[tuple[int, int]]:
        """The seats and persons of whom an answer is awaited."""
        return unanswered(meeting, now=self.now)

    def read_inside(self, meeting: Meeting) -> set[tuple[int, int]]:
        """The seats and persons who have a place."""
        return {(place.seat, place.person) for place in room_of(meeting).inside}


def left(mandates: Iterable[Mandate], day: date) -> list[Mandate]:
    """The last of somebody's mandates that ended before a day; none when they hold a seat then."""
    rows = list(mandates)
    if any(sits(one, day) for one in rows):
        return []
    return sorted(rows, key=lambda one: one.starts)[-1:]


def convened_of(events: Iterable[Event]) -> dict[int, Event]:
    """Those by which the others were invited, where somebody is invited late, or expected no more
    (a query, then)."""
    late = {event.data["convened"] for event in events if event.kind in (LATE, GONE)}
    return Event.objects.in_bulk(late) if late else {}


def documents_of(events: Iterable[Event]) -> dict[int, list[AttachedLine]]:
    """The documents of the meetings whose agenda is told, by meeting: whoever sits in a body reads
    them all (a query, then)."""
    pks = {subject_id(event) for event in events if TOLD[event.kind] in WITH_AGENDA}
    return attached_to(pks, values(Audience)) if pks else {}


def minutes_of(events: Iterable[Event]) -> dict[int, Minutes]:
    """The minutes that events are about, without their text: no message quotes it."""
    pks = {subject_id(event) for event in events if TOLD[event.kind] not in OF_MEETINGS}
    return Minutes.objects.defer("text").in_bulk(pks)


def meetings_of(events: Iterable[Event], minutes: Mapping[int, Minutes]) -> dict[int, Meeting]:
    """The meetings that events are about, or whose minutes they are about."""
    pks = {subject_id(event) for event in events if TOLD[event.kind] in OF_MEETINGS}
    points = Prefetch("agenda", AgendaItem.objects.select_related("lead__institution"))
    found = Meeting.objects.select_related("body__network", "place").prefetch_related(
        points, "turns"
    )
    return found.in_bulk(pks | {row.meeting_id for row in minutes.values()})


def mandates_of(
    people: set[int], meetings: Iterable[Meeting]
) -> dict[tuple[int, int], list[Mandate]]:
    """The mandates of these persons in the bodies of these meetings, by person and body."""
    bodies = {meeting.body_id for meeting in meetings}
    found = Mandate.objects.filter(person__in=people, seat__body__in=bodies)
    rows = found.select_related("seat__institution").order_by("seat__institution__sort_key", "pk")
    return gathered(((row.person_id, row.seat.body_id), row) for row in rows)


def pairs_of(
    mandates: Mapping[tuple[int, int], Iterable[Mandate]], *, now: datetime
) -> dict[int, list[tuple[int, str]]]:
    """Who holds the seats of these mandates today, by seat: ids and names (one query)."""
    seats = {one.seat_id for those in mandates.values() for one in those}
    rows = Mandate.objects.active(now.date()).filter(seat__in=seats).select_related("person")
    return gathered((row.seat_id, (row.person_id, str(row.person))) for row in rows)


def answers_of(
    people: set[int], meetings: Iterable[int]
) -> dict[tuple[int, int, int], tuple[str, str]]:
    """The codes of what these persons answered, by meeting, seat and person: for the time at which
    it is held, then for another one."""
    rows = Reply.objects.filter(person__in=people, meeting__in=list(meetings))
    return {
        (row.meeting_id, row.seat_id, row.person_id): (
            (row.answer, "") if row.stands else ("", row.answer)
        )
        for row in rows
    }
