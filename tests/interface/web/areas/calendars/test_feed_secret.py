"""The secret in the address of a personal calendar opens that calendar and nothing else."""

from __future__ import annotations

import pytest

from tests.domain.builders import found_circle
from tests.interface.web.areas.decisions.people import Room
from tourdetable.interface.web.areas.calendars.feed_secret import person_of, secret_of


def test_the_secret_leads_back_to_its_person(room: Room) -> None:
    circle = room.circle
    secrets = {person: secret_of(circle.of(person)) for person in (circle.ana, circle.bao)}
    assert len(set(secrets.values())) == 2
    for person, secret in secrets.items():
        assert person_of(secret, circle.network) == person


def test_it_is_worth_nothing_in_another_network(room: Room) -> None:
    other = found_circle(slug="other")
    assert person_of(secret_of(room.circle.of(room.circle.ana)), other.network) is None


@pytest.mark.parametrize("forged", ["", ".", "1.1", "1.1.signature", "é", "1.1.1.1"])
def test_a_forged_secret_is_nobody_s(room: Room, forged: str) -> None:
    assert person_of(forged, room.circle.network) is None


def test_the_signature_is_of_the_person_that_it_names(room: Room) -> None:
    circle = room.circle
    _ana, network, signature = secret_of(circle.of(circle.ana)).split(".")
    assert person_of(f"{circle.bao.pk}.{network}.{signature}", circle.network) is None
