from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, hold, in_review
from tests.domain.site.builders import feast, opened
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, Room, account_of
from tourdetable.domain.minutes.models import Minutes, MinutesReading
from tourdetable.domain.networks.actions.seats import create_seat, give_mandate
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.actions import register_institution, register_person
from tourdetable.interface.web.areas.site.following import SeatFollowing


def follower(room: Room, name: str) -> tuple[Seat, Client]:
    """Somebody who holds a seat that follows through the minutes."""
    institution, said = register_institution(name=name), {"by": OPERATOR, "now": NOW}
    place = {"body": room.circle.body, "institution": institution, "college": "towns"}
    seat = create_seat(**place, kind="light", starts=FOUNDED, **said)
    person = register_person(given_name="Lise", family_name=name, email=f"{name}@exemple.invalid")
    give_mandate(seat=seat, person=person, starts=FOUNDED, **said)
    client = Client()
    client.force_login(account_of(person))
    return seat, client


def circulated(room: Room) -> Minutes:
    minutes = in_review(room.circle, room.meeting)
    done = {"adopted_on": TODAY, "adoption": "seats", "circulated_on": TODAY}
    Minutes.objects.filter(pk=minutes.pk).update(state="circulated", **done)
    return minutes


def lines(client: Client, room: Room) -> list[SeatFollowing]:
    found: list[SeatFollowing] = client.get(room.url("following")).context["found"].lines
    return found


def test_a_seat_reads_its_own_and_those_who_lead_read_all(room: Room) -> None:
    (seat, own), (other, _client) = follower(room, "Région"), follower(room, "Académie")
    minutes = circulated(room)
    MinutesReading.objects.create(minutes=minutes, seat=seat, on=TODAY)
    meeting = feast(room.circle)
    (line,) = lines(own, room)
    assert (line.seat, line.circulated, line.read, line.has_read) == (seat, 1, 1, True)
    assert (line.latest, line.next, line.came_on) == (minutes, meeting, None)
    found = {one.seat: one.has_read for one in lines(room.client(LEAD), room)}
    assert found == {seat: True, other: False}


def test_the_open_days_that_come_are_told(room: Room) -> None:
    _seat, own = follower(room, "Région")
    day = opened(room.circle)
    assert own.get(room.url("following")).context["found"].days == [day]


def test_who_neither_follows_nor_leads_is_told_who_does(room: Room) -> None:
    assert room.client(COLLEAGUE).get(room.url("following")).status_code == 403


def test_many_seats_cost_no_more_queries_than_few(room: Room) -> None:
    circulated(room)
    hold(room.circle, NOW.replace(month=2, day=4), "Lecture de février")
    counted = []
    for some in (2, 14):
        for number in range(some):
            follower(room, f"n{some}-{number}")
        with CaptureQueriesContext(connection) as seen:
            room.client(LEAD).get(room.url("following"))
        counted.append(len(seen))
    assert counted[0] == counted[1]
