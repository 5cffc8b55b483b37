"""The next period is prepared a season ahead, by what is recorded."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import CHARTER, found_circle
from tests.domain.convention.builders import BY, begun, shared, signed
from tourdetable.domain.convention.actions.assessing import (
    AssessmentDraft,
    adopt_assessment,
    assess_period,
)
from tourdetable.domain.convention.enums import RenewalStepKind as Kind
from tourdetable.domain.convention.queries.renewal import renewal_of
from tourdetable.domain.networks.models import CharterVersion
from tourdetable.domain.networks.queries import charter_in_force

pytestmark = pytest.mark.django_db

ON = date(2027, 9, 1)
ASKED = '\n## Sur un diagnostic {#CIR-41}\n\n```rule\ncheck = "shared_diagnosis"\nbodies = ["circle"]\npartners = 2\nweight = "obligation"\n```\n'  # noqa: E501  a charter


def test_each_step_is_done_by_what_it_leaves_behind() -> None:
    circle = found_circle(CHARTER + ASKED)
    network, charter = circle.network, charter_in_force(circle.network, on=ON)
    period = signed(circle)
    assert renewal_of(network, charter, on=date(2026, 12, 31)) is None
    found = renewal_of(network, charter, on=ON)
    assert found is not None
    assert [(step.kind, step.due, step.done) for step in found.steps] == [
        (Kind.ASSESSMENT, date(2027, 4, 30), False),
        (Kind.DIAGNOSES, date(2027, 6, 30), False),
        (Kind.COMPOSITION, date(2027, 9, 30), False),
        (Kind.SIGNATURE, date(2027, 12, 31), False),
    ]
    assert found.steps[1].left == (circle.body,)
    assert [step.is_late(ON) for step in found.steps] == [True, True, False, False]
    CharterVersion.objects.update(in_force_from=date(2027, 9, 1))
    draft = AssessmentDraft("On a lu.", date(2027, 3, 1), led_by="Le port")
    given = assess_period(period=period, draft=draft, version=0, **BY)
    said = {"adopted_as": "Le port", "adopted_on": date(2027, 4, 2)}
    adopt_assessment(assessment=given, decision=None, version=1, **said, **BY)
    shared(circle, body=circle.body)
    begun(circle, "2028-2031", date(2028, 1, 1), date(2031, 12, 31))
    found = renewal_of(network, charter, on=ON)
    assert found is not None
    assert [step.done for step in found.steps] == [True, True, True, False]
    assert found.next_step == found.steps[3]
