"""What is known today of the people and of the calendar, for a year that was planned before.

An instance is kept as the planner was given it. People have declared absences since, mandates have
begun or ended, meetings were dated, moved or cancelled, the network has closed days: whatever is
said of the year counts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from msgspec.structs import replace

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.planner.terms import instance as planner
from tourdetable.core.planner.terms.instance import OPTIONAL, PARTIAL, Instance, PinnedDate, Span
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.years.enums import PeriodEffect
from tourdetable.domain.years.ids import (
    BodyId,
    OfficeId,
    PersonId,
    SeatId,
    SeriesId,
    is_held,
    read,
)
from tourdetable.domain.years.instance import commitments
from tourdetable.domain.years.instance.attendees import SeatHolders, seat_holders
from tourdetable.domain.years.instance.commitments import DatedMeeting, standing_bodies
from tourdetable.domain.years.instance.gaps import spread_over_weeks
from tourdetable.domain.years.instance.offices import Offices, offices_of, with_meetings
from tourdetable.domain.years.periods.dated import avoided_by, periods_of, spans_of

DAY = timedelta(days=1)
Key = tuple[str, date]
"""A meeting of a series: the planner's body and the day."""


@dataclass(frozen=True)
class SeasonCalendar:
    """The season's meetings of the calendar: those that a draft places, by body and day, and the
    others."""

    placed: Mapping[Key, DatedMeeting]
    others: tuple[DatedMeeting, ...]


def dated(network: Network, instance: Instance, planned: Iterable[Key]) -> SeasonCalendar:
    """What the calendar holds now of the season of an instance (one query)."""
    season = Period(instance.calendar.start, instance.calendar.end)
    known, placed, others = set(planned), dict[Key, DatedMeeting](), list[DatedMeeting]()
    for meeting in commitments.of_season(network, season):
        key = (str(SeriesId(meeting.body, meeting.kind)), meeting.on)
        if key in known and key not in placed:
            placed[key] = meeting
        else:
            others.append(meeting)
    return SeasonCalendar(placed, tuple(others))


def as_of_today(network: Network, instance: Instance, calendar: SeasonCalendar) -> Instance:
    """The instance with what is known today of people, of the calendar and of the network's
    periods (nine queries)."""
    whole = with_periods(network, with_calendar(instance, calendar))
    return with_people(network, whole, calendar)


def with_periods(network: Network, instance: Instance) -> Instance:
    """The instance with the periods that the network now closes, beside those that were closed,
    and those that it would now avoid (two queries)."""
    start, end = instance.calendar.start, instance.calendar.end
    found = periods_of(network, instance.calendar.school_holidays).between(start, end)
    closed = spans_of(found, PeriodEffect.CLOSED)
    avoid = {school: avoided_by(found, school=school) for school in (True, False)}
    bodies = tuple(
        body
        if is_held(body.id)
        else replace(
            body,
            blackout=tuple(dict.fromkeys((*body.blackout, *closed))),
            avoid=avoid[body.school_holidays is not None],
        )
        for body in instance.bodies
    )
    return replace(instance, bodies=bodies)


def with_calendar(instance: Instance, calendar: SeasonCalendar) -> Instance:
    """The instance with the calendar's meetings where they now are."""
    season = Span(instance.calendar.start, instance.calendar.end)
    bodies = series_today(instance, calendar)
    locks = [PinnedDate(*key) for key in sorted(calendar.placed)]
    relax = [leave for leave in instance.relax if not is_held(leave.body)]
    for body, pins, leaves in standing_bodies(calendar.others, season):
        bodies.append(body)
        locks += pins
        relax += leaves
    return replace(instance, bodies=tuple(bodies), locks=tuple(locks), relax=tuple(relax))


def series_today(instance: Instance, calendar: SeasonCalendar) -> list[planner.BodySpec]:
    """What is planned, beside the days on which it now meets anyway."""
    series = [body for body in instance.bodies if not is_held(body.id)]
    return [replace(body, standing=standing(body, calendar)) for body in series]


