"""Reads: the themes of a body, who may be asked to commit to what, and what they answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from tourdetable.core.charter.terms.days import FOREVER
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.commitments.enums import CommitmentKind, CommitmentState
from tourdetable.domain.commitments.models import Commitment, Theme
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.domain.people.models import Person

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """From a day to another, or on."""

    starts: date
    ends: date | None

    def within(self, starts: date, ends: date | None) -> Days | None:
        """Those of them between two days; None when there are none."""
        first, last = max(self.starts, starts), min(self.ends or FOREVER, ends or FOREVER)
        return Days(first, None if last == FOREVER else last) if first <= last else None


@dataclass(frozen=True)
class Participant:
    """Somebody who takes part, for a seat or as a guest, and the days of the work in which they
    do."""

    person: Person
    seat: Seat | None
    guest: Guest | None
    days: Days

    @property
    def code(self) -> str:
        """What a form calls them."""
        return f"seat-{self.seat.pk}-{self.person.pk}" if self.seat else f"guest-{self.guest_id}"

    @property
    def guest_id(self) -> int | None:
        return self.guest.pk if self.guest else None

    @property
    def kind(self) -> CommitmentKind:
        return CommitmentKind.MEMBER if self.seat else CommitmentKind.CONTINUING_GUEST

    @property
    def of(self) -> str:
        """For whom they take part."""
        return str(self.seat) if self.seat else str(self.guest and self.guest.speaks_for)


def themes_of(body: Body) -> QuerySet[Theme]:
    """All themes of a body, the latest first."""
    return Theme.objects.filter(body=body).order_by("-starts", "-pk")


def commitments_of(body: Body) -> QuerySet[Commitment]:
    """All that was asked in a body, with whom it was asked of, by institution and name."""
    rows = Commitment.objects.filter(body=body)
    rows = rows.select_related("person__account", "seat__institution", "guest", "theme")
    return rows.order_by("seat__institution__sort_key", "person__sort_key", "starts", "pk")


def participants(body: Body, days: Days) -> list[Participant]:
    """Who takes part in some days of a body: the holders of its seats, without those that follow
    through the minutes, and whoever is called in for a time (two queries)."""
    return [*seated(body, days), *called(body, days)]


def seated(body: Body, days: Days) -> Iterator[Participant]:
    """Those who hold a seat, by institution and name."""
    rows = Mandate.objects.during(days.starts, days.ends or FOREVER).filter(seat__body=body)
    rows = rows.exclude(seat__kind=SeatKind.LIGHT)
    rows = rows.select_related("person__account", "seat__institution")
    order = ("seat__institution__sort_key", "person__sort_key", "starts", "pk")
    for one in rows.order_by(*order):
        there = days.within(one.seat.starts, one.seat.ends)
        if there and (theirs := there.within(one.starts, one.ends)):
            yield Participant(one.person, one.seat, None, theirs)


def called(body: Body, days: Days) -> Iterator[Participant]:
    """Those who are called in for a time, by name."""
    rows = Guest.objects.filter(body=body, meeting=None, withdrawn_on=None)
    rows = rows.filter(starts__lte=days.ends or FOREVER, ends__gte=days.starts)
    for one in rows.select_related("person__account").order_by("person__sort_key", "pk"):
        if theirs := days.within(one.first_day, one.last_day):
            yield Participant(one.person, None, one, theirs)


def not_asked(every: Iterable[Participant], asked: Iterable[Commitment]) -> tuple[Participant, ...]:
    """Those of whom nothing was asked yet for some of their days, and these days. Who has ended
    early may be asked again, for the days after."""
    known, found = by_participant(asked), []
    for who in every:
        key = (who.person.pk, who.seat.pk if who.seat else None, who.guest_id)
        if left := after_all(who.days, known.get(key, ())):
            found.append(Participant(who.person, who.seat, who.guest, left))
    return tuple(found)


def by_participant(
    asked: Iterable[Commitment],
) -> Mapping[tuple[int, int | None, int | None], list[Commitment]]:
    """What was asked, by the person, the seat and the guest of whom it was."""
    found: dict[tuple[int, int | None, int | None], list[Commitment]] = {}
    for one in asked:
        found.setdefault((one.person_id, one.seat_id, one.guest_id), []).append(one)
    return found


def after_all(days: Days, asked: Iterable[Commitment]) -> Days | None:
    """The days that begin after all that was asked; None when nothing is left."""
    last = max((one.ends or FOREVER for one in asked), default=None)
    if last is None:
        return days
    return days.within(last + ONE_DAY, None) if last != FOREVER else None


def about(asked: Iterable[Commitment], theme: Theme | None) -> list[Commitment]:
    """Those about a theme, or about the work as a whole."""
    wanted = theme.pk if theme else None
    return [one for one in asked if one.theme_id == wanted]


def last_held(rows: Iterable[Commitment]) -> Mapping[tuple[int, int], date]:
    """The last day on which each person holds the seat for which they were asked, by seat and
    person (one query)."""
    seats = {one.seat_id for one in rows if one.seat_id}
    held = Mandate.objects.filter(seat__in=seats) if seats else Mandate.objects.none()
    found: dict[tuple[int, int], date] = {}
    for seat, person, ends, closed in held.values_list("seat", "person", "ends", "seat__ends"):
        last = min(ends or FOREVER, closed or FOREVER)
        found[seat, person] = max(last, found.get((seat, person), last))
    return found


def takes_part(one: Commitment, *, on: date) -> bool:
    """Whether the person still holds the seat for which they were asked, or is called in (one
    query at most)."""
    if one.guest is not None:
        return one.guest.withdrawn_on is None and one.guest.last_day >= on
    held = last_held([one])
    return one.seat_id is None or held.get((one.seat_id, one.person_id), on - ONE_DAY) >= on


def still(day: date) -> Q:
    """What was asked and is not over that day."""
    return Q(ends=None) | Q(ends__gte=day)


def live_of_seat(seat: Seat, *, on: date) -> QuerySet[Commitment]:
    """What was asked of those who hold a seat, and is not over (one query)."""
    rows = Commitment.objects.filter(still(on), seat=seat)
    rows = rows.exclude(state=CommitmentState.DECLINED)
    return rows.select_related("person", "theme", "body").order_by("person__sort_key", "pk")
