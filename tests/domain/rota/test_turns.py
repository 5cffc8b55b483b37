"""A whole season counted by hand: arrivals, departures, swaps, turns given up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, Circle, seat_of
from tests.domain.rota.seasons import (
    FIRST,
    judged,
    meetings,
    next_names,
    numbers,
    rota_circle,
    rota_on,
    taken,
)
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.rota.actions.offers import skip_turn, volunteer
from tourdetable.domain.rota.actions.swaps import accept_swap, ask_swap, refuse_swap
from tourdetable.domain.rota.balance import TurnSeat
from tourdetable.domain.rota.models import Exemption, RotaMethod, Swap

TOWN, LIBRARY, SCHOOL = "Ville du Port", "Médiathèque", "École du Môle"


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


def test_nobody_has_had_a_turn_the_names_go_by_the_alphabet(circle: Circle):
    meetings(circle, 2)
    assert next_names(circle, FIRST.date(), 4) == [SCHOOL, LIBRARY, TOWN, SCHOOL]


def test_whoever_has_had_the_fewest_is_next_then_whoever_waits_the_longest(circle: Circle):
    held = meetings(circle, 6)
    taken(held, circle.town, circle.school, circle.library, circle.town)
    assert next_names(circle, TODAY) == [SCHOOL, LIBRARY, TOWN]
    assert numbers(circle, held[2].day) == {SCHOOL: (1, 0), LIBRARY: (1, 0), TOWN: (1, 1)}


def test_a_balance_is_carried_over_seasons(circle: Circle):
    """Town took two turns and the library one in the first season: in the next one, the library
    and the school come first."""
    held = meetings(circle, 14)
    taken(held, circle.town, circle.school, circle.library, circle.town)
    after = date(2027, 9, 1)
    told = rota_on(circle, after).balances("secretary")
    assert {one.seat.name: (one.taken, one.season) for one in told.values()} == {
        TOWN: (2, 0),
        SCHOOL: (1, 0),
        LIBRARY: (1, 0),
    }
    assert next_names(circle, after, 2) == [SCHOOL, LIBRARY]


def test_who_arrives_catches_up_on_nothing(circle: Circle):
    """Four turns were taken before the theatre came: it takes the next ones in its turn only."""
    held = meetings(circle, 9)
    taken(held, circle.town, circle.school, circle.library)
    theatre = seat_of(circle.body, "Théâtre", "towns", starts=held[2].day + timedelta(days=1))
    person = register_person(given_name="Théo", family_name="Râ")
    give_mandate(seat=theatre, person=person, starts=theatre.starts, by=OPERATOR, now=NOW)
    assert next_names(circle, held[3].day, 8) == [
        "Théâtre",
        TOWN,
        SCHOOL,
        LIBRARY,
        "Théâtre",
        TOWN,
        SCHOOL,
        LIBRARY,
    ]


def test_who_leaves_has_no_more_turn(circle: Circle):
    held = meetings(circle, 6)
    taken(held, circle.town, circle.school)
    mandate = Mandate.objects.get(seat=circle.library)
    end_mandate(mandate=mandate, ends=held[2].day, by=OPERATOR, now=NOW)
    assert next_names(circle, held[2].day, 4) == [LIBRARY, TOWN, SCHOOL, TOWN]


def test_a_seat_that_gave_its_turn_to_another_comes_first_ever_after(circle: Circle):
    """Library takes the school's turn: the school is next, though the library was."""
    held = meetings(circle, 8)
    taken(held, circle.town, circle.library)
    assert next_names(circle, held[2].day) == [SCHOOL, TOWN, LIBRARY]
    taken(held, circle.town, circle.library, circle.library)
    assert judged(circle, held[2].day).state == "broken"
    assert next_names(circle, held[3].day, 2) == [SCHOOL, TOWN]


def test_what_is_foreseen_is_even_for_the_charter(circle: Circle):
    """The turns of all the meetings to come, given as they are foreseen, break nothing."""
    held = meetings(circle, 12)
    taken(held, circle.town)
    for seat, pk in foreseen_pairs(circle, held[1].day):
        Turn.objects.create(meeting_id=pk, duty="secretary", seat_id=seat.pk)
    assert judged(circle, held[-1].day).state == "kept"
    counts = sorted(one[0] for one in numbers(circle, held[-1].day).values())
    assert counts == [4, 4, 4]


def foreseen_pairs(circle: Circle, on: date) -> list[tuple[TurnSeat, int]]:
    return [(seat, pk) for (pk, _duty), seat in rota_on(circle, on).foreseen().at.items()]


