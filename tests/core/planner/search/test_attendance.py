"""Who comes, the dates being known."""

from __future__ import annotations

from datetime import date

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
from tourdetable.core.planner.search.attendance import Attendees, attend
from tourdetable.core.planner.terms.days import AM
from tourdetable.core.planner.terms.instance import OPTIONAL, PARTIAL, Instance, Leave

Days = dict[str, list[date]]


def coming(instance: Instance, days: Days, before: dict[str, str] | None = None) -> Attendees:
    """Who comes on mornings; `before`: by body, who was to come for its first seat on Tuesday."""
    masks = masks_of(instance)
    chosen = {name: [masks.bit(day, "AM") for day in found] for name, found in days.items()}
    fixed = {
        (one.id, one.seats[0].id, masks.bit(TUESDAY, "AM")): (before or {})[one.id]
        for one in instance.bodies
        if one.id in (before or {})
    }
    return attend(masks, instance.bodies, chosen, fixed)


def seats(found: Attendees) -> list[dict[str, str]]:
    return [found.of[key] for key in sorted(found.of)]


PAIR = body("Club", seat("Inès Karim"), meetings=2)


def test_the_two_of_a_pair_come_in_turn() -> None:
    found = coming(week_of(PAIR), {"Club": [TUESDAY, FRIDAY]})
    assert seats(found) == [{"Inès Karim": "Inès"}, {"Inès Karim": "Karim"}]
    assert found.short == []


def test_who_was_to_come_comes() -> None:
    found = coming(week_of(PAIR), {"Club": [TUESDAY, FRIDAY]}, {"Club": "Karim"})
    assert seats(found) == [{"Inès Karim": "Karim"}, {"Inès Karim": "Inès"}]


def test_who_is_there_comes_for_who_is_away() -> None:
    found = coming(week_of(PAIR, away=[("Inès", TUESDAY)]), {"Club": [TUESDAY, FRIDAY]})
    assert seats(found) == [{"Inès Karim": "Karim"}, {"Inès Karim": "Inès"}]


def test_a_pair_is_shared_between_two_meetings_at_once() -> None:
    other = body("Other", seat("Inès Karim"))
    found = coming(week_of(PAIR, other), {"Club": [TUESDAY], "Other": [TUESDAY]})
    assert seats(found) == [{"Inès Karim": "Inès"}, {"Inès Karim": "Karim"}]


def test_one_person_in_two_places_falls_short() -> None:
    instance = week_of(body("Club", seat("Rose")), body("Other", seat("Rose")))
    assert coming(instance, {"Club": [TUESDAY], "Other": [TUESDAY]}).short == ["Rose"]


def test_a_pair_wanted_three_times_at_once_falls_short() -> None:
    bodies = [body(name, seat("Inès Karim")) for name in "ABC"]
    found = coming(week_of(*bodies), {name: [TUESDAY] for name in "ABC"})
    assert found.short == ["Inès", "Karim"]


def test_a_part_time_seat_comes_as_often_as_it_can_and_what_it_owes_is_asked() -> None:
    instance = week_of(body("Club", seat("Rose", PARTIAL, 1)), away=[("Rose", TUESDAY)])
    found = coming(instance, {"Club": [TUESDAY, WEDNESDAY, FRIDAY]})
    assert seats(found) == [{}, {"Rose": "Rose"}, {"Rose": "Rose"}]
    assert coming(instance, {"Club": [TUESDAY]}).short == ["Rose"]


def test_what_is_owed_and_left_out_is_not_asked() -> None:
    club = body("Club", seat("Rose", PARTIAL, 1))
    relax = [Leave("partial"), Leave("quorum")]
    instance = week_of(club, away=[("Rose", TUESDAY)], relax=relax)
    assert coming(instance, {"Club": [TUESDAY]}).short == []


def test_an_exact_search_finds_what_a_greedy_one_misses() -> None:
    club, group = body("Club", seat("Inès Karim")), body("Group", seat("Inès", PARTIAL, 1))
    found = coming(week_of(club, group), {"Club": [TUESDAY], "Group": [TUESDAY]})
    assert (seats(found), found.short) == ([{"Inès Karim": "Karim"}, {"Inès": "Inès"}], [])


def test_optional_seats_come_when_they_can_those_who_take_turns_first() -> None:
    first = body("Club", seat("Rose", OPTIONAL))
    second = body("Group", seat("Rose", OPTIONAL, duties=True))
    instance = week_of(first, second, relax=[Leave("quorum")])
    found = coming(instance, {"Club": [TUESDAY], "Group": [TUESDAY]})
    assert (seats(found), found.short) == ([{}, {"Rose": "Rose"}], [])


