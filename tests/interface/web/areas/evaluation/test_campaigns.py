"""An evaluation on the screens of those who conduct it, and of the others."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.domain.builders import draw, nothing_changes
from tests.domain.evaluation.builders import Evaluating, begun, fresh, frozen, given
from tests.interface.web.areas.evaluation.visitors import about, by_eva, client_of, page, url
from tourdetable.domain.evaluation.actions.commenting import comment
from tourdetable.domain.evaluation.models import Campaign, FrozenFigure
from tourdetable.interface.web.areas.evaluation.words import days_words

JUNE = datetime(2027, 6, 3, 9, 0, tzinfo=UTC)


def test_an_evaluation_is_begun_by_those_who_conduct_it(scene: Evaluating):
    client = client_of(scene.eva)
    assert "Commencer une évaluation" in client.get(url("evaluations")).content.decode()
    said = {"body": scene.board.pk, "title": "Un an", "first": "2026-09-01", "last": "2027-08-31"}
    done = client.post(url("evaluation_new"), by_eva(scene, **said), follow=True)
    campaign = Campaign.objects.get()
    assert (campaign.title, campaign.body, campaign.number) == ("Un an", scene.board, 1)
    assert "L’évaluation est commencée" in done.content.decode()
    ana = client_of(scene.circle.ana)
    with nothing_changes():
        wrong = by_eva(scene, **said | {"last": "2026-08-31"})
        assert client.post(url("evaluation_new"), wrong).status_code == 422
        assert ana.get(url("evaluation_new")).status_code == 403


def test_the_days_that_were_told_already_are_said_before_one_begins(scene: Evaluating):
    first = page(scene.eva, "evaluation_new")
    told = frozen(scene)
    FrozenFigure.objects.filter(campaign=told, said__seats=True).update(told=True, known=True)
    again = page(scene.eva, "evaluation_new")
    assert ["Il l’est déjà" in shown for shown in (first, again)] == [False, True]
    assert days_words(told.first, told.last) in again


def test_its_page_tells_each_figure_and_what_it_was(scene: Evaluating):
    frozen(scene)
    shown = page(scene.eva, "evaluation", 1)
    assert "Réunions tenues" in shown
    assert "CIR-02" in shown
    assert "Chiffres tels qu’on les connaissait" in shown


def test_others_do_not_know_of_it_before_it_is_given_to_them(scene: Evaluating):
    campaign = frozen(scene)
    ana = client_of(scene.circle.ana)
    assert ana.get(url("evaluation", 1)).status_code == 404
    assert "Une année de lectures" not in ana.get(url("evaluations")).content.decode()
    assert fresh(campaign).state == "frozen"


def test_those_who_approve_read_it_once_it_is_given_and_may_put_it_to_decision(scene: Evaluating):
    given(scene)
    draw(scene.circle.body, JUNE, "Lecture de juin")
    shown = page(scene.circle.dora, "evaluation", 1)
    assert "Son approbation est attendue" in shown
    assert "Lecture de juin" in shown.split("Soumettre son approbation à une décision")[1]


def test_the_page_of_a_body_that_takes_part_leads_to_evaluations(scene: Evaluating):
    assert url("evaluations") in page(scene.circle.ana, "body", "port")


def test_words_are_written_and_a_lost_race_is_told(scene: Evaluating):
    campaign, client = begun(scene), client_of(scene.eva)
    said = {"title": "Un an", "method": "Des entretiens.", "findings": "On lit."}
    form = about(scene, campaign, **said)
    assert client.post(url("evaluation_words", 1), form).status_code == 302
    assert fresh(campaign).findings == "On lit."
    late = by_eva(scene, version=1, **said | {"findings": "Autre."})
    assert client.post(url("evaluation_words", 1), late).status_code == 409


def test_what_is_said_of_the_whole_is_on_its_page(scene: Evaluating):
    campaign = begun(scene)
    said = {"indicator": "", "words": "Une belle année.", "attribution": "institution"}
    comment(campaign=campaign, **said, **scene.how)
    shown = page(scene.eva, "evaluation", 1)
    assert "Une belle année." in shown
    assert "Observatoire" in shown


def test_it_is_given_up_as_long_as_nobody_was_given_it(scene: Evaluating):
    campaign, client = begun(scene), client_of(scene.eva)
    assert "Il n’en reste rien" in client.get(url("evaluation_withdraw", 1)).content.decode()
    client.post(url("evaluation_withdraw", 1), about(scene, campaign))
    assert not Campaign.objects.exists()


def test_a_report_that_was_given_is_written_no_more(scene: Evaluating):
    given(scene)
    for view in ("evaluation_words", "evaluation_withdraw", "evaluation_freeze"):
        assert "on n’y écrit plus rien" in page(scene.eva, view, 1)
