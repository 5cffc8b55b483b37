"""The assessment of a period: given, then adopted by a decision."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import MARCH, TODAY, Circle, decided, found_circle, hold, nothing_changes
from tests.domain.convention.builders import BY, begun, signed
from tourdetable.domain.convention.actions.assessing import (
    AssessmentDraft,
    adopt_assessment,
    assess_period,
)
from tourdetable.domain.convention.models import Assessment

pytestmark = pytest.mark.django_db


def given(circle: Circle, on: date = date(2026, 1, 10)) -> Assessment:
    draft = AssessmentDraft("On a lu.", on, body=circle.body)
    return assess_period(period=signed(circle), draft=draft, version=0, **BY)


def adopt(row: Assessment, **more: Any) -> Assessment:
    said: dict[str, Any] = {"decision": None, "version": row.version, **BY}
    return adopt_assessment(assessment=row, **(said | more))


def test_it_is_adopted_on_the_day_of_the_decision_and_changes_no_more() -> None:
    circle = found_circle()
    row = adopt(given(circle), decision=decided(circle, hold(circle)))
    assert row.adopted_on == MARCH.date()
    draft = AssessmentDraft("Autre chose.", TODAY, led_by="Le port")
    with nothing_changes(), pytest.raises(ValidationError, match="adopted"):
        assess_period(period=row.period, draft=draft, version=row.version, **BY)


def test_before_the_network_was_kept_who_adopted_it_is_enough() -> None:
    circle = found_circle()
    row = given(circle)
    for day, who in ((TODAY, "Le port"), (date(2026, 8, 31), ""), (None, "Le port")):
        with nothing_changes(), pytest.raises(ValidationError):
            adopt(row, adopted_on=day, adopted_as=who)
    row = adopt(row, adopted_on=date(2026, 8, 31), adopted_as="Le port")
    assert (row.adopted_on, row.adopted_as) == (date(2026, 8, 31), "Le port")


def test_a_decision_that_was_not_taken_or_came_first_adopts_nothing() -> None:
    circle = found_circle()
    row, meeting = given(circle, on=TODAY), hold(circle)
    for outcome in ("no_decision", "consensus"):
        decision = decided(circle, meeting, outcome, title=f"Pour {outcome}")
        with nothing_changes(), pytest.raises(ValidationError):
            adopt(row, decision=decision)


def test_only_a_signed_period_is_assessed_by_somebody() -> None:
    circle = found_circle()
    said = {"draft": AssessmentDraft("On a lu.", TODAY, led_by="Le port"), "version": 0, **BY}
    draft = begun(circle, "Projet", date(2029, 1, 1), date(2029, 2, 1))
    with nothing_changes(), pytest.raises(ValidationError, match="not signed"):
        assess_period(period=draft, **said)
    period = signed(circle, title="Signée", first=date(2028, 1, 1), last=date(2028, 2, 1))
    with nothing_changes(), pytest.raises(ValidationError, match="began"):
        assess_period(period=period, **said)
