"""What happens after a plan is made: read or refused, then carried into the instance."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.core.planner.generate import feasible
from tests.core.planner.tiny import small
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import Instance, PinnedDate
from tourdetable.core.planner.wire.changes import changed, read_changes
from tourdetable.core.planner.wire.instance_json import read_instance

PAST, TODAY, LATER = "2027-03-01", "2027-03-09", "2027-04-15"


def after(change: dict[str, Any]) -> Instance:
    instance = read_instance(small() | {"today": TODAY})
    return changed(instance, read_changes(change, instance))


def test_people_are_away_all_day_from_today_on() -> None:
    found = after({"kind": "illness", "persons": ["Rose"], "days": [PAST, TODAY, LATER]})
    away = {person.id: person.unavail for person in found.persons if person.unavail}
    assert away == {"Rose": ((date(2027, 3, 9), "DAY"), (date(2027, 4, 15), "DAY"))}
    assert found.forbid == ()


def test_a_body_meets_on_none_of_the_days_from_today_on() -> None:
    found = after({"kind": "week_lost", "body": "CLUB", "days": [PAST, LATER]})
    assert found.forbid == (PinnedDate("CLUB", date(2027, 4, 15)),)


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"days": ["2027-03-09"]}, "[0]"),
        ({"body": "NONE", "days": ["2027-03-09"]}, "[0].body"),
        ({"persons": ["NOBODY"], "days": ["2027-03-09"]}, "[0].persons"),
        ({"body": "B0", "days": ["2027-03-39"]}, "[0].days[0]"),
    ],
)
def test_a_change_that_means_nothing_is_refused(change: dict[str, Any], path: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_changes([change], read_instance(feasible(0)[0]))
    assert refusal.value.path == path
