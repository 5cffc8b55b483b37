"""What a meeting did not reach."""

from __future__ import annotations

import pytest

from tests.domain.agendas.builders import written
from tests.domain.builders import nothing_changes
from tests.interface.web.areas.meetings.people import REFUSED, Port, filled
from tourdetable.domain.agendas.models import PointLeftOver
from tourdetable.domain.meetings.actions.meetings import AgendaDraft
from tourdetable.domain.meetings.models import AgendaItem


@pytest.fixture
def points(port: Port) -> list[AgendaItem]:
    port.opened()
    return written(
        port.meeting,
        AgendaDraft("Le bus", "discuss", 20),
        AgendaDraft("Pause", "inform", 5, kind="break"),
        AgendaDraft("Le train", "discuss", 20),
    )


def test_each_point_but_breaks_is_said_with_why(port: Port, points: list[AgendaItem]) -> None:
    dora, address = port.client("dora"), port.url("meeting_left_over")
    bus, _pause, train = points
    page = dora.get(address)
    assert [one.item for one in page.context["form"].asked] == [bus, train]
    said = {f"left-{train.pk}": "yes", f"left-{bus.pk}": "no"}
    with nothing_changes():
        answer = dora.post(address, filled(page, **said))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [f"why-{train.pk}"])
    dora.post(address, filled(page, **said, **{f"why-{train.pk}": "Le temps a manqué"}))
    assert list(PointLeftOver.objects.values_list("item", "why")) == [
        (train.pk, "Le temps a manqué")
    ]
    assert "Le temps a manqué" in port.client("bao").get(port.url("meeting")).content.decode()


def test_those_who_may_not_are_told_who_may(port: Port, points: list[AgendaItem]) -> None:
    assert points
    assert port.statuses(port.url("meeting_left_over")) == REFUSED


def test_nothing_is_left_over_before_it_begins(port: Port) -> None:
    page = port.client("dora").get(port.url("meeting_left_over"))
    assert b'type="radio"' not in page.content


def test_one_is_let_go_by_whoever_prepares(port: Port, points: list[AgendaItem]) -> None:
    said = {"body": port.circle.body, "why": "Trop tard", "at": port.meeting.starts_at}
    left = PointLeftOver.objects.create(item=points[0], **said)
    dora, address = port.client("dora"), port.url("point_let_go", left.pk)
    assert port.statuses(address) == REFUSED
    assert dora.post(address, filled(dora.get(address))).status_code == 302
    assert PointLeftOver.objects.get().dropped_at is not None
    assert b'<form class="tdt-form' not in dora.get(address).content
    assert dora.get(port.url("point_let_go", 999)).status_code == 404


def test_a_reason_alone_is_not_lost(port: Port, points: list[AgendaItem]) -> None:
    dora, address = port.client("dora"), port.url("meeting_left_over")
    bus, _pause, train = points
    why = {f"why-{train.pk}": "Le temps a manqué"}
    with nothing_changes():
        answer = dora.post(address, filled(dora.get(address), **why))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [f"left-{train.pk}"])
    dora.post(address, filled(dora.get(address), **why, **{f"left-{train.pk}": "yes"}))
    after_all = filled(dora.get(address), **{f"left-{train.pk}": "no"})
    assert dora.post(address, after_all).status_code == 302
    assert not PointLeftOver.objects.filter(item__in=[bus, train]).exists()
