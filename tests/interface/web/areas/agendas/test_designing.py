"""The page on which an agenda is written: what waits beside it, its model, its times."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.domain.agendas.builders import brought, topic, written
from tests.domain.builders import NOW, Circle, nothing_changes, seat_of
from tests.interface.web.areas.meetings.people import REFUSED, Port, filled, sent
from tourdetable.domain.agendas.models import AgendaModel, BroughtWords, PointLeftOver
from tourdetable.domain.meetings.actions.meetings import AgendaDraft
from tourdetable.domain.meetings.models import AgendaItem, Meeting


def posted(port: Port, page: str, **fields: Any) -> dict[str, Any]:
    lead = f"office:{port.circle.lead.pk}"
    return sent(lead, **{"version": port.again().version, **fields})


def test_what_waits_is_taken_in_one_gesture_and_recorded_with_the_rest(port: Port) -> None:
    dora, address, bus = port.client("dora"), port.url("meeting_agenda"), topic(port.circle)
    written(port.meeting, AgendaDraft("Accueil", "inform", 5))
    page = dora.get(address)
    with nothing_changes():
        page = dora.post(address, filled(page, do=f"take:topic:{bus.pk}"))
    assert page.context["form"].moved == 1
    assert dora.post(address, filled(page, do="save")).status_code == 302
    assert list(AgendaItem.objects.values_list("title", "topic")) == [
        ("Accueil", None),
        ("Le bus", bus.pk),
    ]
    assert f"take:topic:{bus.pk}" not in dora.get(address).content.decode()


def test_the_usual_points_are_proposed_on_an_empty_agenda_and_not_recorded(port: Port) -> None:
    dora = port.client("dora")
    with nothing_changes():
        form = dora.get(port.url("meeting_agenda")).context["form"]
    kinds = [line["kind"] for line in form.typed if line["title"]]
    assert (kinds, bool(form.told)) == (["next_time"], True)


def test_a_line_is_dragged_to_another_place(port: Port) -> None:
    dora, address = port.client("dora"), port.url("meeting_agenda")
    written(port.meeting, *(AgendaDraft(name, "inform", 5) for name in "ABCD"))
    page = dora.post(address, filled(dora.get(address), do="move:3:0"))
    assert [line["title"] for line in page.context["form"].typed[:4]] == ["D", "A", "B", "C"]
    for wrong in ("move:3", "move:9:0", "move:0:99", "move::"):
        page = dora.post(address, filled(dora.get(address), do=wrong))
        assert [line["title"] for line in page.context["form"].typed[:4]] == ["A", "B", "C", "D"]


def test_times_are_worked_out_and_an_overrun_is_said(port: Port) -> None:
    written(port.meeting, AgendaDraft("A", "inform", 20), AgendaDraft("B", "inform", 30))
    page = port.client("dora").get(port.url("meeting_agenda"))
    form, starts = page.context["form"], port.meeting.starts_at
    assert form.hours[:3] == [starts, starts + timedelta(minutes=20), None]
    length = (port.meeting.ends_at - starts) // timedelta(minutes=1)
    assert (form.total, form.room) == (50, length - 50)
    page = port.client("dora").post(
        port.url("meeting_agenda"), filled(page, **{"line-0-minutes": "600"}, do="hours")
    )
    assert page.context["form"].room == length - 630


def test_a_break_is_a_line(port: Port) -> None:
    dora, address = port.client("dora"), port.url("meeting_agenda")
    page = dora.post(address, filled(dora.get(address), do="break"))
    dora.post(address, filled(page, do="save"))
    assert list(AgendaItem.objects.filter(kind="break").values_list("minutes", flat=True)) == [10]


def test_a_method_fills_the_point_it_is_chosen_for_and_is_kept(port: Port) -> None:
    dora, address = port.client("dora"), port.url("meeting_agenda")
    written(port.meeting, AgendaDraft("Le bus", "decide", 15))
    page = dora.get(address)
    with nothing_changes():
        none = dora.post(address, filled(page, do="fill:0"))
        page = dora.post(address, filled(page, **{"line-0-method": "meteo"}, do="fill:0"))
    assert [one.context["form"].moved for one in (none, page)] == [0, 0]
    assert "Météo" in page.context["form"].told
    assert dora.post(address, filled(page, do="save")).status_code == 302
    item = AgendaItem.objects.get()
    assert (item.method, item.purpose, bool(item.question)) == ("meteo", "decide", True)
    assert item.note.startswith("1. ")
    shown = dora.get(port.url("meeting")).content.decode()
    assert "/circle/methods/meteo/" in shown
    assert "Météo" in shown


def test_the_agenda_is_kept_as_a_model_by_whoever_writes_it(port: Port) -> None:
    address = port.url("agenda_model")
    assert port.statuses(address) == REFUSED
    dora = port.client("dora")
    assert b"<form" in dora.get(address).content
    written(port.meeting, AgendaDraft("Le tour", "discuss", 30))
    assert dora.post(address, posted(port, address))["Location"] == port.url("meeting")
    assert AgendaModel.objects.get().lines[0]["title"] == "Le tour"


def many(circle: Circle, count: int) -> None:
    """So many topics, and points of March left over."""
    march = Meeting.objects.filter(body=circle.body).earliest("starts_at")
    for number in range(count):
        topic(circle, f"Sujet {number}")
        item = march.agenda.create(
            position=100 + AgendaItem.objects.count(), title=f"Point {number}"
        )
        PointLeftOver.objects.create(body=circle.body, item=item, why="Trop tard", at=NOW)


def questions(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_as_many_queries_however_much_waits(port: Port) -> None:
    dora, address = port.client("dora"), port.url("meeting_agenda")
    many(port.circle, 2)
    written(port.meeting, *(AgendaDraft(f"{n}", "inform", 1) for n in range(3)))
    few = questions(dora, address)
    many(port.circle, 30)
    written(port.meeting, *(AgendaDraft(f"{n}", "inform", 1) for n in range(40)))
    assert questions(dora, address) == few
    assert few <= 22


def test_forty_points_and_two_hundred_seats_ask_no_more(port: Port) -> None:
    """As one of four points and twenty seats: its page, its agenda, what one brings to it."""
    dora, bao = port.client("dora"), port.client("bao")
    names = ("meeting", "meeting_agenda", "meeting_bring")
    asked: list[list[int]] = []
    for points, seats in ((4, 20), (40, 180)):
        for number in range(seats):
            seat_of(port.circle.body, f"Commune {points} {number}", "towns")
        said = {"method": "meteo", "bringing": "everybody", "question": "Où ?"}
        items = written(
            port.meeting, *(AgendaDraft(f"{n}", "discuss", 1, **said) for n in range(points))
        )
        for item in items:
            brought(port.circle, item, "Un bus")
        clients = (bao, dora, bao)
        asked.append(
            [questions(who, port.url(name)) for who, name in zip(clients, names, strict=True)]
        )
        BroughtWords.objects.all().delete()
    assert asked[0] == asked[1]
