from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, draw, nothing_changes
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    SECRETARY,
    STRANGER,
    Room,
    account_of,
    nothing_for,
    steward,
)
from tourdetable.domain.availability.actions import declare_absence, set_weekly_off
from tourdetable.domain.availability.models import Absence
from tourdetable.domain.availability.queries import weekly_of
from tourdetable.domain.networks.actors import Actor
from tourdetable.interface.web.areas.calendars.feed_secret import secret_of

MAY = date(2027, 5, 10)
PAGES = (
    "availability",
    "availability_add",
    "availability_weekly",
    "availability_import",
    "availability_import_remove",
)


def sent(**fields: Any) -> dict[str, Any]:
    return {"gesture": str(uuid4()), **fields}


def away(room: Room, name: str = COLLEAGUE, first: date = MAY, last: date | None = None) -> Absence:
    person = room.person(name)
    assert person is not None
    return declare_absence(
        person=person, first=first, last=last or first, part="AM", by=Actor(person), now=NOW
    )


def said() -> list[tuple[str, date, date, str, str]]:
    rows = Absence.objects.order_by("first")
    return list(rows.values_list("person__given_name", "first", "last", "part", "source"))


def calendar(text: str, name: str = "moi.ics") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode(), content_type="text/calendar")


BUSY = (
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Dentiste\nDTSTART;VALUE=DATE:20270510\nDTEND;VALUE=DATE:20270512\n"
    "END:VEVENT\nBEGIN:VEVENT\nSUMMARY:Yoga\nEND:VEVENT\nEND:VCALENDAR"
)


def test_the_same_form_sent_twice_is_said_to_be_done(room: Room) -> None:
    client, form = room.client(COLLEAGUE), sent(first="2027-05-10", last="", part="DAY")
    assert [client.post(room.url("availability_add"), form).status_code for _ in range(2)] == [
        302,
        409,
    ]
    assert len(said()) == 1


def test_my_weeks_are_shown_changed_and_emptied(room: Room) -> None:
    client, bao = room.client(COLLEAGUE), room.circle.bao
    client.post(room.url("availability_weekly"), sent(halves=["2:AM", "2:PM", "4:PM"]))
    assert weekly_of(bao) == {(2, "AM"), (2, "PM"), (4, "PM")}
    assert [len(client.get(room.url("availability")).context["page"].weekly)] == [2]
    assert client.get(room.url("availability_weekly")).content.decode().count(" checked") == 3
    client.post(room.url("availability_weekly"), sent())
    assert weekly_of(bao) == set()


def test_a_calendar_gives_its_busy_days_and_never_its_titles(room: Room) -> None:
    client = room.client(COLLEAGUE)
    answer = client.post(
        room.url("availability_import"), sent(calendar=calendar(BUSY)), follow=True
    )
    assert said() == [("Bao", MAY, date(2027, 5, 11), "DAY", "calendar")]
    page = answer.content.decode()
    assert next(str(m) for m in answer.context["messages"]).startswith("2 ")
    assert ("Dentiste" in page, "Yoga" in page) == (False, False)
    assert [(first, len(rows)) for first, rows in answer.context["page"].read.items()] == [
        (date(2027, 5, 1), 1)
    ]


def test_one_s_own_feed_is_no_absence_and_the_page_says_so(room: Room) -> None:
    client = room.client(COLLEAGUE)
    draw(room.circle.body, datetime(2027, 6, 3, 9, tzinfo=UTC), "Lecture de juin")
    secret = secret_of(room.circle.of(room.circle.bao))
    feed = client.get(room.url("calendar_personal", secret)).content
    answer = client.post(
        room.url("availability_import"),
        sent(calendar=SimpleUploadedFile("circle.ics", feed)),
        follow=True,
    )
    assert said() == []
    ours = f"{feed.count(b'BEGIN:VEVENT')} rencontres du réseau, laissées de côté"
    assert answer.context["page"].reading.not_counted == [ours]
    assert f"<li>{ours}</li>" in answer.content.decode()


