"""Who composes, and what the others are told."""

from __future__ import annotations

import pytest
from django.http import Http404

from tests.interface.web.areas.composition.people import composer
from tests.interface.web.areas.decisions.people import ANONYMOUS, COLLEAGUE, LEAD, STRANGER, Room
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.areas.composition.access import composed_body
from tourdetable.interface.web.base.scene import Scene


@pytest.mark.parametrize("view", ["composition", "composition_offices", "composition_body"])
def test_whoever_composes_nothing_is_told_who_does(room: Room, view: str) -> None:
    arguments = ["port"] if view == "composition_body" else []
    url = room.url(view, *arguments)
    refused = {COLLEAGUE: 403, LEAD: 403, STRANGER: 404, ANONYMOUS: 302}
    clients = {name: room.client(name) for name in refused}
    assert {name: client.get(url).status_code for name, client in clients.items()} == refused
    html = clients[COLLEAGUE].get(url).content.decode()
    assert "Intendance" in html


def test_a_body_that_has_ended_is_composed_no_more(room: Room) -> None:
    gaelle = composer(room)
    Body.objects.filter(slug="bourg").update(ends="2027-04-05")
    statuses = [
        gaelle.get(room.url("composition_body", slug)).status_code for slug in ("bourg", "port")
    ]
    assert statuses == [404, 200]


def test_whoever_has_no_place_finds_nothing(room: Room) -> None:
    network, now = room.circle.network, None
    scene = Scene(network, None, now, None, None)  # type: ignore[arg-type]  # nothing else is read
    with pytest.raises(Http404):
        composed_body(scene, "port")
