"""Wishes that no planner could read are refused beside their field."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.builders import nothing_changes
from tests.interface.web.areas.years.desk import Desk
from tests.interface.web.areas.years.wishes.test_views import said
from tourdetable.domain.places.models import Place


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"meetings": "-1"}, "meetings"),
        ({"meetings": "61"}, "meetings"),
        ({"last": "2028-01-15"}, "last"),
        ({"first": "2027-12-31"}, "first"),
        ({"weekdays": None}, "weekdays"),
        ({"weekdays": ["6"]}, "weekdays"),
        ({"closes": "13:00"}, "closes"),
        ({"least_gap": "0"}, "least_gap"),
        ({"least_gap": "80"}, "most_gap"),
        ({"school": "often"}, "school"),
    ],
)
def test_what_no_planner_could_read_is_refused_beside_its_field(
    writing: Desk, changed: dict[str, Any], field: str
):
    pk = writing.series.pk
    with nothing_changes():
        answer = writing.post("series_edit", pk, **said(**changed))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_another_networks_place_is_no_choice(writing: Desk):
    place = Place.objects.create(network=writing.room.circle.network, name="Salle du quai")
    answer = writing.post("series_edit", writing.series.pk, **said(places=[place.pk + 1]))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["places"])


@pytest.mark.parametrize("what", ["", "0:reading", "reading", "1:reading:x"])
def test_a_line_for_nothing_known_is_refused(writing: Desk, what: str):
    with nothing_changes():
        answer = writing.post("series_new", what=what, **said())
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["what"])


@pytest.mark.parametrize(
    ("said", "field"), [({"areas": []}, "areas"), ({"areas": ["FR"], "zones": ["Z"]}, "zones")]
)
def test_days_that_are_no_days_are_refused(writing: Desk, said: dict[str, Any], field: str):
    with nothing_changes():
        answer = writing.post("draft_calendar", **said)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
