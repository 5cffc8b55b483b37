"""What waits is found from the person alone; what there is not is not looked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    charter,
    draw,
    found_circle,
    hold,
    in_review,
)
from tests.domain.notices.convened import light_seat
from tests.interface.web.areas.decisions.people import Room, furnish
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import convene
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.minutes.actions.adoption import approve
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.home import reads
from tourdetable.interface.web.areas.home.holdings import given

MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)


def asked(person: Person) -> dict[str, object]:
    return given(person, NOW, duties=1)


def found(person: Person) -> set[str]:
    """The lists that may hold something for them."""
    waiting = reads.what_waits(asked(person), wide=False)
    return {name for name, here in waiting._asdict().items() if here}


def test_nothing_is_looked_for_where_nothing_waits(room: Room) -> None:
    assert found(room.circle.zoe) == set()
    assert found(room.felix) <= {"undertakings"}


def test_each_thing_that_waits_is_found_from_the_person(room: Room) -> None:
    circle = room.circle
    meeting = draw(circle.body, MAY, "Lecture de mai")
    meeting = convene(meeting=meeting, version=meeting.version, by=OPERATOR, now=NOW)
    assign_turn(meeting=meeting, duty="secretary", seat=circle.library, by=OPERATOR, now=NOW)
    in_review(circle, room.meeting)
    assert found(circle.bao) >= {"invitations", "turns", "readings"}
    reply(meeting=meeting, answer="attend", by=circle.by_bao(), now=NOW)
    assert found(circle.bao) >= {"replies", "turns", "readings"}
    assert "invitations" not in found(circle.bao)
    assert "invitations" in found(circle.chloe)


def test_a_mandate_that_has_ended_finds_nothing(room: Room) -> None:
    in_review(room.circle, room.meeting)
    Mandate.objects.filter(person=room.circle.bao).update(ends=NOW.date() - timedelta(days=2))
    assert found(room.circle.bao) == set()


def test_an_invitation_comes_once_for_each_seat_that_has_not_answered(room: Room) -> None:
    circle = room.circle
    light_seat(circle)
    give_mandate(seat=circle.library, person=circle.ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    meeting = draw(circle.body, MAY, "Lecture de mai")
    convene(meeting=meeting, version=meeting.version, by=OPERATOR, now=NOW)
    rows = reads.INVITATIONS.rows(**asked(circle.ana))
    assert [row.pk for row, *_rest in rows] == [meeting.pk] * 2
    reply(meeting=meeting, answer="attend", by=circle.by_ana(), now=NOW)
    rows = reads.INVITATIONS.rows(**asked(circle.ana))
    assert [row.pk for row, *_rest in rows] == [meeting.pk]


def test_minutes_come_once_for_each_seat_of_theirs_with_what_was_said_of_them(
    clock: None, db: None
) -> None:
    circle = found_circle(charter(adoption="seats"))
    room = furnish(circle, hold(circle))
    give_mandate(seat=circle.library, person=circle.ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    minutes = in_review(circle, room.meeting)
    said = {"version": minutes.version, "now": NOW}
    approve(minutes=minutes, seat=circle.library, by=circle.by_bao(), **said)
    draw(circle.body, MAY, "Lecture de mai")
    rows = reads.READINGS.rows(**asked(circle.ana))
    assert sorted(tuple(row[4:]) for row in rows) == sorted(
        [
            (circle.town.pk, False, 1, 0, MAY, False, 1, None, False),
            (circle.library.pk, True, 1, 0, MAY, False, 1, None, False),
        ]
    )


@pytest.mark.parametrize("number", [1, 20])
def test_no_more_meetings_are_read_than_are_shown(room: Room, number: int) -> None:
    for week in range(number):
        draw(room.circle.body, MAY + timedelta(days=7 * week), f"Lecture {week}")
    hold(room.circle, NOW - timedelta(days=9), "Passée")
    for (_wide, limit), read in reads.NEXT_MEETINGS.items():
        assert len(read.rows(**asked(room.circle.bao))) == min(number, limit or number)