class TestMethod:
    """The order, the length and the exemptions that the body settled."""

    def settled(self, circle: Circle, **said: object) -> RotaMethod:
        return RotaMethod.objects.create(body=circle.body, starts=FOUNDED, **said)

    def test_in_the_order_of_a_list(self, circle: Circle):
        meetings(circle, 6)
        order = [circle.library.pk, circle.town.pk, circle.school.pk]
        self.settled(circle, order="list", sequence=order)
        assert next_names(circle, FIRST.date(), 4) == [LIBRARY, TOWN, SCHOOL, LIBRARY]

    def test_one_college_after_the_other_among_equals(self, circle: Circle):
        held = meetings(circle, 6)
        self.settled(circle, order="college")
        taken(held, circle.school)
        assert next_names(circle, held[1].day, 2) == [LIBRARY, TOWN]

    @pytest.mark.parametrize("how", ["given up", "for nothing"])
    def test_a_turn_that_was_not_taken_comes_back_before_another_college(
        self, circle: Circle, how: str
    ):
        """The town takes the turn of the school, of the same college: the library’s waits."""
        held = meetings(circle, 6, NOW + timedelta(days=9))
        self.settled(circle, order="college")
        taken(held, circle.school)
        if how == "given up":
            said = {"seat": circle.school, "reason": "Une grève", "by": circle.by_chloe()}
            skip_turn(meeting=held[0], duty="secretary", now=NOW, **said)
            volunteer(meeting=held[0], duty="secretary", by=circle.by_ana(), now=NOW)
        else:
            said = {"other": circle.town, "by": circle.by_chloe(), "now": NOW}
            swap = ask_swap(meeting=held[0], duty="secretary", **said)
            accept_swap(swap=swap, version=1, by=circle.by_ana(), now=NOW)
        assert next_names(circle, held[1].day, 3) == [SCHOOL, LIBRARY, TOWN]

    def test_a_turn_of_two_meetings(self, circle: Circle):
        held = meetings(circle, 6)
        self.settled(circle, length=2)
        taken(held, circle.school)
        assert next_names(circle, held[1].day, 5) == [SCHOOL, LIBRARY, LIBRARY, TOWN, TOWN]
        taken(held, circle.school, circle.school, circle.library, circle.library)
        assert judged(circle, held[3].day).state == "kept"

    def test_an_exempt_seat_takes_none_and_is_owed_none(self, circle: Circle):
        held = meetings(circle, 6)
        method = self.settled(circle)
        Exemption.objects.create(method=method, seat=circle.school, reason="Trop petite")
        taken(held, circle.town, circle.library, circle.town, circle.library)
        assert next_names(circle, held[4].day, 3) == [TOWN, LIBRARY, TOWN]
        assert judged(circle, held[3].day).state == "kept"

    def test_a_method_ends_where_another_begins(self, circle: Circle):
        held = meetings(circle, 6)
        method = self.settled(circle)
        Exemption.objects.create(method=method, seat=circle.school, reason="Un an")
        RotaMethod.objects.create(body=circle.body, starts=held[3].day)
        assert next_names(circle, held[3].day, 3) == [SCHOOL, LIBRARY, TOWN]


def test_two_duties_of_one_meeting_go_to_two_seats(circle: Circle):
    meetings(circle, 3)
    rota = rota_on(circle, FIRST.date())
    both = replace(
        rota,
        duties=("secretary", "reading"),
        meetings=dict.fromkeys(("secretary", "reading"), rota.meetings["secretary"]),
    )
    by_meeting: dict[int, set[int]] = {}
    for (pk, _duty), seat in both.foreseen().at.items():
        by_meeting.setdefault(pk, set()).add(seat.pk)
    assert [len(seats) for seats in by_meeting.values()] == [2, 2, 2]


class TestASeasonWalkedByHand:
    """Eight meetings, two departures, a newcomer, three swaps, a turn given up, a volunteer.

    By the alphabet: Amicale, Bureau, École, Médiathèque, Ville. The first four take one each, the
    school and the library having exchanged theirs. The town asks the Amicale to take the fifth for
    nothing: it is owed one. The Bureau leaves, the Théâtre comes; the town gives the sixth up, the
    library offers itself. The town, still owed one, takes the seventh; the library leaves. The
    eighth is of the Théâtre, which never had one; the school refuses to take it.
    """

    def test_each_name_is_the_one_counted_on_paper(self, circle: Circle):
        held, told = walked(circle)
        assert told == [
            ["Amicale", "Bureau", SCHOOL],
            ["Bureau", SCHOOL, LIBRARY],
            [SCHOOL, LIBRARY, TOWN],
            [SCHOOL, TOWN, "Amicale"],
            [TOWN, "Amicale", "Bureau"],
            [TOWN, "Théâtre", LIBRARY],
            [TOWN, "Théâtre", SCHOOL],
            ["Théâtre", SCHOOL, TOWN],
        ]
        rota = rota_on(circle, held[7].day)
        names = {seat.pk: seat.name for seat in rota.seats}
        takers = [names[m.takers["secretary"]] for m in rota.meetings["secretary"]]
        assert takers == [
            "Amicale", "Bureau", LIBRARY, SCHOOL, "Amicale", LIBRARY, TOWN, "Théâtre"
        ]  # fmt: skip

    def test_parts_are_those_counted_on_paper(self, circle: Circle):
        """Fifths while there were five seats, quarters at the eighth; four meetings are of
        2026, the season before."""
        held, _told = walked(circle)
        told = rota_on(circle, held[7].day).balances("secretary")
        assert {one.seat.name: (one.taken, one.season, one.part) for one in told.values()} == {
            "Amicale": (2, 1, Fraction(7, 5) + Fraction(1, 4)),
            "Bureau": (1, 0, Fraction(5, 5)),
            SCHOOL: (1, 0, Fraction(7, 5) + Fraction(1, 4)),
            LIBRARY: (2, 1, Fraction(7, 5)),
            TOWN: (1, 1, Fraction(7, 5) + Fraction(1, 4)),
            "Théâtre": (1, 1, Fraction(2, 5) + Fraction(1, 4)),
        }
        assert {one.owed for one in told.values()} == {False}
        assert next_names(circle, held[7].day + DAY, 3) == [SCHOOL, TOWN, "Amicale"]

    def test_the_charter_says_the_same(self, circle: Circle):
        """The town will be owed a turn when the fifth meeting closes the round; what fell due in a
        season is said until its end, though the town has taken it meanwhile."""
        held, _told = walked(circle)
        states = [judged(circle, one.day).state for one in held]
        assert (states[3], states[5], states[7]) == ("at_risk", "broken", "broken")