def test_a_page_to_sign_in_is_no_calendar_and_what_was_read_before_stays(room: Room) -> None:
    client = room.client(COLLEAGUE)
    client.post(room.url("availability_import"), sent(calendar=calendar(BUSY)))
    kept = said()
    answer = client.post(
        room.url("availability_import"), sent(calendar=calendar("<!doctype html><p>Connexion"))
    )
    (words,) = answer.context["form"].errors["calendar"]
    assert words.startswith("Ce fichier est une page web")
    assert words.endswith("Ce qui avait été lu de votre agenda la dernière fois n’a pas changé.")
    assert said() == kept


def test_what_came_from_a_calendar_is_deleted_at_once(room: Room) -> None:
    client = room.client(COLLEAGUE)
    away(room, first=date(2027, 6, 1))
    client.post(room.url("availability_import"), sent(calendar=calendar(BUSY)))
    assert client.get(room.url("availability_import_remove")).status_code == 200
    client.post(room.url("availability_import_remove"), sent())
    assert [row[-1] for row in said()] == ["typed"]


def test_a_line_is_removed(room: Room) -> None:
    absence, client = away(room), room.client(COLLEAGUE)
    assert client.get(room.url("availability_remove", absence.pk)).status_code == 200
    assert client.post(room.url("availability_remove", absence.pk), sent()).headers[
        "Location"
    ] == room.url("availability")
    assert said() == []


def test_another_s_line_does_not_exist_even_for_those_who_prepare_the_year(room: Room) -> None:
    absence = away(room, SECRETARY)
    url = room.url("availability_remove", absence.pk)
    for name in (COLLEAGUE, "dora", STRANGER, ANONYMOUS):
        client = room.client(name)
        with nothing_changes():
            assert [client.get(url).status_code, client.post(url, sent()).status_code] == [
                nothing_for(name)
            ] * 2


@pytest.mark.parametrize("page", PAGES)
def test_strangers_find_nothing(room: Room, page: str) -> None:
    for name in (STRANGER, ANONYMOUS):
        client = room.client(name)
        with nothing_changes():
            assert client.get(room.url(page)).status_code == nothing_for(name)
            assert client.post(room.url(page), sent()).status_code == (
                405 if page == "availability" else nothing_for(name)
            )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_runs_the_same_queries_whatever_its_length(
    room: Room, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        away(room, first=MAY + timedelta(days=number))
        Absence.objects.create(
            person=room.circle.bao,
            first=MAY + timedelta(days=40 * number),
            last=MAY + timedelta(days=40 * number),
            source="calendar",
        )
    set_weekly_off(
        person=room.circle.bao,
        halves=[(n, "AM") for n in range(rows)],
        by=Actor(room.circle.bao),
        now=NOW,
    )
    client = room.client(COLLEAGUE)
    with django_assert_num_queries(8):
        answer = client.get(room.url("availability"))
    assert (len(answer.context["page"].typed), answer.context["page"].stretches) == (rows, rows)


def test_my_table_leads_there(room: Room) -> None:
    assert f'href="{room.url("availability")}"' in room.client(COLLEAGUE).get("/").content.decode()


def test_the_programme_leads_there_and_to_the_places_for_those_who_prepare_the_year(
    room: Room,
) -> None:
    steady = Client()
    steady.force_login(account_of(steward(room)))
    pages = [
        client.get(room.url("programme")).content.decode()
        for client in (room.client(COLLEAGUE), steady, Client())
    ]
    links = [
        tuple(f'href="{room.url(view)}"' in page for view in ("availability", "places"))
        for page in pages
    ]
    assert links == [(True, False), (True, True), (False, False)]


def test_one_says_that_one_comes_if_need_be_on_days_and_each_week(room: Room):
    client = room.client(COLLEAGUE)
    url = reverse("availability_add", args=[room.circle.network.slug])
    client.post(url, sent(first="2027-05-10", part="AM", if_need_be="on"))
    weekly = reverse("availability_weekly", args=[room.circle.network.slug])
    client.post(weekly, sent(halves=["4:PM"], reluctant=["4:PM", "1:AM"]))
    page = client.get(reverse("availability", args=[room.circle.network.slug])).context["page"]
    assert [(row.part, row.if_need_be) for row in page.typed] == [("AM", True)]
    assert (page.weekly, page.reluctant) == (["Vendredi après-midi"], ["Mardi matin"])
