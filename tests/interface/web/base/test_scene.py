"""The network of a page, its day, and where the reader stands in it."""

from __future__ import annotations

from cProfile import Profile
from datetime import UTC, datetime
from pstats import Stats

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.test import Client
from django.urls import path
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, TODAY
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    STRANGER,
    Room,
)
from tourdetable.config.urls import *  # noqa: F403  the product's own addresses and error pages
from tourdetable.config.urls import urlpatterns as product
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.middleware import Identity
from tourdetable.interface.web.base.scene import Scene, in_network, members_only, set_scene


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


@members_only
def nothing(request: Request, scene: Scene) -> HttpResponse:
    return HttpResponse("x", content_type="text/plain")


@in_network
def empty(request: Request, scene: Scene) -> HttpResponse:
    return render(request, "components/page/not_now.html", EMPTY)


EMPTY = {"title": "Titre", "words": "Rien.", "trail": [], "cancel": "", "form": None}
urlpatterns = [
    path("<slug:network>/nothing/", nothing),
    path("<slug:network>/empty/", empty),
    *product,
]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("reader", "page", "queries"),
    [
        ("ana", "nothing", 4),  # who has signed in, the charter, their mandates, their offices
        ("ana", "empty", 4),
        ("zoé", "empty", 4),
        ("nobody", "empty", 1),  # the charter
    ],
)
def test_an_empty_page_costs_who_reads_and_where_they_stand(
    room: Room,
    reader: str,
    page: str,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = room.client(reader)
    with django_assert_num_queries(queries):
        assert client.get(f"/circle/{page}/").status_code == 200


@pytest.mark.urls(__name__)
def test_nothing_is_asked_of_the_database_for_whoever_is_nobody(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert Client().get("/signin/").status_code == 200


@pytest.mark.urls(__name__)
def test_what_is_asked_is_not_written_anew_each_time(room: Room) -> None:
    """Twelve thousand calls when Django wrote each of its six queries; two thousand now."""
    client = room.client("ana")
    client.get("/circle/nothing/")
    with Profile() as profile:
        client.get("/circle/nothing/")
    assert Stats(profile).total_calls < 4_000  # type: ignore[attr-defined]  # not in typeshed
