"""The questionnaires of an evaluation, from its page."""

from __future__ import annotations

from tests.domain.builders import hold
from tests.domain.evaluation.builders import Evaluating, begun
from tests.domain.evaluation.surveyed import answered_after, given_to, told_to
from tests.interface.web.areas.evaluation.visitors import about, client_of, page, url
from tourdetable.domain.questionnaires.models import Questionnaire


def test_one_is_written_from_the_page_of_the_evaluation(scene: Evaluating):
    campaign, client = begun(scene), client_of(scene.eva)
    said = {"title": "Un an après", "whom": "network", "start": "cold", "closes_on": "2027-05-01"}
    form = about(scene, campaign, breakdown="none", seen="1", **said)
    answer = client.post(url("evaluation_survey_new", 1), form)
    row = Questionnaire.objects.get()
    assert answer.headers["Location"] == url("questionnaire", row.pk)
    shown = page(scene.eva, "evaluation", 1)
    assert "Un an après" in shown
    assert "en cours d’écriture" in shown


def test_all_those_of_the_meetings_of_the_period_are_chosen_at_once(scene: Evaluating):
    circle, meeting = scene.circle, hold(scene.circle)
    rows = [told_to(answered_after(circle, meeting, "5555544444")) for _ in range(2)]
    told_to(answered_after(circle, meeting, "5555544444"), "body")
    campaign, client = begun(scene), client_of(scene.eva)
    client.post(url("evaluation_surveys", 1), about(scene, campaign, every_hot="on"))
    known = campaign.surveys.order_by("questionnaire_id")
    assert [one.questionnaire_id for one in known] == [row.pk for row in rows]


def test_one_is_taken_out(scene: Evaluating):
    row = told_to(answered_after(scene.circle, hold(scene.circle), "5555544444"))
    campaign = given_to(scene, begun(scene), row)
    survey = campaign.surveys.get()
    client_of(scene.eva).post(url("evaluation_survey_back", 1, survey.pk), about(scene, campaign))
    assert not campaign.surveys.exists()
