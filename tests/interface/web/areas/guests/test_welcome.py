"""The page that welcomes whoever takes a seat over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, OPERATOR, TODAY, draw, propose
from tests.domain.guests.builders import MAY
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room, account_of, steward
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import convene
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.people.actions import register_person

WHEN: dict[str, Any] = {"by": OPERATOR, "now": NOW}


def handed_over(room: Room) -> Client:
    """Élodie takes the seat of the library over from Bao, with a turn and an action that wait."""
    circle = room.circle
    end_mandate(mandate=circle.library.mandates.get(), ends=TODAY - timedelta(days=1), **WHEN)
    heir = register_person(given_name="Élodie", family_name="Neuve")
    give_mandate(seat=circle.library, person=heir, starts=TODAY, **WHEN)
    may = draw(circle.body, MAY, "Lecture de mai")
    assign_turn(meeting=may, duty="secretary", seat=circle.library, **WHEN)
    convene(meeting=may, version=may.version, by=circle.by_ana(), now=NOW)
    decision = propose(circle, room.meeting)
    task = {"what": "Acheter Colette", "seat": circle.library, "due": TODAY}
    add_follow_up(decision=decision, **task, by=circle.by_ana(), now=NOW)
    client = Client()
    client.force_login(account_of(heir))
    return client


def test_a_successor_reads_what_waits_for_the_seat(room: Room) -> None:
    client = handed_over(room)
    url = room.url("seat_welcome", room.circle.library.pk)
    page = client.get(url).content.decode()
    for words in (
        "Médiathèque",
        "Secrétariat",
        "Lecture de mai",
        "Réponse attendue",
        "Acheter Colette",
        "Élodie Neuve",
        "Bao Trần",
        "Dora Weiss",
    ):
        assert words in page
    assert url in client.get("/").content.decode()


def test_an_answer_that_was_given_is_awaited_no_more(room: Room) -> None:
    circle = room.circle
    may = draw(circle.body, MAY, "Lecture de mai")
    convene(meeting=may, version=may.version, by=circle.by_ana(), now=NOW)
    client, url = room.client(COLLEAGUE), room.url("seat_welcome", circle.library.pk)
    assert "Réponse attendue" in client.get(url).content.decode()
    reply(meeting=may, answer="attend", by=circle.by_bao(), now=NOW)
    assert "Réponse attendue" not in client.get(url).content.decode()


def test_my_table_leads_there_for_sixty_days(room: Room) -> None:
    url = room.url("seat_welcome", room.circle.library.pk)
    client = room.client(COLLEAGUE)
    assert url not in client.get("/").content.decode()
    room.circle.library.mandates.update(starts=TODAY - timedelta(days=59))
    assert url in room.client(COLLEAGUE).get("/").content.decode()
    room.circle.library.mandates.update(starts=TODAY - timedelta(days=60))
    assert url not in room.client(COLLEAGUE).get("/").content.decode()


def test_whoever_composes_opens_it_and_nobody_else(room: Room) -> None:
    url = room.url("seat_welcome", room.circle.library.pk)
    client = Client()
    client.force_login(account_of(steward(room)))
    assert "Bao Trần" in client.get(url).content.decode()
    assert room.client("ana").get(url).status_code == 404


def test_it_costs_the_same_for_a_full_seat(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = room.client(COLLEAGUE), room.url("seat_welcome", room.circle.library.pk)
    for count in (1, 5):
        for number in range(count):
            meeting = draw(room.circle.body, MAY + timedelta(weeks=number), f"L{count} {number}")
            assign_turn(
                meeting=meeting,
                duty="secretary",
                seat=room.circle.library,
                confirmed=True,
                **WHEN,
            )
        client.get(url)
        with django_assert_num_queries(12):
            client.get(url)