DAY = timedelta(days=1)


def seated(circle: Circle, name: str, starts: date = FOUNDED) -> tuple[Seat, Actor]:
    """A seat and whoever holds it."""
    seat = seat_of(circle.body, name, "towns", starts=starts)
    person = register_person(given_name=name, family_name="Râ")
    give_mandate(seat=seat, person=person, starts=starts, by=OPERATOR, now=NOW)
    return seat, Actor(person=person, seat=seat)


@dataclass
class Walk:
    """The season as it goes: `told` are the next three names, on the day before each meeting."""

    circle: Circle
    held: list[Meeting]
    told: list[list[str]] = field(default_factory=list)

    @property
    def eve(self) -> datetime:
        """The day before the meeting of which the names were told last."""
        return self.held[len(self.told) - 1].starts_at - DAY

    def say(self) -> Meeting:
        """Tell the names of the next meeting, which is given."""
        meeting = self.held[len(self.told)]
        self.told.append(next_names(self.circle, meeting.day - DAY))
        return meeting

    def asks(self, meeting: Meeting, other: Seat, by: Actor, **more: Any) -> Swap:
        return ask_swap(meeting=meeting, duty="secretary", other=other, by=by, now=self.eve, **more)

    def leaves(self, seat: Seat, after: Meeting) -> None:
        mandate, ends = seat.mandates.get(), after.day + DAY
        end_mandate(mandate=mandate, ends=ends, by=OPERATOR, now=NOW)


def walked(circle: Circle) -> tuple[list[Meeting], list[list[str]]]:
    """The season, and the names that were told."""
    amicale, by_amicale = seated(circle, "Amicale")
    bureau, _nobody = seated(circle, "Bureau")
    walk = Walk(circle, meetings(circle, 8))
    for seat in (amicale, bureau):
        taken([walk.say()], seat)
    exchanged(walk)
    walk.say()
    fifth = walk.say()
    taken([fifth], circle.town)
    swap = walk.asks(fifth, amicale, circle.by_ana())
    accept_swap(swap=swap, version=1, by=by_amicale, now=walk.eve)
    walk.leaves(bureau, fifth)
    given_up(walk, *seated(circle, "Théâtre", fifth.day + DAY))
    return walk.held, walk.told


def exchanged(walk: Walk) -> None:
    """The school has the third turn, the library the fourth: they swap."""
    circle, third = walk.circle, walk.say()
    taken(walk.held[2:4], circle.school, circle.library)
    back = {"in_exchange": walk.held[3], "duty_back": "secretary"}
    swap = walk.asks(third, circle.library, circle.by_chloe(), **back)
    accept_swap(swap=swap, version=1, by=circle.by_bao(), now=walk.eve)


def given_up(walk: Walk, theatre: Seat, by_theatre: Actor) -> None:
    """The town gives the sixth turn up and takes the seventh; the eighth is of the theatre."""
    circle, sixth = walk.circle, walk.say()
    taken([sixth], circle.town)
    known: dict[str, Any] = {"meeting": sixth, "duty": "secretary", "now": walk.eve}
    skip_turn(**known, seat=circle.town, reason="Une grève", by=circle.by_ana())
    volunteer(**known, by=circle.by_bao())
    seventh = walk.say()
    taken([seventh], circle.town)
    walk.leaves(circle.library, seventh)
    eighth = walk.say()
    taken([eighth], theatre)
    swap = walk.asks(eighth, circle.school, by_theatre)
    refuse_swap(swap=swap, version=1, by=circle.by_chloe(), now=walk.eve)
