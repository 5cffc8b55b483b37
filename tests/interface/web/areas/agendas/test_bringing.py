"""What members bring to points: who writes it, who reads it, what is never sent."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.domain.agendas.builders import brought, written
from tests.domain.builders import nothing_changes
from tests.interface.web.areas.meetings.people import Port, filled
from tourdetable.domain.agendas.models import BroughtWords
from tourdetable.domain.meetings.actions.meetings import AgendaDraft
from tourdetable.domain.meetings.models import AgendaItem

CANARY = "Le canari de la bibliothèque"


@pytest.fixture
def points(port: Port) -> list[AgendaItem]:
    return written(
        port.meeting,
        AgendaDraft("Le tour", "discuss", 20, bringing="everybody", question="Quoi de neuf ?"),
        AgendaDraft("Le bus", "discuss", 20, bringing="preparers"),
        AgendaDraft("Le train", "inform", 5),
    )


def sees(port: Port, name: str) -> bool:
    return CANARY in port.client(name).get(port.url("meeting")).content.decode()


def test_a_member_brings_something_to_the_points_that_ask(
    port: Port, points: list[AgendaItem]
) -> None:
    bao, address = port.client("bao"), port.url("meeting_bring")
    page = bao.get(address)
    labels = [field.label for field in page.context["form"].written]
    assert labels == ["Le tour", "Le bus"]
    tour = points[0]
    answer = bao.post(address, filled(page, **{f"point-{tour.pk}": CANARY}))
    assert answer["Location"] == port.url("meeting") + "#agenda"
    row = BroughtWords.objects.get()
    assert (row.item, row.seat, row.words) == (tour, port.circle.library, CANARY)
    page = bao.get(address)
    assert CANARY in page.content.decode()


def test_what_is_for_all_is_read_by_those_who_see_the_meeting(
    port: Port, points: list[AgendaItem]
) -> None:
    brought(port.circle, points[0], CANARY)
    assert [sees(port, name) for name in ("bao", "ana", "dora", "gaëlle")] == [True] * 4


def test_what_is_for_those_who_prepare_is_sent_to_nobody_else(
    port: Port, points: list[AgendaItem]
) -> None:
    brought(port.circle, points[1], CANARY)
    reading = {name: sees(port, name) for name in ("bao", "dora", "gaëlle", "chloé")}
    assert reading == {"bao": True, "dora": True, "gaëlle": True, "chloé": False}
    chloe = port.client("chloé").get(port.url("meeting_bring")).content.decode()
    assert CANARY not in chloe
    AgendaItem.objects.filter(pk=points[1].pk).update(bringing="nothing")
    assert not sees(port, "chloé")


def test_what_the_other_holder_wrote_meanwhile_is_not_overwritten(
    port: Port, points: list[AgendaItem]
) -> None:
    bao: Client = port.client("bao")
    page = bao.get(port.url("meeting_bring"))
    brought(port.circle, points[0], CANARY)
    with nothing_changes():
        answer = bao.post(
            port.url("meeting_bring"), filled(page, **{f"point-{points[0].pk}": "Mien"})
        )
    assert (answer.status_code, "Mien" in answer.content.decode()) == (422, True)


def test_nobody_without_a_seat_nor_after_the_beginning(
    port: Port, points: list[AgendaItem]
) -> None:
    assert port.client("dora").get(port.url("meeting_bring")).status_code == 403
    assert port.client("félix").get(port.url("meeting_bring")).status_code == 404
    port.opened()
    page = port.client("bao").get(port.url("meeting_bring"))
    assert b"<textarea" not in page.content
    assert points
