"""What was answered for a person's seats, and where they wait for a place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q

from tourdetable.domain.meetings.answers import VOUCHING, Attendee, SaidAnswer, attendees, room
from tourdetable.domain.meetings.listing import ListedMeeting
from tourdetable.domain.meetings.models import Reply
from tourdetable.domain.meetings.queries import OF_STATEMENTS
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.networks.queries import Standing

Answers = Mapping[int, list[SaidAnswer]]
"""By meeting, what stands of what was answered, oldest first."""


class Term(NamedTuple):
    """A time during which somebody holds a seat."""

    body: int
    seat: int
    person: int
    starts: date
    ends: date | None

    def covers(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or self.ends >= day)


class CountedMeeting(NamedTuple):
    """A meeting whose places are counted."""

    meeting: ListedMeeting
    capacity: int


def answered(place: Standing, meetings: Iterable[ListedMeeting]) -> Answers:
    """What is answered for the person's seats at these meetings (one query; another where a pair
    partner speaks for both: they are heard as long as they hold the seat)."""
    seats = [seat.pk for seat in place.seats]
    found = answers_to(Q(seat__in=seats))
    others = vouching(place, found)
    if not others:
        return found
    held = terms(Q(seat__in=seats, person__in=others))
    days = {meeting.pk: meeting.day for meeting in meetings if meeting.pk in found}
    return {
        meeting: [
            one for one in found[meeting] if one.person not in others or holds(held, one, day)
        ]
        for meeting, day in days.items()
    }


def vouching(place: Standing, answers: Answers) -> set[int]:
    """Who else spoke for the person."""
    said = (one for statements in answers.values() for one in statements)
    return {one.person for one in said if one.person != place.person.pk and one.answer in VOUCHING}


def holds(held: Iterable[Term], said: SaidAnswer, day: date) -> bool:
    """Whether whoever said it holds the seat that day."""
    own = (term for term in held if (term.seat, term.person) == (said.seat, said.person))
    return any(term.covers(day) for term in own)


def waiting(
    place: Standing, answers: Answers, counted: Iterable[CountedMeeting], now: datetime
) -> Collection[int]:
    """Where the person waits for a place, of the meetings to come whose places are counted and for
    which something was said of their seats (two queries, if there are any)."""
    asked = still_asked(answers, counted, now)
    if not asked:
        return ()
    held = terms(Q(seat__body__in={one.meeting.body_id for one in asked}))
    said = answers_to(Q(meeting__in=[one.meeting.pk for one in asked]))
    return {
        meeting.pk
        for meeting, capacity in asked
        for waits in room(known(meeting, held, said.get(meeting.pk, ())), capacity).waiting
        if waits.person == place.person.pk
    }


def still_asked(
    answers: Answers, counted: Iterable[CountedMeeting], now: datetime
) -> list[CountedMeeting]:
    """Those of them that are to come, and for which something was said."""
    return [one for one in counted if one.meeting.pk in answers and one.meeting.ends_at > now]


def known(
    meeting: ListedMeeting, held: Iterable[Term], said: Iterable[SaidAnswer]
) -> dict[int, list[Attendee]]:
    """By seat, what is known of each of its holders on the day of the meeting."""
    holders, answers = defaultdict[int, list[int]](list), defaultdict[int, list[SaidAnswer]](list)
    for term in held:
        if term.body == meeting.body_id and term.covers(meeting.day):
            holders[term.seat].append(term.person)
    for one in said:
        answers[one.seat].append(one)
    return {seat: attendees(people, answers[seat]) for seat, people in holders.items()}


def answers_to(wanted: Q) -> defaultdict[int, list[SaidAnswer]]:
    """What stands of some answers, by meeting (one query)."""
    found = defaultdict[int, list[SaidAnswer]](list)
    rows = Reply.objects.filter(wanted, stands=True).order_by("at", "pk")
    for meeting, *said in rows.values_list("meeting", *OF_STATEMENTS):
        found[meeting].append(SaidAnswer(*said))
    return found


def terms(wanted: Q) -> list[Term]:
    """Some mandates, in the order in which they began (one query)."""
    rows = Mandate.objects.filter(wanted).order_by("starts", "pk")
    return [Term(*row) for row in rows.values_list("seat__body", *Term._fields[1:])]
