"""My table tells the swaps that wait, and the turns that would be mine."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, OPERATOR, draw
from tests.interface.web.areas.decisions.people import Room
from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.people.models import Person
from tourdetable.domain.rota.actions.swaps import ask_swap, refuse_swap
from tourdetable.domain.rota.models import Swap
from tourdetable.interface.web.areas.home.table import MyTable
from tourdetable.interface.web.areas.home.turning import preparation, still_asked

MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)


def table(person: Person) -> MyTable:
    return MyTable(person, now=NOW)


def of_the_town(room: Room, day: datetime = MAY) -> Meeting:
    """A meeting whose secretary is the town."""
    meeting = draw(room.circle.body, day, "Lecture de mai")
    assign_turn(meeting=meeting, duty="secretary", seat=room.circle.town, by=OPERATOR, now=NOW)
    return meeting


def asked(room: Room, meeting: Meeting) -> Swap:
    said = {"duty": "secretary", "other": room.circle.library, "words": "Je suis en formation"}
    return ask_swap(meeting=meeting, by=room.circle.by_ana(), now=NOW, **said)


def test_a_swap_waits_for_whoever_is_asked_and_is_told_to_whoever_asks(room: Room) -> None:
    swap = asked(room, of_the_town(room))
    (mine,) = table(room.circle.bao).swaps
    assert (mine.swap, mine.duty, mine.asked) == (swap, "Secrétariat", False)
    assert not table(room.circle.bao).clear
    (theirs,) = table(room.circle.ana).swaps
    assert theirs.asked
    assert table(room.circle.chloe).swaps == []
    page = room.client("bao").get("/").content.decode()
    assert (f"/circle/swaps/{swap.pk}/" in page, "Je suis en formation" in page) == (True, True)


def test_an_answer_takes_it_off(room: Room) -> None:
    swap = asked(room, of_the_town(room))
    refuse_swap(swap=swap, version=1, by=room.circle.by_bao(), now=NOW)
    assert table(room.circle.bao).swaps == table(room.circle.ana).swaps == []


def test_so_does_the_hour_of_the_meeting(room: Room) -> None:
    asked(room, of_the_town(room))
    assert MyTable(room.circle.bao, now=MAY).swaps == []


def test_a_turn_that_nobody_has_is_told_to_whose_it_would_be(room: Room) -> None:
    """One name for each meeting, the same as on the page of turns."""
    of_the_town(room)
    later = draw(room.circle.body, MAY + timedelta(days=28), "Lecture de juin")
    circle = room.circle
    told = {
        person.pk: [line.meeting.pk for line in table(person).foreseen]
        for person in (circle.ana, circle.bao, circle.chloe)
    }
    assert sorted(pks.count(later.pk) for pks in told.values()) == [0, 0, 1]
    assert told[circle.ana.pk] == []


@pytest.mark.parametrize("count", [1, 4])
def test_it_costs_the_same_whatever_waits(
    room: Room, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        asked(room, of_the_town(room, MAY + timedelta(days=14 * number)))
        draw(room.circle.body, MAY + timedelta(days=14 * number + 7), "Lecture")
    shown = table(room.circle.bao)
    assert shown.waiting.swaps
    with django_assert_num_queries(2):
        assert (len(shown.swaps), len(shown.foreseen) <= count) == (count, True)


def test_the_tasks_come_in_the_order_of_a_meeting_whatever_that_of_the_charter() -> None:
    asked = preparation([Right.MINUTES, Right.AGENDA, Right.ATTENDANCE])
    assert asked == ("préparer l’ordre du jour", "noter qui est là", "écrire le compte rendu")


def test_moving_and_cancelling_ask_nothing_in_advance() -> None:
    assert preparation([Right.MOVE, Right.CANCEL]) == ()
    assert preparation([]) == ()


def test_nobody_is_asked_to_convene_a_meeting_that_is_convened() -> None:
    rights = {Right.CONVENE, Right.AGENDA, Right.MINUTES}
    assert still_asked(rights, "planned", past=False) == rights
    assert still_asked(rights, "convened", past=False) == {Right.AGENDA, Right.MINUTES}
    assert still_asked(rights, "opened", past=True) == {Right.MINUTES}
