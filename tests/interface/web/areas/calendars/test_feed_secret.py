"""The secret in the address of a personal calendar opens that calendar and nothing else."""

from __future__ import annotations

import pytest

from tests.domain.builders import NOW, found_circle
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.programme.actions import renew_feed, set_alarms
from tourdetable.interface.web.areas.calendars.feed_secret import feed_of, secret_of


def test_the_secret_leads_back_to_its_person(room: Room) -> None:
    circle = room.circle
    secrets = {person: secret_of(circle.of(person)) for person in (circle.ana, circle.bao)}
    assert len(set(secrets.values())) == 2
    for person, secret in secrets.items():
        assert feed_of(secret, circle.network) == (person, None, True, True)


def test_each_calendar_has_a_secret_of_its_own(room: Room) -> None:
    """Whoever lends the address of a body's calendar lends no other."""
    circle = room.circle
    place = circle.of(circle.ana)
    secrets = {body: secret_of(place, body=body) for body in (None, 0, circle.body.pk)}
    assert len(set(secrets.values())) == 3
    for body, secret in secrets.items():
        found = feed_of(secret, circle.network)
        assert found
        assert (found.person, found.body) == (circle.ana, body)
    _signed, signature = secrets[0].rsplit(".", 1)
    forged = f"{circle.ana.pk}.{circle.network.pk}.0.{circle.body.pk}.{signature}"
    assert feed_of(forged, circle.network) is None


def test_renewing_closes_all_of_them(room: Room) -> None:
    circle = room.circle
    place = circle.of(circle.ana)
    secrets = [secret_of(place, body=body) for body in (None, 0, circle.body.pk)]
    renew_feed(network=circle.network, person=circle.ana, by=Actor(circle.ana), now=NOW)
    assert [feed_of(secret, circle.network) for secret in secrets] == [None] * 3
    assert feed_of(secret_of(place, body=0), circle.network)


def test_it_says_which_reminders_are_wanted(room: Room) -> None:
    circle = room.circle
    who = {"network": circle.network, "person": circle.ana}
    set_alarms(**who, day_before=False, hour_before=True, by=Actor(circle.ana), now=NOW)
    assert feed_of(secret_of(circle.of(circle.ana)), circle.network) == (
        circle.ana,
        None,
        False,
        True,
    )


def test_it_is_worth_nothing_in_another_network(room: Room) -> None:
    other = found_circle(slug="other")
    assert feed_of(secret_of(room.circle.of(room.circle.ana)), other.network) is None


@pytest.mark.parametrize("forged", ["", ".", "1.1", "1.1.signature", "é", "1.1.1.1"])
def test_a_forged_secret_is_nobody_s(room: Room, forged: str) -> None:
    assert feed_of(forged, room.circle.network) is None


def test_the_signature_is_of_the_person_that_it_names(room: Room) -> None:
    circle = room.circle
    _ana, network, signature = secret_of(circle.of(circle.ana)).split(".")
    assert feed_of(f"{circle.bao.pk}.{network}.{signature}", circle.network) is None
