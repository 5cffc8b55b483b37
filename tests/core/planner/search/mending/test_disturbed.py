"""What a change hits, and who is freed next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from msgspec.structs import replace

from tests.core.planner.search.few import (
    FRIDAY,
    TUESDAY,
    WEDNESDAY,
    body,
    masks_of,
    seat,
    week_of,
)
from tourdetable.core.planner.search.mending.disturbed import Disturbed
from tourdetable.core.planner.terms.instance import (
    GapSpec,
    HostSpec,
    Instance,
    Leave,
    PinnedDate,
    Relation,
)
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting

CLUB, OTHER = body("Club", seat("Rose")), body("Other", seat("Rose"), seat("Karim"))
APART = body("Apart", seat("Inès"))


def near(instance: Instance, *held: tuple[str, date], host: str | None = None) -> Disturbed:
    """The neighbourhood of a plan, whose bodies meet in the mornings."""
    meetings = [
        PlannedMeeting(name, day, "AM", {one.id: one.persons[0] for one in seats}, {}, host)
        for name, day in held
        for seats in [next(b.seats for b in instance.bodies if b.id == name)]
    ]
    return Disturbed(masks_of(instance), Plan("feasible", meetings=tuple(meetings)))


HELD = (("Club", TUESDAY), ("Other", WEDNESDAY), ("Apart", TUESDAY))


def test_who_is_hit_is_freed_then_those_who_share_people_then_all() -> None:
    found = near(week_of(CLUB, OTHER, APART, away=[("Rose", TUESDAY)]), *HELD)
    assert {name: len(at) for name, at in found.stuck.items()} == {
        "Club": 1,
        "Other": 0,
        "Apart": 0,
    }
    assert list(found.widening()) == [
        ({"Club"}, False),
        ({"Club", "Other"}, False),
        ({"Club", "Other", "Apart"}, True),
    ]
    assert (found.least, found.fewest) == (1, 1)


@pytest.mark.parametrize(
    ("locks", "fewest"),
    [((FRIDAY,), 1), ((TUESDAY,), 0), ((), 0)],
)
def test_a_lock_on_another_day_moves_a_meeting(locks: Sequence[date], fewest: int) -> None:
    pins = tuple(PinnedDate("Club", day) for day in locks)
    found = near(replace(week_of(CLUB), locks=pins), ("Club", TUESDAY))
    assert (found.fewest, found.hit) == (fewest, {"Club"} if fewest else set())


def test_a_meeting_without_successor_is_no_move() -> None:
    found = near(week_of(CLUB), ("Club", TUESDAY), ("Club", FRIDAY))
    assert (found.least, found.fewest, found.hit) == (-1, 0, {"Club"})


def test_who_is_in_two_places_is_freed() -> None:
    found = near(week_of(CLUB, OTHER), ("Club", TUESDAY), ("Other", TUESDAY))
    assert next(found.widening()) == ({"Club", "Other"}, True)


@pytest.mark.parametrize(
    ("rooms", "relax", "freed"), [(1, [], {"Club", "Tied"}), (2, [], set()), (1, ["Tied"], set())]
)
def test_bodies_that_their_places_cannot_all_receive_are_freed(
    rooms: int, relax: list[str], freed: set[str]
) -> None:
    shut = HostSpec("Hall", closed=frozenset({TUESDAY}))
    club = body("Club", seat("Rose"), hosts=[shut, HostSpec("Caf", rooms=rooms)])
    tied = body("Tied", seat("Inès"), hosts=[HostSpec("Caf", rooms=rooms)])
    instance = week_of(club, tied, relax=[Leave("host", name) for name in relax])
    found = near(instance, ("Club", TUESDAY), ("Tied", TUESDAY), host="Hall")
    assert next(found.widening())[0] == freed


def test_the_fewest_moves_are_those_of_the_body_alone() -> None:
    """Two meetings three days apart: a lock between them moves both."""
    club = replace(body("Club", seat("Rose"), meetings=2), gap=GapSpec(min=3, max=30))
    locked = replace(week_of(club), locks=(PinnedDate("Club", WEDNESDAY),))
    found = near(locked, ("Club", TUESDAY), ("Club", FRIDAY))
    assert (found.least, found.fewest) == (0, 2)


def test_who_is_touched_sits_where_dates_change_or_cannot_come() -> None:
    instance = week_of(CLUB, OTHER, APART, away=[("Karim", WEDNESDAY)])
    found = near(instance, *HELD)
    moved = found.old | {"Apart": found.old["Other"]}
    assert [found.touched(chosen) for chosen in (found.old, moved)] == [
        {"Karim"},
        {"Karim", "Inès"},
    ]


def test_beside_a_body_are_those_who_share_somebody_or_dates() -> None:
    tied = replace(week_of(CLUB, OTHER, APART), relations=(Relation("apart_day", "Apart", "Club"),))
    found = near(tied, *HELD)
    assert [found.beside({name}) for name in ("Other", "Apart", "Club")] == [
        {"Other", "Club"},
        {"Apart", "Club"},
        {"Apart", "Club", "Other"},
    ]
