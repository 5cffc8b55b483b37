"""A week of two or three bodies, to ask one question of one step of the search."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.terms.days import AM, DAY, PM
from tourdetable.core.planner.terms.instance import (
    ALL,
    PARTIAL,
    AtLeast,
    BodySpec,
    Calendar,
    DutyOptions,
    GapSpec,
    HostSpec,
    Instance,
    Leave,
    PersonSpec,
    SeatSpec,
    Span,
    Travel,
)

TUESDAY, WEDNESDAY, FRIDAY = date(2027, 3, 9), date(2027, 3, 10), date(2027, 3, 12)
NEXT_TUESDAY = date(2027, 3, 16)


def seat(people: str, rule: str = ALL, least: int = 0, *, duties: bool = False) -> SeatSpec:
    """A seat named after those who hold it."""
    presence = AtLeast(least) if rule == PARTIAL else rule
    return SeatSpec(people, tuple(people.split()), presence, duties)


def body(
    name: str,
    *seats: SeatSpec,
    meetings: int = 1,
    room: str | None = None,
    km: float = 0.0,
    duties: Sequence[str] = (),
    hosts: Sequence[HostSpec] = (),
    friday: int = 0,
) -> BodySpec:
    """A body that may meet on any working half-day of two weeks; `friday`: the cost of a Friday."""
    return BodySpec(
        name, meetings, Span(TUESDAY, NEXT_TUESDAY), (0, 1, 2, 3, 4), (AM, PM, DAY), GapSpec(),
        xy=(km, 0.0), seats=seats, room_pool=room, duties=tuple(duties), hosts=tuple(hosts),
        pref={"4": dict.fromkeys((AM, PM, DAY), friday)},
    )  # fmt: skip


def week_of(
    *bodies: BodySpec,
    cap: int | None = None,
    away: Sequence[tuple[str, date]] = (),
    relax: Sequence[Leave] = (),
    no_repeat: bool = True,
) -> Instance:
    """These bodies, everybody accepting `cap` meetings a week, some being away on a day."""
    people = sorted({person for one in bodies for held in one.seats for person in held.persons})
    persons = []
    for name in people:
        days = tuple((day, DAY) for who, day in away if who == name)
        persons.append(PersonSpec(name, max_per_week=cap, unavail=days))
    return Instance(
        Calendar(TUESDAY, NEXT_TUESDAY), tuple(persons), bodies, travel=Travel(40.0),
        relax=tuple(relax), duties=DutyOptions(no_repeat),
    )  # fmt: skip


def masks_of(instance: Instance) -> Masks:
    """The masks of an instance."""
    return Masks(Ground(instance))


def crowded(
    bodies: int, each: dict[str, Any], rooms: int = 1, most: int | None = None, km: int = 0
) -> dict[str, Any]:
    """So many bodies that meet once, on one of the five mornings of a week.

    They are `km` apart; Rose accepts so many meetings a week at `most`.
    """
    week = ["2027-03-01", "2027-03-05"]
    one = {"meetings": 1, "season": week, "weekdays": [0, 1, 2, 3, 4], "parts": ["AM"]}
    one |= {"gap": {"min": 0, "max": 400}, "seats": []}
    return {
        "format": "planner-instance/1",
        "calendar": {"start": week[0], "end": "2027-03-12"},
        "travel": {"same_day_max_km": 40},
        "persons": [{"id": "Rose"} if most is None else {"id": "Rose", "max_per_week": most}],
        "room_pools": [{"id": "R", "capacity": rooms}],
        "bodies": [{"id": f"G{n}", "xy": [km * n, 0]} | one | each for n in range(bodies)],
    }
