from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from tests.domain.builders import Circle
from tourdetable.domain.years.series import SeriesDraft

pytestmark = pytest.mark.django_db


def test_a_series_keeps_its_days_in_order_and_avoids_only_days_it_may_have(circle: Circle) -> None:
    first, last = date(2028, 1, 1), date(2028, 12, 31)
    asked = SeriesDraft(circle.body, "feast", 2, first, last, time(14), time(16))
    asked = replace(asked, weekdays=(3, 1, 1), avoided=(1, 4))
    assert asked.fields() == {
        "body": circle.body,
        "kind": "feast",
        "meetings": 2,
        "first": first,
        "last": last,
        "opens": time(14),
        "closes": time(16),
        "weekdays": [1, 3],
        "avoided": [1],
        "least_gap": None,
        "most_gap": None,
        "school": "soft",
        "duties": True,
        "own_day": False,
        "room": None,
    }
