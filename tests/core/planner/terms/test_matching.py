"""Matching: a seat whose person is taken finds room by moving that person to their other seat."""

from __future__ import annotations

from tourdetable.core.planner.terms.matching import matched


def test_each_takes_the_first_who_is_free() -> None:
    assert matched({"s1": ["Inès", "Karim"], "s2": ["Rose"]}) == {"Inès": "s1", "Rose": "s2"}


def test_who_has_another_seat_makes_room() -> None:
    able = {"s1": ["Inès", "Karim"], "s2": ["Karim", "Rose"], "s3": ["Inès"]}
    assert matched(able) == {"Inès": "s3", "Karim": "s1", "Rose": "s2"}


def test_a_seat_too_many_is_left_out_and_the_others_keep_theirs() -> None:
    assert matched({"s1": ["Inès"], "s2": ["Inès"], "s3": []}) == {"Inès": "s1"}
