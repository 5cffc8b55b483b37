"""The steps of an evaluation, on the screens of those who conduct it."""

from __future__ import annotations

from tests.domain.builders import nothing_changes
from tests.domain.evaluation.builders import (
    Evaluating,
    approved,
    begun,
    fresh,
    frozen,
    given,
    written,
)
from tests.interface.web.areas.evaluation.visitors import about, client_of, page, url


def test_figures_are_frozen_then_the_report_given(scene: Evaluating):
    campaign, client = written(scene, begun(scene)), client_of(scene.eva)
    with nothing_changes():
        early = client.post(url("evaluation_give", 1), about(scene, campaign))
        assert early.status_code == 422
    client.post(url("evaluation_freeze", 1), about(scene, campaign))
    assert fresh(campaign).state == "frozen"
    assert "Cercle du port" in client.get(url("evaluation_give", 1)).content.decode()
    client.post(url("evaluation_give", 1), about(scene, campaign))
    assert fresh(campaign).state == "given"


def test_it_is_taken_back(scene: Evaluating):
    campaign, client = given(scene), client_of(scene.eva)
    client.post(url("evaluation_take_back", 1), about(scene, campaign))
    assert fresh(campaign).state == "frozen"


def test_it_is_published_to_an_audience_then_no_more(scene: Evaluating):
    campaign, client = approved(scene), client_of(scene.eva)
    assert client_of(None).get(url("evaluation_report", 1)).status_code == 302
    form = about(scene, campaign, audience="public")
    client.post(url("evaluation_publish", 1), form)
    assert "Une année de lectures" in page(None, "evaluation_report", 1)
    assert "Une année de lectures" in page(None, "evaluations")
    assert url("evaluations") in page(None, "network")
    assert url("evaluation_report", 1) in client_of(None).get("/sitemap.xml").content.decode()
    client.post(url("evaluation_unpublish", 1), about(scene, campaign))
    assert client_of(None).get(url("evaluation_report", 1)).status_code == 302
    assert url("evaluations") not in page(None, "network")


def test_it_is_not_published_before_it_is_approved(scene: Evaluating):
    frozen(scene)
    assert "une fois approuvé" in page(scene.eva, "evaluation_publish", 1)


def test_others_take_no_step(scene: Evaluating):
    campaign = given(scene)
    ana = client_of(scene.circle.ana)
    with nothing_changes():
        for view in ("evaluation_freeze", "evaluation_give", "evaluation_take_back"):
            assert ana.post(url(view, 1), about(scene, campaign)).status_code == 403
