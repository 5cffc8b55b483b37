"""The network of a page, its day, and where the reader stands in it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from tests.domain.builders import NOW, TODAY
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    STRANGER,
    Room,
)
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.middleware import Identity
from tourdetable.interface.web.base.scene import Scene, set_scene


def asking(person: Person | None, now: datetime) -> Request:
    """What a person asks, at that moment."""
    request = Request()
    request.user = AnonymousUser()
    request.now, request.identity = now, Identity(request)
    request.identity.person = person
    return request


def scene_of(room: Room, person: Person | None, now: datetime = NOW) -> Scene:
    return set_scene(asking(person, now), room.circle.network.slug)


def test_a_member_stands_in_the_network_and_a_stranger_does_not(room: Room) -> None:
    member, stranger = scene_of(room, room.circle.bao), scene_of(room, room.circle.zoe)
    assert (member.network, member.today) == (room.circle.network, TODAY)
    assert member.member.person == room.circle.bao
    assert (stranger.standing, scene_of(room, None).standing) == (None, None)
    with pytest.raises(Http404):
        _ = stranger.member


def test_the_day_is_that_of_the_network_s_clocks(room: Room) -> None:
    late = datetime(2027, 4, 5, 23, 30, tzinfo=UTC)
    assert scene_of(room, None, late).today == TODAY
    Network.objects.filter(pk=room.circle.network.pk).update(time_zone="America/Guadeloupe")
    assert scene_of(room, None, late).today == TODAY.replace(day=5)


def test_an_unknown_network_does_not_exist(room: Room) -> None:
    with pytest.raises(Http404):
        set_scene(asking(None, NOW), "nowhere")


def test_addresses_are_those_of_the_network(room: Room) -> None:
    scene = scene_of(room, room.circle.bao)
    assert scene.url("meeting", room.meeting.pk) == room.url("meeting", room.meeting.pk)


def test_a_page_for_members_does_not_exist_for_strangers(room: Room) -> None:
    found = {
        name: room.client(name).get(room.url("people")).status_code
        for name in (COLLEAGUE, LEAD, NEIGHBOUR, STRANGER, ANONYMOUS)
    }
    assert found == {COLLEAGUE: 200, LEAD: 200, NEIGHBOUR: 200, STRANGER: 404, ANONYMOUS: 302}
