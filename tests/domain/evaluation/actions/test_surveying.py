"""Giving questionnaires to an evaluation."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import hold
from tests.domain.evaluation.builders import Evaluating, begun, frozen, given, of_now
from tests.domain.evaluation.surveyed import answered_after, given_to, told_to
from tests.domain.questionnaires.builders import UNTIL
from tests.domain.questionnaires.builders import written as questioned
from tourdetable.domain.evaluation.actions import freezing, surveying
from tourdetable.domain.questionnaires.actions.writing import QuestionnaireDetails


def test_one_is_written_for_it_by_the_body_that_conducts(scene: Evaluating):
    campaign = begun(scene)
    details = QuestionnaireDetails("Un an après", UNTIL, "network")
    row = surveying.begin(details=details, start="cold", **of_now(scene, campaign))
    assert (row.body, row.questions.count()) == (scene.board, 7)
    assert [one.questionnaire for one in campaign.surveys.all()] == [row]


def test_nothing_is_given_to_a_report_that_was_given(scene: Evaluating):
    campaign = given(scene)
    with pytest.raises(ValidationError):
        given_to(scene, campaign, questioned(scene.circle))


def test_one_is_taken_out_unless_it_was_added_up(scene: Evaluating):
    circle = scene.circle
    rows = [told_to(answered_after(circle, hold(circle), "5555544444")) for _ in range(2)]
    alone = questioned(circle)
    campaign = given_to(scene, frozen(scene), *rows, alone)
    freezing.freeze(**of_now(scene, campaign))
    for survey in campaign.surveys.all():
        how = of_now(scene, campaign)
        survey.campaign = how.pop("campaign")
        if survey.questionnaire_id == alone.pk:
            surveying.detach(survey=survey, **how)
            continue
        with pytest.raises(ValidationError):
            surveying.detach(survey=survey, **how)
    assert [one.questionnaire_id for one in campaign.surveys.order_by("pk")] == [r.pk for r in rows]
