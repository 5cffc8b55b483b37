"""A wish as a body of the planner: its days, its seats, its turns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import cached_property
from math import ceil
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.planner.terms import instance as planner
from tourdetable.core.planner.terms.instance import ALL, OPTIONAL, PARTIAL, Leave
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.places.models import Place
from tourdetable.domain.rota.settled import carried_turns, settled_rota
from tourdetable.domain.years.enums import School
from tourdetable.domain.years.ids import BodyId, PlaceId, RoomId, SeatId, VacantId, read, row_in
from tourdetable.domain.years.instance.commitments import DatedMeeting
from tourdetable.domain.years.instance.gaps import blackout_of, gap_of, previous_meeting, tail_of
from tourdetable.domain.years.instance.hosts import hosts_of, positions, seats_expected
from tourdetable.domain.years.instance.offices import Offices, offices_at
from tourdetable.domain.years.instance.window import Window
from tourdetable.domain.years.instance.wishes import SeriesWish
from tourdetable.domain.years.periods.dated import avoided_by

AVOIDED = 3
"""What a day of the week that is rather not wanted costs."""

MOSTLY = 75
"""The percentage of meetings that a standing seat comes to, where the charter asks nothing."""


class Bodies:
    """The planner's bodies for the wishes of one draft."""

    def __init__(self, window: Window, wishes: Sequence[SeriesWish], offices: Offices) -> None:
        self.window, self.wishes, self.holders = window, wishes, offices.holders
        self.offices = offices
        placed = {meeting.pk for wish in wishes for meeting in wish.ahead}
        self.unplaced = [meeting for meeting in window.dated if meeting.pk not in placed]
        ever = Turn.objects.filter(seat__in=self.holders.seats).values_list("seat_id", flat=True)
        self.turns_ever = Counter(ever)
        bodies = list(dict.fromkeys(wish.body for wish in wishes))
        self.rota = settled_rota(bodies, window.days)
        self.carried = carried_turns(bodies, window.charter, before=window.days.first)
        self.expected = seats_expected([wish.body for wish in wishes], window.days)
        self.positions = positions(wishes)

    def all(self) -> tuple[list[planner.BodySpec], list[Leave]]:
        """The body of each wish, with the rules that its holders cannot keep."""
        found, leaves = list[planner.BodySpec](), list[Leave]()
        for wish in self.wishes:
            body, mine = in_same_hands(self.body(wish))
            found.append(body)
            leaves += mine
        return found, leaves

    def body(self, wish: SeriesWish) -> planner.BodySpec:
        """The body of a wish; among equals, the seats that ever took fewest turns come first."""
        seats = self.seats(wish)
        duties = self.duties(wish) if any(seat.duties for seat in seats) else ()
        return planner.BodySpec(
            id=wish.name,
            kind=wish.series.kind,
            meetings=wish.meetings,
            seats=(*self.officers(wish), *all_needed(seats, duties), *self.whole(wish)),
            hosts=hosts_of(self.window, wish, self.expected[wish.body.pk]),
            host_history=self.received(wish),
            xy=self.positions.get(wish.name),
            room_pool=pool_of(wish.series.room),
            duties=duties,
            history=self.history(seats, duties),
            zones=tuple(self.window.draft.zones),
            **self.dates(wish),
        )

    def dates(self, wish: SeriesWish) -> dict[str, Any]:
        """On which days it may meet, and how far apart."""
        return {
            "season": wish.days,
            "gap": gap_of(self.window, wish),
            "prev_last": previous_meeting(self.window, wish),
            "standing": self.standing(wish),
            "tail_max": tail_of(self.window, wish),
            **self.days(wish),
        }

    def days(self, wish: SeriesWish) -> dict[str, Any]:
        """Which days of its season it may have, and would rather not."""
        series, part, school = wish.series, wish.part, str(wish.series.school)
        return {
            "weekdays": tuple(sorted(wish.asked.weekdays.intersection(series.weekdays))),
            "parts": (part,),
            "school_holidays": None if school == School.NONE else school,
            "blackout": (*blackout_of(wish), *self.window.closed),
            "avoid": avoided_by(self.window.periods, school=school != School.NONE),
            "own_day": series.own_day,
            "pref": {str(weekday): {part: AVOIDED} for weekday in series.avoided},
        }

    def standing(self, wish: SeriesWish) -> tuple[date, ...]:
        """The days of its other meetings to come: its own, and those that the charter's clock
        counts with them."""
        clock, asked = wish.asked.clock, wish.asked.months is not None
        counted = [m.on for m in self.aside(wish) if asked and (not clock or m.kind in clock)]
        return tuple(sorted({*counted, *(meeting.on for meeting in wish.aside)}))

    # ---- Seats

    def seats(self, wish: SeriesWish) -> list[planner.SeatSpec]:
        """How the body's seats take part."""
        rows = self.holders.of_body(wish.body)
        rows.sort(key=lambda row: (self.turns_ever[row.pk], row.pk))
        found = (self.seat(wish, row) for row in rows)
        return [seat for seat in found if seat is not None]

    def seat(self, wish: SeriesWish, row: Seat) -> planner.SeatSpec | None:
        """How a seat takes part; None for one that follows from afar."""
        standing, least = row.kind == SeatKind.STANDING, self.least(wish, row)
        takes = (standing or row.volunteers) and self.holders.always_held(row)
        takes = takes and row.pk not in self.rota.exempt
        if row.kind == SeatKind.LIGHT and not least and not takes:
            return None
        presence = planner.AtLeast(least) if least else OPTIONAL
        if standing and wish.asked.everyone:
            presence = ALL
        name, people = str(SeatId(row.pk)), self.holders.persons(row)
        terms, days = self.holders.terms(row), self.holders.days_of(row)
        guest = row.kind == SeatKind.INVITED
        return planner.SeatSpec(
            name, people, presence, takes, row.college, standing or guest, guest, terms, days
        )

    def least(self, wish: SeriesWish, row: Seat) -> int:
        """How many meetings a seat owes: its share while it is held; one, for a light one told."""
        if row.kind == SeatKind.LIGHT:
            return int(wish.asked.reports_back and wish.meetings > 0)
        if row.kind != SeatKind.STANDING:
            return 0
        percent = MOSTLY if wish.asked.percent is None else wish.asked.percent
        if self.holders.always_held(row):
            return ceil(percent * wish.meetings / 100)
        return int(percent * wish.meetings * self.holders.held_share(row) / 100)

    def officers(self, wish: SeriesWish) -> Iterator[planner.SeatSpec]:
        """The places of the offices that come to its meetings, of those that somebody holds."""
        body, kind = wish.body, wish.series.kind
        for mine in offices_at(self.window.charter, body.pk, body.kind, kind):
            if self.offices.tenures(mine):
                yield self.offices.place(mine)

    def whole(self, wish: SeriesWish) -> Iterator[planner.SeatSpec]:
        """The body itself, as a seat of each of its series: it is not in two places at once."""
        aside = self.aside(wish)
        beside = any(other.body == wish.body and other is not wish for other in self.wishes)
        if beside or aside:
            name, halves = str(BodyId(wish.body.pk)), {(m.on, m.part) for m in aside}
            alone = planner.PersonSpec(name, str(wish.body), unavail=tuple(sorted(halves)))
            self.holders.extra[name] = alone
            yield planner.SeatSpec(name, (name,), ALL, expected=False)

    def aside(self, wish: SeriesWish) -> list[DatedMeeting]:
        """The body's meetings to come that nobody plans."""
        ahead = (meeting for meeting in self.unplaced if meeting.on > self.window.today)
        return [meeting for meeting in ahead if meeting.body == wish.body.pk]

    def received(self, wish: SeriesWish) -> dict[str, int]:
        """How often each place received the body, in all the years before."""
        return {
            str(PlaceId(place)): times
            for (body, place), times in self.received_ever.items()
            if body == wish.body.pk
        }

    @cached_property
    def received_ever(self) -> Counter[tuple[int, int]]:
        """By body and place, the meetings held there (one query)."""
        bodies = [wish.body for wish in self.wishes]
        held = Meeting.objects.filter(body__in=bodies, state__in=CALENDAR, place__isnull=False)
        zone = ZoneInfo(self.window.network.time_zone)
        past = held.filter(starts_at__lt=datetime.combine(self.window.days.first, time(), zone))
        return Counter(past.order_by().values_list("body", "place"))

    # ---- Turns

    def duties(self, wish: SeriesWish) -> tuple[str, ...]:
        """The duties that the seats take in turn; none where a body has turns last several
        meetings: they are shared out on its page, once its meetings have their dates."""
        if not wish.series.duties or wish.body.pk in self.rota.long:
            return ()
        known = [duty.code for duty in self.window.charter.vocabulary.duties_of(wish.body.kind)]
        return wish.asked.turns or tuple(known)

    def history(
        self, seats: Iterable[planner.SeatSpec], duties: Iterable[str]
    ) -> Mapping[str, Mapping[str, int]]:
        """The turns that each seat has had beside its part, over all seasons: told of one
        holder."""
        found: dict[str, dict[str, int]] = {}
        for seat in seats:
            row = row_in(seat.id, SeatId)
            told = ((duty, self.carried.get((row or 0, duty), 0)) for duty in duties)
            mine = {duty: turns for duty, turns in told if turns}
            free = [person for person in seat.persons if person not in found]
            if mine:
                found[(free or list(seat.persons))[0]] = mine
        return found


