"""Which bodies are tied to which."""

from __future__ import annotations

from tests.core.planner.search.few import body, masks_of, seat, week_of
from tourdetable.core.planner.search.components import components, neighbours, seated
from tourdetable.core.planner.terms.instance import OPTIONAL, PARTIAL, BodySpec, Leave

CLUB = body("Club", seat("Rose"), seat("Karim"))
GROUP = body("Group", seat("Rose"))
PART = body("Part", seat("Karim", PARTIAL, 1))
GUEST = body("Guest", seat("Karim", OPTIONAL))


def names(groups: list[list[BodySpec]]) -> list[list[str]]:
    return [[one.id for one in group] for group in groups]


def test_who_must_come_ties_bodies_and_the_largest_group_is_first() -> None:
    alone, instance = body("Alone", seat("Inès")), week_of(GROUP, CLUB)
    instance = week_of(alone, GROUP, CLUB)
    assert names(components(masks_of(instance), instance.bodies)) == [["Group", "Club"], ["Alone"]]


def test_groups_as_large_are_in_the_order_of_their_names() -> None:
    instance = week_of(body("B", seat("Rose")), body("A", seat("Karim")))
    assert names(components(masks_of(instance), instance.bodies)) == [["A"], ["B"]]


def test_a_seat_that_need_not_be_filled_ties_nobody() -> None:
    instance = week_of(CLUB, PART, GUEST)
    assert names(components(masks_of(instance), instance.bodies)) == [["Club"], ["Guest"], ["Part"]]


def test_people_who_are_joined_tie_their_bodies_by_any_seat() -> None:
    instance = week_of(CLUB, PART, GUEST)
    assert names(components(masks_of(instance), instance.bodies, ["Karim"])) == [
        ["Club", "Part", "Guest"]
    ]


def test_a_seat_whose_rule_is_left_out_ties_nobody() -> None:
    instance = week_of(CLUB, GROUP, relax=[Leave("seat", "Group")])
    assert names(components(masks_of(instance), instance.bodies)) == [["Club"], ["Group"]]


def test_a_room_ties_bodies() -> None:
    instance = week_of(
        body("A", seat("Inès"), room="R"), body("B", seat("Karim")), body("C", room="R")
    )
    assert names(components(masks_of(instance), instance.bodies)) == [["A", "C"], ["B"]]


def test_neighbours_share_somebody_who_must_come_or_rooms() -> None:
    room, other = body("Room", seat("Inès"), room="R"), body("Other", room="S")
    hall = body("Hall", seat("Rose"), room="R")
    instance = week_of(hall, CLUB, GUEST, room, other)
    found = neighbours(masks_of(instance), [hall], [CLUB, GUEST, room, other])
    assert [one.id for one in found] == ["Club", "Room"]


def test_seated_are_all_who_have_a_seat() -> None:
    assert seated([CLUB, GUEST]) == {"Rose", "Karim"}
    assert seated([]) == set()
