"""What I want to be told: mine alone, kept for whoever chooses wrongly, as cheap for many."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, OPERATOR, seat_of
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.notices.enums import NoticeFamily
from tourdetable.domain.notices.models import NoticeChoice, WholeText

NETWORK = "/me/notices/in/circle/"


def send(room: Room, url: str = NETWORK, name: str = "bao", **changed: str) -> Any:
    client = room.client(name)
    shown = client.get(url)
    if shown.status_code != 200:
        return shown
    form = shown.context["form"]
    data = {key: value for key, value in form.initial.items() if value is not None}
    return client.post(url, data | {"gesture": str(uuid4())} | changed)


def test_a_choice_is_recorded_and_told_on_my_page(room: Room) -> None:
    answer = send(room, readings="weekly", agendas="never")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/me/notices/")
    page = room.client("bao").get("/me/notices/")
    (one,) = page.context["networks"]
    assert [(str(family), str(rhythm)) for family, rhythm in one.others] == [
        ("agendas", "never"),
        ("readings", "weekly"),
    ]
    words = page.content.decode()
    assert "Une fois par semaine, ensemble" in words
    assert "Réunion annulée" in words
    assert not NoticeChoice.objects.exclude(person=room.circle.bao).exists()


def test_a_body_apart_says_only_what_differs(room: Room) -> None:
    url = f"{NETWORK}{room.circle.body.pk}/"
    send(room, readings="never")
    assert send(room, url, readings="at_once").status_code == 302
    apart = NoticeChoice.objects.filter(body=room.circle.body)
    assert list(apart.values_list("family", "rhythm")) == [("readings", "at_once")]
    assert send(room, url, readings="").status_code == 302
    assert not apart.exists()


def test_a_wrong_choice_loses_nothing(room: Room) -> None:
    answer = send(room, readings="hourly", agendas="never")
    assert answer.status_code == 422
    assert answer.context["form"]["agendas"].value() == "never"
    assert not NoticeChoice.objects.exists()


def test_only_where_i_have_a_place(room: Room) -> None:
    body = f"{NETWORK}{room.circle.body.pk}/"
    for name, url in (("zoé", NETWORK), ("félix", body), ("dora", body)):
        assert send(room, url, name).status_code == 404
    assert send(room, body, "anonymous").status_code == 302


def test_sent_twice_it_is_recorded_once(room: Room) -> None:
    client, gesture = room.client("bao"), str(uuid4())
    form = client.get(NETWORK).context["form"]
    data = {key: value for key, value in form.initial.items() if value is not None}
    sent = data | {"gesture": gesture, "readings": "weekly"}
    statuses = [client.post(NETWORK, sent).status_code for _time in range(2)]
    assert statuses == [302, 409]
    assert NoticeChoice.objects.filter(rhythm="weekly").count() == 1


def test_it_costs_the_same_for_one_seat_and_for_many(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, counted = room.client("bao"), []
    for _time in range(2):
        with django_assert_num_queries(5) as found:
            client.get("/me/notices/")
        counted.append(len(found))
        for number in range(3):
            seat = seat_of(room.circle.body, f"Antenne {number}", "towns")
            mandate = {"seat": seat, "person": room.circle.bao, "starts": FOUNDED}
            give_mandate(**mandate, by=OPERATOR, now=NOW)
        for family in NoticeFamily:
            said = {"network": room.circle.network, "family": family, "rhythm": "daily"}
            NoticeChoice.objects.get_or_create(person=room.circle.bao, **said)
    assert len(set(counted)) == 1


def test_one_wants_the_text_of_minutes_in_the_message_or_not(room: Room) -> None:
    assert send(room, whole_text="on").status_code == 302
    assert [one.person for one in WholeText.objects.all()] == [room.circle.bao]
    form = room.client("bao").get(NETWORK).context["form"]
    assert form.initial["whole_text"] is True
    send(room, f"{NETWORK}{room.circle.body.pk}/", readings="never")
    assert WholeText.objects.count() == 1
    send(room, whole_text="")
    assert WholeText.objects.count() == 0
