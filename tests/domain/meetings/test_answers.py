"""What answers say together: of each person, of a seat, of a room."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import pytest

from tests.domain.builders import NOW
from tourdetable.domain.meetings.answers import (
    Attendee,
    SaidAnswer,
    attendees,
    room,
    standing_of,
)

SEAT, ANA, BAO = 7, 1, 2
MINUTE = timedelta(minutes=1)


def said(*answers: tuple[int, str]) -> list[SaidAnswer]:
    """These answers for one seat, one a minute: who, and what."""
    found = []
    for number, (person, answer) in enumerate(answers, start=1):
        found.append(SaidAnswer(number, SEAT, person, answer, NOW + number * MINUTE))
    return found


def seat(*answers: tuple[int, str]) -> tuple[str, list[int]]:
    """Where the seat of Ana and Bao stands, and who is said to come."""
    people = attendees([ANA, BAO], said(*answers))
    return standing_of(people), [one.person for one in people if one.coming]


class TestSeat:
    @pytest.mark.parametrize(
        ("answers", "standing", "coming"),
        [
            ([], "silent", []),
            ([(ANA, "attend")], "coming", [ANA]),
            ([(ANA, "remote")], "coming", [ANA]),
            ([(ANA, "both")], "coming", [ANA, BAO]),
            ([(ANA, "pair")], "pair", [BAO]),
            ([(ANA, "excused")], "half_excused", []),
            ([(ANA, "tentative")], "unsure", []),
            ([(ANA, "excused"), (BAO, "tentative")], "half_excused", []),
            ([(ANA, "excused"), (BAO, "excused")], "excused", []),
            ([(ANA, "attend"), (BAO, "excused")], "coming", [ANA]),
        ],
    )
    def test_stands_somewhere(self, answers, standing, coming):
        assert seat(*answers) == (standing, coming)

    def test_the_latest_statement_about_each_person_wins(self):
        assert seat((ANA, "both"), (BAO, "excused")) == ("coming", [ANA])
        assert seat((BAO, "excused"), (ANA, "both")) == ("coming", [ANA, BAO])
        assert seat((ANA, "pair"), (BAO, "excused")) == ("excused", [])
        assert seat((BAO, "tentative"), (ANA, "pair")) == ("pair", [BAO])

    def test_two_who_each_rely_on_the_other_are_to_clear_it_up(self):
        assert seat((ANA, "pair"), (BAO, "pair")) == ("each_other", [ANA])
        assert seat((BAO, "excused"), (ANA, "pair")) == ("each_other", [BAO])

    def test_said_at_one_moment_the_second_written_wins(self):
        one = SaidAnswer(1, SEAT, ANA, "both", NOW)
        two = SaidAnswer(2, SEAT, BAO, "excused", NOW)
        for rows in permutations([one, two]):
            assert [a.coming for a in attendees([ANA, BAO], rows)] == [True, False]

    def test_without_holder_is_vacant(self):
        assert standing_of([]) == "vacant"

    def test_whoever_no_longer_holds_it_says_nothing(self):
        assert attendees([BAO], said((ANA, "both"))) == [Attendee(BAO)]

    def test_of_three_holders_one_is_enough(self):
        people = attendees([ANA, BAO, 3], said((ANA, "excused"), (BAO, "excused")))
        assert standing_of(people) == "half_excused"


class TestRoom:
    def places(self, capacity: int | None, **said_of: list[SaidAnswer]) -> tuple[list[int], ...]:
        seats = {}
        for number, rows in enumerate(said_of.values()):
            seats[number] = attendees([row.person for row in rows] or [99], rows)
        found = room(seats, capacity)
        return [p.person for p in found.inside], [p.person for p in found.waiting]

    def coming(self, person: int, minutes: int, answer: str = "attend") -> list[SaidAnswer]:
        at = NOW + minutes * MINUTE
        return [SaidAnswer(person, person, person, answer, NOW, at, at)]

    def test_the_first_to_say_so_have_a_place(self):
        rows = {"a": self.coming(1, 3), "b": self.coming(2, 1), "c": self.coming(3, 2)}
        assert self.places(2, **rows) == ([2, 3], [1])
        assert self.places(None, **rows) == ([2, 3, 1], [])

    def test_whoever_comes_remotely_takes_none(self):
        rows = {"a": self.coming(1, 1, "remote"), "b": self.coming(2, 2)}
        assert self.places(1, **rows) == ([2], [])

    def test_a_pair_takes_two(self):
        both = SaidAnswer(1, SEAT, ANA, "both", NOW, NOW, NOW + MINUTE)
        seats = {SEAT: attendees([ANA, BAO], [both]), 8: attendees([3], self.coming(3, 2))}
        found = room(seats, 2)
        assert [place.person for place in found.inside] == [ANA, BAO]
        assert (found.rank(8, 3), found.rank(SEAT, ANA)) == (1, 0)

    def test_somebody_with_two_seats_takes_one(self):
        seats = {7: attendees([1], self.coming(1, 1)), 8: attendees([1], self.coming(1, 2))}
        found = room(seats, 2)
        assert [(place.seat, place.person) for place in found.inside] == [(7, 1)]