def standing(body: planner.BodySpec, calendar: SeasonCalendar) -> tuple[date, ...]:
    """The days on which a series meets anyway: those that were counted, if they still stand, and
    its own that were dated since."""
    mine = read(body.id)
    if not isinstance(mine, SeriesId):
        return body.standing
    of_body = [meeting for meeting in calendar.others if meeting.body == mine.body]
    kept = set(body.standing).intersection(meeting.on for meeting in of_body)
    return tuple(sorted(kept.union(one.on for one in of_body if one.kind == mine.kind)))


def with_people(network: Network, instance: Instance, calendar: SeasonCalendar) -> Instance:
    """The instance with who sits and who is away as they now are (seven queries)."""
    rows = {mine.body for body in instance.bodies if isinstance(mine := read(body.id), SeriesId)}
    holders = seat_holders(Body.objects.filter(pk__in=rows), days_ahead(instance))
    charter = charter_in_force(network, on=holders.window.first) if by_office(instance) else None
    offices = offices_of(holders, network, charter)
    kept = [meeting.pk for meeting in calendar.placed.values()]
    holders.away = commitments.away(network, holders.people, holders.window, kept)
    holders.away = with_meetings(offices, charter, calendar.others)
    bodies = tuple(
        replace(body, seats=tuple(seat_today(seat, offices) for seat in body.seats))
        for body in instance.bodies
    )
    names = {person for body in bodies for seat in body.seats for person in seat.persons}
    known = people_today(instance, names, holders, calendar)
    return replace(instance, bodies=bodies, persons=spread_over_weeks(known, bodies))


def by_office(instance: Instance) -> bool:
    """Whether it expects anybody by an office."""
    seats = (seat for body in instance.bodies for seat in body.seats)
    return any(isinstance(read(seat.id), OfficeId) for seat in seats)


def days_ahead(instance: Instance) -> Span:
    """The days over which the instance was planned."""
    start, end = instance.calendar.start, instance.calendar.end
    return Span(min(max(start, (instance.today or date.min) + DAY), end), end)


def seat_today(seat: planner.SeatSpec, offices: Offices) -> planner.SeatSpec:
    """The seat with those who hold it now; as it was, once it is no more."""
    mine, holders = read(seat.id), offices.holders
    if isinstance(mine, OfficeId):
        return offices.place(mine)
    row = holders.seats.get(mine.pk) if isinstance(mine, SeatId) else None
    if row is None:
        return seat
    now = replace(
        seat, persons=holders.persons(row), terms=holders.terms(row), days=holders.days_of(row)
    )
    return replace(now, presence=still_owed(seat, now, holders.days)) if now.terms else now


def still_owed(
    before: planner.SeatSpec, now: planner.SeatSpec, days: Sequence[date]
) -> planner.Presence | planner.AtLeast:
    """How a seat comes that is vacant on more days than when the year was planned: it owes its
    share of the days that are left to it."""
    if before.rule != PARTIAL:
        return before.presence
    then, held = (sum(map(one.held, days)) for one in (before, now))
    if held >= then:
        return before.presence
    least = before.least * held // then
    return planner.AtLeast(least) if least else OPTIONAL


def people_today(
    instance: Instance, names: Iterable[str], holders: SeatHolders, calendar: SeasonCalendar
) -> tuple[planner.PersonSpec, ...]:
    """Everybody of these, as they now are; who sits nowhere any more comes to nothing."""
    known = {person.id: person for person in instance.persons}
    found = []
    for name in sorted(set(names)):
        mine = read(name)
        if isinstance(mine, BodyId):
            taken = {meeting.half for meeting in calendar.others if meeting.body == mine.pk}
            found.append(replace(known[name], unavail=tuple(sorted(taken))))
        elif name in holders.extra or (isinstance(mine, PersonId) and mine.pk in holders.people):
            found += holders.planner_persons([name])
        else:
            days = tuple((day, "DAY") for day in holders.days)
            found.append(replace(known[name], unavail=days))
    return tuple(found)
