"""A decision approves an evaluation for the body that takes it (ITC-15)."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    APRIL,
    TODAY,
    agreed,
    attached,
    concluded,
    hold,
    last_event,
    nothing_changes,
    propose,
)
from tests.domain.evaluation.builders import (
    Evaluating,
    evaluating,
    fresh,
    frozen,
    given,
    of_now,
)
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.evaluation.actions import giving
from tourdetable.domain.evaluation.models import Campaign


@pytest.fixture
def scene(db: None) -> Evaluating:
    return evaluating()


def put(scene: Evaluating, campaign: Campaign) -> Decision:
    """The circle puts the approval to decision, in April."""
    circle = scene.circle
    decision = propose(circle, hold(circle, APRIL, "Lecture d’avril"), "Approuver le bilan")
    effect = EffectDraft("approve_evaluation", campaign=campaign.pk)
    return agreed(circle, attached(circle, decision, effect))


def test_the_last_body_that_approves_dates_the_evaluation(scene: Evaluating):
    campaign = given(scene)
    decision = concluded(scene.circle, put(scene, campaign))
    row = campaign.approvals.get()
    assert (row.body, row.decision, row.approved_on) == (scene.circle.body, decision, TODAY)
    assert (fresh(campaign).state, fresh(campaign).approved_on) == ("approved", TODAY)
    known = report(scene.circle.network, on=TODAY)
    assert [one.state for one in known.verdicts if one.clause == "CIR-04"] == [State.KEPT]


def test_its_event_names_the_decision_and_the_body(scene: Evaluating):
    campaign = given(scene)
    decision = put(scene, campaign)
    concluded(scene.circle, decision)
    said = {"by_body": scene.board.pk, "decision": decision.pk}
    assert last_event()[4] == said | {"body_approves": scene.circle.body.pk}


def test_a_report_that_was_not_given_is_not_approved(scene: Evaluating):
    campaign = frozen(scene)
    with pytest.raises(ValidationError, match="whose report was given"):
        put(scene, campaign)


def test_a_report_taken_back_meanwhile_and_given_again_is_to_be_put_again(scene: Evaluating):
    campaign = given(scene)
    decision = put(scene, campaign)
    giving.take_back(**of_now(scene, campaign))
    giving.give(**of_now(scene, campaign))
    with pytest.raises(ValidationError, match="taken back"), nothing_changes():
        concluded(scene.circle, decision)
