"""What pages are made of, and what is remembered of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from django.test import RequestFactory
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, draw
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.journal.queries import heads
from tourdetable.domain.meetings.calendar.instants import Scope
from tourdetable.interface.web.fresh.program import PACKAGE
from tourdetable.interface.web.fresh.state import TURNING, PageState, Turning, turning_of

pytestmark = pytest.mark.django_db

STATE = PageState(
    program="1",
    language="fr",
    address="http://a/circle/",
    reader=(1, 2),
    hour=(NOW.date(), 1, 1),
    marks=(("circle", "", 7, 1234),),
    sure=True,
)
OTHERS = [
    replace(STATE, program="2"),
    replace(STATE, language="en"),
    replace(STATE, address="https://a/circle/"),
    replace(STATE, reader=(1, 3)),
    replace(STATE, reader=(3, 2)),
    replace(STATE, hour=(NOW.date(), 0, 1)),
    replace(STATE, marks=(("circle", "", 8, 1234),)),
    replace(
        STATE,
        marks=(("circle", "", 7, 1235),),
    ),
    replace(STATE, marks=(("circle", "1", 7, 1234),)),
]


def test_each_thing_moves_the_tag_but_how_sure_one_is() -> None:
    request = RequestFactory().get("/")
    tags = [state.tag(request) for state in (STATE, *OTHERS)]
    request.META["CSRF_COOKIE"] = "another"
    assert len({*tags, STATE.tag(request)}) == len(tags) + 1
    assert replace(STATE, sure=False).tag(request) == STATE.tag(request)


def test_the_key_of_the_installation_signs_it(settings: object) -> None:
    request = RequestFactory().get("/")
    before = STATE.tag(request)
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]  # the fixture is not typed
    assert STATE.tag(request) != before


def test_the_instants_of_a_day_are_read_once_where_the_journal_stands(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    request = room.client("ana").get("/").wsgi_request

    def read(queries: int) -> Turning:
        there = heads("circle")
        with django_assert_num_queries(queries):
            return turning_of(request, Scope("circle"), there)

    first, again = read(1), read(0)
    assert first is again
    draw(room.circle.body, NOW + timedelta(hours=1), "Lecture", "feast")
    moved = read(1)
    assert moved.at > first.at
    assert len(moved.instants) == len(first.instants) + 2
    assert read(0) is moved
    request.now = NOW + timedelta(days=1)
    assert read(1).day == (NOW + timedelta(days=1)).astimezone(UTC).date()


def test_instants_read_while_one_looked_are_not_rested_upon(room: Room) -> None:
    """The first who asks reads them: the page is made, and tagged; the next is told."""
    ana, url = room.client("ana"), room.url("people")
    tag = ana.get(url)["ETag"]
    asked = {"If-None-Match": tag}
    assert ana.get(url, headers=asked).status_code == 304
    TURNING.clear()
    assert [ana.get(url, headers=asked).status_code for _ in range(2)] == [200, 304]


@pytest.mark.parametrize("name", ["network", "people"])
def test_what_is_no_network_has_no_state(name: str, room: Room) -> None:
    answer = room.client("ana").get(reverse(name, args=["nowhere"]))
    assert (answer.status_code, "ETag" in answer) == (404, False)


def test_events_of_no_network_are_absences_alone() -> None:
    """They move no head that pages look at: another kind would have to. What an installation does
    before a network is there is shown by none that is kept, nor who subscribes to newsletters; what
    its operator says moves all, and what somebody says of themselves moves their networks
    (`shown_anew`). One's own pages, with one's passkeys, are never kept."""
    domain = PACKAGE / "domain"
    files = [file for file in domain.rglob("*.py") if ', network="",' in file.read_text()]
    assert sorted(file.relative_to(domain).as_posix() for file in files) == [
        "availability/actions.py",
        "founding/actions/founding.py",
        "founding/actions/keys.py",
        "joining/actions/coming.py",
        "newsletters/actions/subscribing.py",
        "notices/actions.py",
        "own/actions/details.py",
        "signin/actions/links.py",
        "signin/actions/operating.py",
        "signin/actions/passkeys.py",
    ]
