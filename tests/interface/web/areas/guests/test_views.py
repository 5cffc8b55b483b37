"""Calling people in, on the screens."""

from __future__ import annotations

from typing import Any

from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import MARCH, TODAY, draw, nothing_changes
from tests.domain.guests.builders import LAST, MAY, for_a_time, to_meeting
from tests.interface.web.areas.decisions.people import COLLEAGUE, SECRETARY, Room, sent
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.guests.tokens import token_of
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Person

INES = {"who": "new", "given_name": "Inès", "family_name": "Quai", "email": ""}
WHY = {"quality": "resident", "speaks_for": "", "why": "Elle connaît le quai."}


def written(room: Room, **more: Any) -> dict[str, Any]:
    return {**sent(room.circle.town.pk), **INES, **WHY, **more}


def test_any_member_calls_somebody_in_to_a_meeting(room: Room) -> None:
    meeting, client = draw(room.circle.body, MAY, "Lecture de mai"), room.client(SECRETARY)
    page = client.get(room.url("meeting", meeting.pk)).content.decode()
    assert "Personnes invitées" in page
    assert room.url("guest_invite", meeting.pk) in page
    form = written(room)
    answer = client.post(room.url("guest_invite", meeting.pk), form)
    guest = Guest.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, room.url("guest", guest.pk))
    assert (str(guest.person), guest.meeting, guest.seat) == (
        "Inès Quai",
        meeting,
        room.circle.town,
    )
    page = client.get(room.url("meeting", meeting.pk)).content.decode()
    assert "Inès Quai" in page
    with nothing_changes():
        assert client.post(room.url("guest_invite", meeting.pk), form).status_code == 409


def test_what_is_missing_is_asked(room: Room) -> None:
    meeting, client = draw(room.circle.body, MAY), room.client(SECRETARY)
    url = room.url("guest_invite", meeting.pk)
    for wrong in ({"family_name": ""}, {"quality": ""}, {"why": ""}, {"email": "pas une adresse"}):
        with nothing_changes():
            assert client.post(url, written(room, **wrong)).status_code == 422


def test_a_meeting_that_is_over_says_so_before_one_writes(room: Room) -> None:
    past, client = draw(room.circle.body, MARCH), room.client(SECRETARY)
    page = client.get(room.url("guest_invite", past.pk)).content.decode()
    assert "on ne peut plus y inviter" in page
    assert (
        room.url("guest_invite", past.pk)
        not in client.get(room.url("meeting", past.pk)).content.decode()
    )


def test_somebody_is_called_in_for_a_time_and_told_on_the_page_of_the_body(room: Room) -> None:
    client, body = room.client(SECRETARY), "port"
    assert (
        room.url("guest_invite_lasting", body)
        in client.get(room.url("body", body)).content.decode()
    )
    form = written(room, theme="Le quai", starts="2027-04-06", ends="2027-10-31")
    assert client.post(room.url("guest_invite_lasting", body), form).status_code == 302
    guest = Guest.objects.get()
    assert (guest.theme, guest.starts, guest.ends) == ("Le quai", TODAY, LAST)
    page = client.get(room.url("body", body)).content.decode()
    assert "Inès Quai" in page
    assert "Le quai" in page
    assert "Inès Quai" in client.get(room.url("guests", body)).content.decode()


def test_the_link_is_shown_to_whoever_may_send_it(room: Room) -> None:
    guest = to_meeting(room.circle)
    pages = {
        name: room.client(name).get(room.url("guest", guest.pk)).content.decode()
        for name in (SECRETARY, COLLEAGUE)
    }
    shown = {name: token_of(guest) in page for name, page in pages.items()}
    assert shown == {SECRETARY: True, COLLEAGUE: False}
    assert ["Inès Quai" in page for page in pages.values()] == [True, True]


def test_it_is_taken_back_ended_and_sent_again(room: Room) -> None:
    guest, client = for_a_time(room.circle, by=room.circle.by_ana()), room.client(SECRETARY)
    by = sent(room.circle.town.pk)
    said = {**by, "version": "1", "ends": "2027-05-31"}
    assert client.post(room.url("guest_end", guest.pk), said).status_code == 302
    old = token_of(guest)
    said = {**sent(room.circle.town.pk), "version": "2"}
    assert client.post(room.url("guest_send", guest.pk), said).status_code == 302
    guest.refresh_from_db()
    assert token_of(guest) != old
    late = {**sent(room.circle.town.pk), "version": "2"}
    with nothing_changes():
        assert client.post(room.url("guest_withdraw", guest.pk), late).status_code == 409
    said = {**sent(room.circle.town.pk), "version": "3"}
    assert client.post(room.url("guest_withdraw", guest.pk), said).status_code == 302
    guest.refresh_from_db()
    assert guest.withdrawn_on == TODAY
    page = client.get(room.url("guest", guest.pk)).content.decode()
    assert "Cette invitation a été retirée le" in page
    assert token_of(guest) not in page


def test_one_called_in_to_a_meeting_has_no_last_day_to_change(room: Room) -> None:
    guest = to_meeting(room.circle)
    assert room.client(SECRETARY).get(room.url("guest_end", guest.pk)).status_code == 404


def test_the_list_costs_the_same_for_three_and_for_thirty(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = room.client(SECRETARY), room.url("guests", "port")
    meeting = draw(room.circle.body, MAY)
    for count in (3, 25):
        for number in range(count):
            who: Person = register_person(given_name="Jo", family_name=f"N{count}-{number}")
            to_meeting(room.circle, meeting, who=who)
        client.get(url)
        with django_assert_num_queries(7):
            client.get(url)
