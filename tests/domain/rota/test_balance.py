"""What a seat took, what would be its part."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.rota.balance import Balance, MeetingTurns, TurnSeat, balances

FIRST = date(2026, 10, 1)
SEASON = Period(date(2026, 9, 1), date(2027, 8, 31))


def seat(pk: int, since: int = -30, until: int = 900) -> TurnSeat:
    """Held from a day to another, counted from the first meeting."""
    days = Period(FIRST + timedelta(days=since), FIRST + timedelta(days=until))
    return TurnSeat(pk, f"Siège {pk}", "towns", pk, (days,))


def told(seats: list[TurnSeat], takers: list[int], today: date) -> dict[int, Balance]:
    """After these turns, thirty days apart."""
    meetings = [
        MeetingTurns(nth, FIRST + timedelta(days=30 * nth), "", {"minutes": taker})
        for nth, taker in enumerate(takers)
    ]
    return balances("minutes", seats, meetings, today=today, season=SEASON)


def test_turns_of_today_are_taken_and_those_after_are_ahead() -> None:
    found = told([seat(1), seat(2)], [1, 2, 1], FIRST + timedelta(days=30))
    assert {pk: (one.taken, one.ahead) for pk, one in found.items()} == {1: (1, 1), 2: (1, 0)}


def test_a_part_is_an_equal_share_of_the_meetings_of_the_seat() -> None:
    """Two seats, then three: the third one has a part of what it saw."""
    found = told([seat(1), seat(2), seat(3, since=45)], [1, 2, 3, 1], date(2027, 4, 1))
    half, third = Fraction(1, 2), Fraction(1, 3)
    assert [found[pk].part for pk in (1, 2, 3)] == [
        2 * half + 2 * third,
        2 * half + 2 * third,
        2 * third,
    ]
    assert sum(one.beyond for one in found.values()) == 0


def test_turns_of_another_season_are_told_apart() -> None:
    found = told([seat(1)], [1] * 12, date(2028, 4, 1))
    assert (found[1].taken, found[1].season) == (12, 12 - sum(30 * n > 334 for n in range(12)))


def test_a_seat_that_is_behind_is_told_as_the_charter_counts() -> None:
    found = told([seat(1), seat(2)], [1, 1], date(2027, 4, 1))
    assert (found[2].behind, found[2].owed) == (2, True)
    assert (found[1].behind, found[1].owed) == (0, False)
