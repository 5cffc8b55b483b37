"""What this app tells the charter."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import MARCH, TODAY, decided, found_circle, hold
from tests.domain.convention.builders import BY, FIRST, FORMER, LAST, begun, shared, signed
from tourdetable.core.charter.facts.record import AgreementFact, DiagnosisFact
from tourdetable.domain.convention.actions.assessing import (
    AssessmentDraft,
    adopt_assessment,
    assess_period,
)
from tourdetable.domain.networks.registry import record_of

pytestmark = pytest.mark.django_db


def test_signed_periods_are_told_with_the_assessment_of_the_one_before() -> None:
    circle = found_circle()
    former = signed(circle, FORMER[0], title="Avant", first=FORMER[0], last=FORMER[1])
    period = signed(circle)
    begun(circle, "Après", date(2028, 1, 1), date(2031, 12, 31))
    draft = AssessmentDraft("On a lu.", date(2023, 10, 1), led_by="Le port")
    given = assess_period(period=former, draft=draft, version=0, **BY)

    def told() -> tuple[AgreementFact, ...]:
        return record_of(circle.network).agreements or ()

    assert [fact.assessed_on for fact in told()] == [None, None]
    decision = decided(circle, hold(circle))
    adopt_assessment(assessment=given, decision=decision, version=1, **BY)
    assert told() == (
        AgreementFact(str(former.pk), "Avant", *FORMER, adopted_on=MARCH.date()),
        AgreementFact(str(period.pk), period.title, FIRST, LAST, MARCH.date()),
    )


def test_a_diagnosis_is_told_once_shared_and_of_a_body() -> None:
    circle = found_circle()
    shared(circle, title="Ailleurs")
    assert record_of(circle.network).diagnoses == ()
    made = shared(circle, body=circle.body)
    who = (str(circle.town.institution_id), str(circle.library.institution_id))
    told = DiagnosisFact(str(made.pk), str(circle.body.pk), TODAY, who)
    assert record_of(circle.network).diagnoses == (told,)
