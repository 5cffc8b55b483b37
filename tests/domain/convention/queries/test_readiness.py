"""What a diagnosis lacks is read from what it holds."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import CHARTER, TODAY, found_circle
from tests.domain.convention.builders import diagnosis_of
from tests.domain.convention.queries.test_renewal import ASKED
from tourdetable.domain.convention.enums import DiagnosisLack
from tourdetable.domain.convention.queries.readiness import (
    diagnosis_rule,
    partners_wanted,
    readiness,
)
from tourdetable.domain.networks.queries import charter_in_force

pytestmark = pytest.mark.django_db


def test_each_part_and_enough_contributors_are_asked_for() -> None:
    circle = found_circle()
    charter, made = charter_in_force(circle.network, on=TODAY), diagnosis_of(circle)
    found = readiness(made, charter, on=TODAY)
    assert (found.missing, found.contributors) == ((), 2)
    assert found.missing_to_ask([1]) == (DiagnosisLack.PARTNERS,)
    made.entries.filter(kind="source").delete()
    made.entries.update(seat=circle.town)
    found = readiness(made, charter, on=TODAY)
    assert found.missing == (DiagnosisLack.SOURCE, DiagnosisLack.CONTRIBUTORS)


def test_how_many_partners_are_wanted_is_the_charter_s() -> None:
    dated = ASKED.replace("partners = 2", 'partners = { "2020-01-01" = 3, "2027-01-01" = 4 }')
    circle = found_circle(CHARTER + dated)
    charter = charter_in_force(circle.network, on=TODAY)
    days = (date(2019, 1, 1), date(2026, 1, 1), TODAY)
    assert [partners_wanted(charter, on=day) for day in days] == [3, 3, 4]
    assert diagnosis_rule(charter, "board") is None
