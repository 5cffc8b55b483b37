from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import CHARTER, NOW, TODAY, found_circle, hold, nothing_changes
from tests.domain.undertaking import UNDERTAKING
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, Room, furnish, sent
from tourdetable.domain.networks.actions.charters import accept_charter
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Acceptance


@pytest.fixture
def room(clock: None, db: None) -> Room:
    """The circle, whose charter asks those who sit for discretion."""
    circle = found_circle(CHARTER + UNDERTAKING)
    return furnish(circle, hold(circle))


def own(charter: str = "2027.1") -> dict[str, str]:
    form = sent(0, charter=charter)
    del form["acting"]
    return form


def test_the_article_is_read_before_it_is_accepted(room: Room) -> None:
    answer = room.client(COLLEAGUE).get(room.url("charter_accept"))
    assert (answer.status_code, answer.context["undertaking"].article.title) == (
        200,
        "Discrétion du cercle",
    )
    assert "<strong>entre nous</strong>" in answer.content.decode()


def test_one_button_accepts_it_in_ones_own_name(room: Room) -> None:
    answer = room.client(COLLEAGUE).post(room.url("charter_accept"), own())
    assert (answer.status_code, answer.headers["Location"]) == (302, room.url("charter"))
    assert list(Acceptance.objects.values_list("person", "on")) == [(room.circle.bao.pk, TODAY)]


def test_once_accepted_the_page_says_the_day_and_has_no_button(room: Room) -> None:
    client = room.client(COLLEAGUE)
    client.post(room.url("charter_accept"), own())
    html = client.get(room.url("charter_accept")).content.decode()
    assert ("mardi 6\xa0avril" in html, 'name="gesture"' in html) == (True, False)


def test_another_version_than_the_one_in_force_is_refused(room: Room) -> None:
    client = room.client(COLLEAGUE)
    with nothing_changes():
        assert client.post(room.url("charter_accept"), own("2026.9")).status_code == 422


def test_sent_twice_it_is_recorded_once(room: Room) -> None:
    client, form = room.client(COLLEAGUE), own()
    assert [client.post(room.url("charter_accept"), form).status_code for _ in range(2)] == [
        302,
        409,
    ]
    assert Acceptance.objects.count() == 1


def test_it_is_hidden_from_strangers(room: Room) -> None:
    for client, told in ((Client(), 302), (room.client("zoé"), 404)):
        with nothing_changes():
            url = room.url("charter_accept")
            assert [client.get(url).status_code, client.post(url, own()).status_code] == [
                told,
                told,
            ]


def test_the_charter_shows_ones_own_dates_and_nobody_elses(room: Room) -> None:
    accept_charter(
        network=room.circle.network, version="2027.1", by=Actor(room.circle.ana), now=NOW
    )
    pages = {
        name: room.client(name).get(room.url("charter")).context["page"]
        for name in ("ana", COLLEAGUE, LEAD)
    }
    told = {name: (len(p.undertaking.register), p.undertaking.asked) for name, p in pages.items()}
    assert told == {"ana": (1, True), COLLEAGUE: (0, True), LEAD: (0, False)}


def test_my_table_reminds_until_it_is_accepted(room: Room) -> None:
    def asked(name: str) -> list[str]:
        return [
            line.article.id for line in room.client(name).get("/").context["table"].undertakings
        ]

    assert (asked(COLLEAGUE), asked(LEAD)) == (["CIR-20"], [])
    accept_charter(
        network=room.circle.network, version="2027.1", by=Actor(room.circle.bao), now=NOW
    )
    assert asked(COLLEAGUE) == []


def test_the_charter_costs_one_query_more_for_it(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = room.client(COLLEAGUE)
    client.get(room.url("charter"))
    with django_assert_num_queries(9):
        client.get(room.url("charter"))
