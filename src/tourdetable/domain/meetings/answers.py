"""What the answers to an invitation say, put together: of each person, whether they come; of a
seat, one coherent answer; of a meeting whose places are counted, who has one and who waits.

Nothing is read here. An answer speaks of whoever gives it, and sometimes of who holds the seat with
them: of each person, the latest statement wins, by the moment at which it was said, then in the
order of the answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from tourdetable.domain.meetings.enums import COMING, Answer

VOUCHING = (Answer.PAIR, Answer.BOTH)
"""Answers that say that whoever holds the seat too comes."""


class SaidAnswer(NamedTuple):
    """One answer that stands: `coming_since` and `pair_since` are when it was first said that the
    person comes, and that who holds the seat with them does."""

    pk: int
    seat: int
    person: int
    answer: str
    at: datetime
    coming_since: datetime | None = None
    pair_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """What is known of one holder of a seat. `answer` is their own ("": none); `by` says who spoke
    last of them (None: nobody); `coming` is None as long as it is not known; `clashes`: another
    says that they come, after they said that they do not."""

    person: int
    answer: str = ""
    by: int | None = None
    coming: bool | None = None
    remote: bool = False
    since: datetime | None = None
    clashes: bool = False

    @property
    def silent(self) -> bool:
        """Whether they have not answered themselves."""
        return not self.answer


def attendees(holders: Iterable[int], said: Sequence[SaidAnswer]) -> list[Attendee]:
    """What is known of each holder of one seat; `said` are its answers.

    Those of somebody who no longer holds it say nothing.
    """
    people = list(holders)
    own = {one.person: one for one in said if one.person in people}
    return [attendee(person, own) for person in people]


def attendee(person: int, own: Mapping[int, SaidAnswer]) -> Attendee:
    """What is known of one of them, from the answers of all."""
    mine = own.get(person)
    others = [one for one in own.values() if one.person != person and one.answer in VOUCHING]
    last = max(others, key=moment, default=None)
    if mine is not None and (last is None or mine.answer in COMING or moment(mine) > moment(last)):
        return by_themselves(person, mine)
    return by_another(person, mine.answer if mine else "", last) if last else Attendee(person)


def by_another(person: int, answer: str, last: SaidAnswer) -> Attendee:
    """What whoever holds the seat too says, last, of somebody who answered something else."""
    clashes, since = answer in (Answer.EXCUSED, Answer.PAIR), last.pair_since or last.at
    return Attendee(person, answer, last.person, coming=True, since=since, clashes=clashes)


def by_themselves(person: int, mine: SaidAnswer) -> Attendee:
    """What somebody says of themselves."""
    coming = None if mine.answer == Answer.TENTATIVE else mine.answer in COMING
    since = (mine.coming_since or mine.at) if coming else None
    remote = mine.answer == Answer.REMOTE
    return Attendee(person, mine.answer, person, coming=coming, remote=remote, since=since)


def moment(said: SaidAnswer) -> tuple[datetime, int]:
    """When it was said; of two at one moment, the second."""
    return said.at, said.pk


def standing_of(people: Sequence[Attendee]) -> str:
    """Where a seat stands: one of its holders is enough (CLUB-12).

    `coming` (one says so of themselves), `pair` (another says it of them), `each_other` (the only
    ones said to come had said that they do not), `half_excused` (one does not come, of another
    nothing is known), `excused`, `unsure`, `silent`, `vacant`.
    """
    if not people:
        return "vacant"
    come = [one for one in people if one.coming]
    if any(one.by == one.person for one in come):
        return "coming"
    if come:
        return "each_other" if all(one.clashes for one in come) else "pair"
    return without_anybody(people)


def without_anybody(people: Sequence[Attendee]) -> str:
    """Where a seat stands for which nobody is said to come."""
    away = [one for one in people if one.coming is False]
    if len(away) == len(people):
        return "excused"
    if away:
        return "half_excused"
    return "unsure" if any(one.answer for one in people) else "silent"


HEARD = ("coming", "pair", "excused")
"""Where a seat stands of which nothing more is asked."""


class RoomPlace(NamedTuple):
    """Somebody who comes in person for a seat, and since when it is known: a place in the room."""

    since: datetime
    seat: int
    person: int


@dataclass(frozen=True)
class Room:
    """Who has a place, then who waits for one, in the order in which it was said. Whoever comes
    remotely takes none."""

    inside: tuple[RoomPlace, ...] = ()
    waiting: tuple[RoomPlace, ...] = ()

    def rank(self, seat: int, person: int) -> int:
        """Somebody's number on the waiting list, from 1; 0 when they do not wait."""
        for number, place in enumerate(self.waiting, start=1):
            if (place.seat, place.person) == (seat, person):
                return number
        return 0


def room(seats: Mapping[int, Sequence[Attendee]], capacity: int | None) -> Room:
    """Who has a place in a room of so many (None: of as many as one likes); one person takes one,
    however many seats they hold."""
    places = sorted(
        RoomPlace(one.since, seat, one.person)
        for seat, people in seats.items()
        for one in people
        if one.coming and not one.remote and one.since
    )
    first = list({place.person: place for place in reversed(places)}.values())
    first.sort()
    if capacity is None:
        return Room(tuple(first))
    return Room(tuple(first[:capacity]), tuple(first[capacity:]))
