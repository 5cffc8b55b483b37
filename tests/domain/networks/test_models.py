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
from tourdetable.domain.networks.models import Body, Mandate, Seat


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
