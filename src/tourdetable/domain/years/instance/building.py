"""A draft of the year as the planner takes it: what the charter asks, mandates, absences, places.

What is dated already stays where it is. The dates that people hold or rule out are no part of it
(`queries.pinned` adds them): they may change once the planner has answered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from msgspec.structs import replace

from tourdetable.core.planner.terms import instance as planner
from tourdetable.core.planner.terms.instance import (
    Instance,
    Leave,
    PinnedDate,
    Relation,
    RoomPool,
    Span,
    Weights,
)
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.years.ids import RoomId
from tourdetable.domain.years.instance.attendees import seat_holders
from tourdetable.domain.years.instance.bodies import Bodies
from tourdetable.domain.years.instance.commitments import away, standing_bodies
from tourdetable.domain.years.instance.gaps import spread_over_weeks
from tourdetable.domain.years.instance.hosts import travel
from tourdetable.domain.years.instance.offices import offices_of, with_meetings
from tourdetable.domain.years.instance.window import Window
from tourdetable.domain.years.instance.wishes import SeriesWish, wishes_of
from tourdetable.domain.years.models import Draft

WEIGHTS = Weights(
    pref=1, school_soft=4, bridge=3, avoid=4, optional_absent=1, if_need_be=1, gap_excess_week=5
)


def instance_of(draft: Draft, now: datetime) -> Instance:
    """The draft for the planner, but for its pins. `ValidationError`: a series without day."""
    window = Window(draft, local_day(draft.network, now))
    series = draft.series.select_related("body", "room").prefetch_related(
        "places__closures", "room__closures"
    )
    wishes = wishes_of(window, series)
    holders = seat_holders([wish.body for wish in wishes], window.days)
    offices = offices_of(holders, draft.network, window.charter)
    placed = [meeting.pk for wish in wishes for meeting in wish.ahead]
    holders.away = away(draft.network, holders.people, window.days, placed)
    beside = (meeting for meeting in window.dated if meeting.pk not in placed)
    holders.away = with_meetings(offices, window.charter, beside)
    bodies = Bodies(window, wishes, offices)
    return relaxed(draft, assembled(bodies))


def assembled(bodies: Bodies) -> Instance:
    """Everything together, with the rules that cannot be asked left out."""
    window, wishes = bodies.window, bodies.wishes
    asked, leaves = bodies.all()
    names = {person for body in asked for seat in body.seats for person in seat.persons}
    whole = Instance(
        window.calendar,
        spread_over_weeks(tuple(bodies.holders.planner_persons(names)), asked),
        tuple(asked),
        name=window.draft.name,
        weights=WEIGHTS,
        today=window.today,
        room_pools=room_pools(wishes),
        locks=tuple(PinnedDate(wish.name, one.on) for wish in wishes for one in wish.ahead),
        articles={wish.name: articles_of(wish) for wish in wishes},
        relations=tuple(relations_of(window.draft, {body.id for body in asked})),
        relax=(*leaves, *impossible_turns(asked)),
        travel=travel(asked),
    )
    return with_standing(whole, bodies)


def with_standing(whole: Instance, bodies: Bodies) -> Instance:
    """The instance with the meetings of the calendar that no series places, where they are."""
    season = bodies.window.season
    asked, locks, relax = list(whole.bodies), list(whole.locks), list[Leave]()
    for body, pins, found in standing_bodies(bodies.unplaced, Span(season.first, season.last)):
        asked.append(body)
        locks += pins
        relax += found
    kept = (*relax, *whole.relax)
    return replace(whole, bodies=tuple(asked), locks=tuple(locks), relax=kept)


def relations_of(draft: Draft, asked: Collection[str]) -> Iterator[Relation]:
    """What series that ask for something owe each other."""
    for row in draft.relations.select_related("first", "second"):
        first, second = str(row.first.planner_id), str(row.second.planner_id)
        if first in asked and second in asked:
            yield Relation(row.rule, first, second, row.days)


def impossible_turns(bodies: Iterable[planner.BodySpec]) -> list[Leave]:
    """Rules on turns that no charter sets, left out where there are too few seats for them."""
    found = []
    for body in bodies:
        able = sum(seat.duties for seat in body.seats)
        if able < len(body.duties):
            found.append(Leave("duty_both", body.id))
        if able < 2 * len(body.duties):
            found.append(Leave("duty_repeat", body.id))
    return found


def room_pools(wishes: Iterable[SeriesWish]) -> tuple[RoomPool, ...]:
    """The places that several series share, where their number of rooms counts."""
    found = {}
    for room in (wish.series.room for wish in wishes):
        if room is not None and room.rooms is not None:
            found[room.pk] = RoomPool(str(RoomId(room.pk)), room.rooms)
    return tuple(pool for _pk, pool in sorted(found.items()))


def articles_of(wish: SeriesWish) -> Mapping[str, str]:
    """The article of each rule of the charter; that of the number of meetings if none is spare."""
    found = dict(wish.asked.articles)
    if wish.series.meetings > wish.asked.minimum:
        found.pop("count", None)
    return found


def relaxed(draft: Draft, whole: Instance) -> Instance:
    """Without the rules that people left out, but for those about what is no longer there."""
    seats = {body.id: {seat.id for seat in body.seats} for body in whole.bodies}
    known = known_ids(whole)
    said = []
    for leave in draft.relaxed:
        there = {**known, "seat": seats.get(leave.get("body", ""), set())}
        if all(leave[key] in there[key] for key in there if key in leave):
            said.append(Leave(**leave))
    return replace(whole, relax=(*whole.relax, *said))


def known_ids(whole: Instance) -> dict[str, set[str]]:
    """What a rule may be about, by the key that tells it; seats are those of one body."""
    return {
        "body": {body.id for body in whole.bodies},
        "person": {person.id for person in whole.persons},
        "room": {room.id for room in whole.room_pools},
    }
