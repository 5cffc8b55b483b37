"""Seats of which nothing has been heard for several meetings in a row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, Circle, hold, seat_of
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.sitting import mark_attendance
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.silence import silent, silent_among
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Person

DAYS = [datetime(2027, month, 4, 9, 0, tzinfo=UTC) for month in (1, 2, 3)]


def meet(circle: Circle, came: Iterable[tuple[Seat, Person]]) -> list[Meeting]:
    """Three meetings to which some came."""
    there = list(came)
    return [hold(circle, day, f"Lecture {day:%m}", there) for day in DAYS]


def names(circle: Circle, on: date = TODAY, meetings: int = 3) -> list[str]:
    return [one.name for one in silent(circle.body, on, meetings)]


def test_a_seat_without_a_sign_three_times_in_a_row_is_silent(circle: Circle) -> None:
    meet(circle, [(circle.town, circle.ana)])
    found = silent(circle.body, TODAY)
    assert [one.name for one in found] == ["École du Môle", "Médiathèque"]
    school = found[0]
    assert (school.seat, school.college, school.body) == (circle.school.pk, "towns", circle.body.pk)
    assert school.since == DAYS[0].date()
    assert [(one.person, one.name) for one in school.holders] == [(circle.chloe.pk, "Chloé Émery")]


def test_two_meetings_are_not_three(circle: Circle) -> None:
    meet(circle, [(circle.town, circle.ana)])
    assert names(circle, on=DAYS[2].date()) == []
    assert names(circle, on=DAYS[2].date(), meetings=2) == ["École du Môle", "Médiathèque"]
    assert names(circle, meetings=4) == []


def test_an_answer_or_apologies_are_a_sign(circle: Circle) -> None:
    first, second, _third = meet(circle, [(circle.town, circle.ana)])
    reply(meeting=first, answer="excused", by=circle.by_bao(), now=NOW)
    modes = {(circle.school.pk, circle.chloe.pk): "absent"}
    mark_attendance(meeting=second, modes=modes, by=circle.by_ana(), now=NOW)
    assert names(circle) == ["École du Môle"]
    modes = {(circle.school.pk, circle.chloe.pk): "excused"}
    mark_attendance(meeting=second, modes=modes, by=circle.by_ana(), now=NOW)
    assert names(circle) == []


def test_a_meeting_of_which_nobody_recorded_who_came_says_nothing(circle: Circle) -> None:
    meet(circle, [(circle.town, circle.ana)])[0].attendances.all().delete()
    assert names(circle) == []


def test_a_successor_is_not_silent_for_their_predecessor(circle: Circle) -> None:
    meet(circle, [(circle.town, circle.ana), (circle.library, circle.bao)])
    when = {"by": OPERATOR, "now": NOW}
    held = circle.school.mandates.get()
    end_mandate(mandate=held, ends=DAYS[1].date(), **when)
    assert names(circle) == []
    heir = register_person(given_name="Élodie", family_name="Neuve")
    give_mandate(seat=circle.school, person=heir, starts=DAYS[1].date() + timedelta(1), **when)
    assert names(circle) == []
    assert names(circle, meetings=1) == ["École du Môle"]


def test_one_of_two_who_was_there_before_is_enough(circle: Circle) -> None:
    meet(circle, [(circle.town, circle.ana), (circle.library, circle.bao)])
    other = register_person(given_name="Élodie", family_name="Neuve")
    give_mandate(seat=circle.school, person=other, starts=TODAY, by=OPERATOR, now=NOW)
    (one,) = silent(circle.body, TODAY)
    assert [holder.name for holder in one.holders] == ["Chloé Émery", "Élodie Neuve"]


@pytest.mark.parametrize(("kind", "told"), [("light", []), ("invited", ["École du Môle"])])
def test_a_seat_that_follows_through_the_minutes_is_not_waited_for(
    circle: Circle, kind: str, told: list[str]
) -> None:
    meet(circle, [(circle.town, circle.ana), (circle.library, circle.bao)])
    Seat.objects.filter(pk=circle.school.pk).update(kind=kind)
    assert names(circle) == told


def test_a_seat_that_ended_is_silent_no_more(circle: Circle) -> None:
    meet(circle, [(circle.town, circle.ana), (circle.library, circle.bao)])
    Seat.objects.filter(pk=circle.school.pk).update(ends=TODAY - timedelta(days=1))
    assert names(circle) == []


def test_as_many_queries_for_many_seats_and_bodies(circle: Circle) -> None:
    meet(circle, [(circle.town, circle.ana)])
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert len(silent(circle.body, TODAY)) == 2
    for number in range(20):
        seat = seat_of(circle.body, f"Maison {number:02}", "towns")
        person = register_person(given_name="Jo", family_name=f"Maison {number:02}")
        give_mandate(seat=seat, person=person, starts=FOUNDED, by=OPERATOR, now=NOW)
    install_body(
        network=circle.network,
        kind="circle",
        name="Bourg",
        slug="bourg",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    with CaptureQueriesContext(connection) as many:
        found = silent_among(circle.network, Body.objects.filter(network=circle.network), TODAY)
    assert len(found) == 22
    assert (len(few), len(many)) == (2, 2)
