"""Matching: a seat whose person is taken finds room by moving that person to their other seat."""

from __future__ import annotations

from tourdetable.core.planner.terms.matching import crowded, matched


def test_each_takes_the_first_who_is_free() -> None:
    assert matched({"s1": ["Inès", "Karim"], "s2": ["Rose"]}) == {"Inès": "s1", "Rose": "s2"}


def test_who_has_another_seat_makes_room() -> None:
    able = {"s1": ["Inès", "Karim"], "s2": ["Karim", "Rose"], "s3": ["Inès"]}
    assert matched(able) == {"Inès": "s3", "Karim": "s1", "Rose": "s2"}


def test_a_seat_too_many_is_left_out_and_the_others_keep_theirs() -> None:
    assert matched({"s1": ["Inès"], "s2": ["Inès"], "s3": []}) == {"Inès": "s1"}


def test_seats_that_have_too_few_people_between_them_are_told() -> None:
    able = {"s1": ["Inès", "Karim"], "s2": ["Karim"], "s3": ["Inès"], "s4": ["Rose"]}
    assert crowded(able) == ["s3", "s1", "s2"]
    assert crowded({"s1": ["Inès", "Karim"], "s2": ["Inès"]}) == []


def test_a_long_chain_of_moves_is_followed() -> None:
    able = {number: [number, number + 1] for number in range(3000)} | {3000: [0]}
    assert len(matched(able)) == 3001
