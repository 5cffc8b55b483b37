from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import (
    FOUNDED,
    Circle,
    found_circle,
    nothing_changes,
)
from tourdetable.domain.networks.models import Body, Mandate, Network, Seat

BACKWARDS = ["Zuydcoote", "Œuilly", "Marseille 15-16", "Marseille 2-3", "Île", "Évry", "abbaye"]
"""Names, the last first as French sorts them."""


def test_networks_and_bodies_come_as_readers_sort_them(circle: Circle):
    for number, name in enumerate(BACKWARDS):
        Network.objects.create(slug=f"n{number}", name=name)
        Body.objects.create(
            network=circle.network, slug=f"b{number}", name=name, kind="circle", starts=FOUNDED
        )
    networks = Network.objects.exclude(pk=circle.network.pk)
    assert [str(network) for network in networks] == BACKWARDS[::-1]
    bodies = circle.network.bodies.exclude(pk=circle.body.pk)
    assert [str(body) for body in bodies] == BACKWARDS[::-1]


class TestConstraints:
    """What the database refuses to whoever goes around the actions."""

    @pytest.mark.parametrize("model", [Body, Seat, Mandate])
    def test_no_period_ends_before_it_starts(self, circle: Circle, model: type):
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(ends=date(2020, 1, 1))

    def test_one_seat_an_institution(self, circle: Circle):
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            Seat.objects.create(
                body=circle.body,
                institution=circle.town.institution,
                college="towns",
                starts=circle.town.starts,
            )

    def test_slugs_are_unique_where_they_are_read(self, circle: Circle):
        other = found_circle(slug="other")
        assert other.body.slug == circle.body.slug
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            Body.objects.create(
                network=circle.network, kind="circle", name="Port", slug="port", starts=FOUNDED
            )