def pool_of(room: Place | None) -> str | None:
    """The place that series share, where its number of rooms counts."""
    return str(RoomId(room.pk)) if room and room.rooms is not None else None


def all_needed(
    seats: Sequence[planner.SeatSpec], duties: Sequence[str]
) -> Sequence[planner.SeatSpec]:
    """Where no more seats take turns than there are duties, those come to every meeting."""
    if sum(seat.duties for seat in seats) > len(duties):
        return seats
    return [replace(seat, presence=ALL) if seat.duties else seat for seat in seats]


def in_same_hands(body: planner.BodySpec) -> tuple[planner.BodySpec, list[Leave]]:
    """Somebody who alone holds several seats of a body comes for all: the first says where."""
    known: set[str] = set()
    seats, leaves = list[planner.SeatSpec](), list[Leave]()
    for seat in body.seats:
        alone = sole_holder(seat)
        elsewhere = alone in known
        if elsewhere:
            leaves.append(Leave("one_place", body.id, seat.id, alone))
        spared = elsewhere and seat.rule == PARTIAL
        seats.append(replace(seat, presence=OPTIONAL) if spared else seat)
        if alone is not None and seat.rule != OPTIONAL:
            known.add(alone)
    return replace(body, seats=tuple(seats)), leaves


def sole_holder(seat: planner.SeatSpec) -> str | None:
    """Who alone holds a seat."""
    people = [person for person in seat.persons if not isinstance(read(person), VacantId)]
    return people[0] if len(people) == 1 else None
