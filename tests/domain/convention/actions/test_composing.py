"""Settling in one gesture who is present in a body."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import FOUNDED, TODAY, found_circle, nothing_changes
from tests.domain.convention.builders import BY, signed
from tests.domain.convention.grounds import settled
from tourdetable.domain.convention.actions.composing import Settling, settle_composition
from tourdetable.domain.networks.actions.presences import declare_presence
from tourdetable.domain.networks.models import Presence, Seat

pytestmark = pytest.mark.django_db


def test_presences_become_what_is_expected_and_no_seat_opens_nor_closes() -> None:
    circle = found_circle()
    period = signed(circle)
    settled(circle)
    town, library, school = (
        seat.institution for seat in (circle.town, circle.library, circle.school)
    )
    for one in (library, school):
        said = {"institution": one, "college": "towns", "starts": FOUNDED}
        declare_presence(body=circle.body, **said, **BY)
    seats = list(Seat.objects.values_list("pk", "ends"))
    what = Settling([town.pk], [school.pk], [library.pk])
    on = {"body": circle.body, "period": period, "what": what, "starts": TODAY}
    settle_composition(**on, **BY)
    yesterday = TODAY - timedelta(days=1)
    rows = Presence.objects.order_by("institution__name", "starts")
    assert list(rows.values_list("institution__name", "college", "starts", "ends")) == [
        ("Médiathèque", "towns", FOUNDED, yesterday),
        ("Médiathèque", "libraries", TODAY, None),
        ("Ville du Port", "towns", TODAY, None),
        ("École du Môle", "towns", FOUNDED, yesterday),
    ]
    assert list(Seat.objects.values_list("pk", "ends")) == seats
    with nothing_changes(), pytest.raises(ValidationError, match="no longer"):
        settle_composition(**on, **BY)
    with nothing_changes(), pytest.raises(ValidationError, match="Choose"):
        settle_composition(**(on | {"what": Settling()}), **BY)
