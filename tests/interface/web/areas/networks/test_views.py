from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    decided,
    draw,
    found_circle,
    hold,
    seat_of,
)
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    Room,
)
from tests.interface.web.areas.networks.people import MAY
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import (
    give_mandate,
    give_office,
)
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.actions import register_person


def test_a_stranger_sees_the_public_face_and_nothing_else(room: Room) -> None:
    draw(room.circle.body, MAY, "Fête de mai", "feast")
    draw(room.circle.body, MAY.replace(day=13), "Lecture de mai")
    decided(room.circle, room.meeting, title="Lire Colette")
    for name in (ANONYMOUS, "zoé"):
        html = room.client(name).get(room.url("network")).content.decode()
        public, private = (
            ("Cercle", "Fête de mai"),
            ("Lecture de mai", "Lire Colette", "Ana Ruiz", "CIR-"),
        )
        assert [words in html for words in (*public, *private)] == [
            True,
            True,
            False,
            False,
            False,
            False,
        ]


def test_a_body_of_another_network_is_not_found(room: Room) -> None:
    other = found_circle(slug="islands")
    Body.objects.filter(pk=other.body.pk).update(slug="islands-only")
    assert room.client(COLLEAGUE).get(room.url("body", "islands-only")).status_code == 404


@pytest.mark.parametrize("count", [1, 7])
@pytest.mark.parametrize(
    ("view", "arguments", "queries"),
    [("network", (), 10), ("body", ("port",), 13), ("people", (), 10)],
)
def test_pages_cost_the_same_whatever_they_hold(
    room: Room,
    count: int,
    view: str,
    arguments: tuple[str, ...],
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    circle = room.circle
    for number in range(count):
        meeting = hold(circle, datetime(2027, 1, 7, 6 + number, tzinfo=UTC), f"Passée {number}")
        decided(circle, meeting, title=f"Lire {number}")
        draw(circle.body, MAY.replace(hour=6 + number), f"Lecture {number}")
        person = register_person(given_name="Personne", family_name=f"N{number}")
        give_mandate(
            seat=seat_of(circle.body, f"Hameau {number}", "towns"),
            person=person,
            starts=FOUNDED,
            by=OPERATOR,
            now=NOW,
        )
        give_office(
            network=circle.network,
            kind="lead",
            person=person,
            body=circle.body,
            starts=FOUNDED,
            by=OPERATOR,
            now=NOW,
        )
        install_body(
            network=circle.network,
            kind="circle",
            name=f"C {number}",
            slug=f"c{number}",
            starts=FOUNDED,
            by=OPERATOR,
            now=NOW,
        )
    client = room.client(COLLEAGUE)
    client.get(room.url(view, *arguments))  # the first reader after an event has the charter judged
    with django_assert_num_queries(queries):
        client.get(room.url(view, *arguments))