def test_a_full_seat_that_need_not_be_filled_comes_when_it_can() -> None:
    club, other = body("Club", seat("Rose")), body("Other", seat("Rose"))
    instance = week_of(club, other, relax=[Leave("seat", "Other")])
    found = coming(instance, {"Club": [TUESDAY], "Other": [TUESDAY, FRIDAY]})
    assert seats(found) == [{"Rose": "Rose"}, {}, {"Rose": "Rose"}]


def test_people_come_where_a_duty_waits_for_them_when_it_is_asked() -> None:
    seats = (seat("Rose", duties=True), seat("Karim", OPTIONAL, duties=True))
    club = body("Club", *seats, meetings=2, duties=["notes"])
    other = body("Other", seat("Karim Inès"), meetings=2)
    instance = week_of(club, other)
    masks = masks_of(instance)
    at = [masks.bit(day, "AM") for day in (TUESDAY, FRIDAY)]
    chosen, before = (
        {"Club": at, "Other": at},
        {("Other", "Karim Inès", bit): "Karim" for bit in at},
    )
    free, bound = (attend(masks, instance.bodies, chosen, before, d) for d in ((), ("Club",)))
    assert [sum("Karim" in found.of["Club", bit] for bit in at) for found in (free, bound)] == [
        0,
        2,
    ]


def test_those_who_cannot_hold_a_duty_fall_short() -> None:
    seats = (seat("Rose", duties=True), seat("Karim", OPTIONAL, duties=True))
    club = body("Club", *seats, meetings=2, duties=["notes"])
    instance = week_of(club, body("Other", seat("Karim"), meetings=2))
    masks = masks_of(instance)
    at = [masks.bit(day, "AM") for day in (TUESDAY, FRIDAY)]
    found = attend(masks, instance.bodies, {"Club": at, "Other": at}, None, ("Club",))
    assert found.short == ["Karim", "Rose"]


def test_only_those_who_are_touched_are_asked_again() -> None:
    """Karim and Rose come only if need be: whoever shares their seat comes, once asked."""
    instance = week_of(PAIR, body("Other", seat("Rose Nora"), meetings=2))
    masks = masks_of(instance)
    at = [masks.bit(day, "AM") for day in (TUESDAY, FRIDAY)]
    chosen = {"Club": at, "Other": at}
    before = {("Club", "Inès Karim", bit): "Karim" for bit in at}
    before |= {("Other", "Rose Nora", bit): "Rose" for bit in at}
    reluctant = replace(
        instance,
        persons=tuple(
            replace(who, if_need_be=((TUESDAY, "DAY"),)) if who.id in {"Karim", "Rose"} else who
            for who in instance.persons
        ),
    )
    asked = [
        attend(masks_of(reluctant), reluctant.bodies, chosen, before, touched=touched)
        for touched in ((), ("Nora",), None)
    ]
    assert [[found.of[name, at[0]] for name in ("Club", "Other")] for found in asked] == [
        [{"Inès Karim": "Karim"}, {"Rose Nora": "Rose"}],
        [{"Inès Karim": "Karim"}, {"Rose Nora": "Nora"}],
        [{"Inès Karim": "Inès"}, {"Rose Nora": "Nora"}],
    ]


def test_who_is_not_touched_is_asked_when_they_fall_short() -> None:
    instance = week_of(PAIR, body("Other", seat("Inès")))
    masks = masks_of(instance)
    tuesday = masks.bit(TUESDAY, "AM")
    chosen, before = (
        {"Club": [tuesday], "Other": [tuesday]},
        {("Club", "Inès Karim", tuesday): "Inès"},
    )
    found = attend(masks, instance.bodies, chosen, before, touched=())
    assert (seats(found), found.short) == ([{"Inès Karim": "Karim"}, {"Inès": "Inès"}], [])


def test_who_comes_only_if_need_be_does_not_for_a_turn_that_others_take() -> None:
    place = replace(seat("Inès", OPTIONAL, duties=True), expected=False)
    club = body("Club", place, seat("Rose", duties=True), duties=["notes"])
    instance = week_of(club)
    unwilling = [
        replace(who, if_need_be=((TUESDAY, AM),)) if who.id == "Inès" else who
        for who in instance.persons
    ]
    found = coming(replace(instance, persons=tuple(unwilling)), {"Club": [TUESDAY]})
    assert (seats(found), found.short) == ([{"Rose": "Rose"}], [])
