"""Turns of one duty, counted seat by seat."""

from __future__ import annotations

from datetime import date, timedelta

from tourdetable.core.charter.checking.rounds import Lag, TurnsAt, counted
from tourdetable.core.charter.terms.days import Period

FIRST = date(2026, 10, 1)
ALWAYS = [Period(date(2026, 9, 1), date.max)]


def after(held: dict[str, list[Period]], takers: str, length: int = 1) -> dict[str, Lag]:
    """Who is behind after these turns, a month apart."""
    turns = [
        TurnsAt(FIRST + timedelta(days=30 * nth), frozenset(taker), length)
        for nth, taker in enumerate(takers)
    ]
    return dict(counted(held, turns)[-1])


def test_a_seat_two_turns_behind_when_a_round_closes_is_owed_one() -> None:
    held = {"a": ALWAYS, "b": ALWAYS}
    assert after(held, "aa") == {"b": Lag(2, 0, frozenset("a"), owed=True)}
    assert after(held, "aab") == {}


def test_one_that_comes_later_is_counted_from_its_coming() -> None:
    held = {"a": ALWAYS, "b": ALWAYS, "c": [Period(FIRST + timedelta(days=50), date.max)]}
    assert after(held, "abc") == {}
    assert after(held, "aba") == {}


def test_where_a_turn_lasts_two_meetings_two_in_a_row_are_even() -> None:
    held = {"a": ALWAYS, "b": ALWAYS, "c": ALWAYS}
    assert after(held, "aabb", 2) == {}
    assert list(after(held, "aabbaa", 2)) == ["c"]


def test_meetings_of_which_no_turn_is_recorded_count_for_nothing() -> None:
    turns = [TurnsAt(FIRST, frozenset()), TurnsAt(FIRST, frozenset("a"))]
    assert len(counted({"a": ALWAYS}, turns)) == 1
