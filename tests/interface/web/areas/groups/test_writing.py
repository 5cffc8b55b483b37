"""Leads write terms, steps and reports on the screens."""

from __future__ import annotations

from tests.domain.groups.builders import group_of
from tests.interface.web.areas.groups.people import Browsers
from tests.interface.web.areas.groups.test_calls import TERMS
from tourdetable.domain.groups.models import GroupReport, GroupStep, TermsOfReference


def test_terms_are_written_again_by_whoever_leads(browsers: Browsers) -> None:
    groups = browsers.groups
    body, ivo = group_of(groups), groups.ivo.person
    where = ("group_terms_write", body.slug)
    assert browsers.status(groups.circle.chloe, *where) == 403
    assert "Le kiosque." in browsers.page(ivo, *where)
    page = browsers.send(ivo, where, version=1, **{**TERMS, "added": "Une fête."}).content.decode()
    assert "Une fête." in page
    assert browsers.send(ivo, where, version=1, **TERMS).status_code == 409
    wrong = {**TERMS, "works": "Un guide sans jour"}
    page = browsers.send(ivo, where, version=2, **wrong).content.decode()
    assert "Un guide sans jour" in page
    assert TermsOfReference.objects.filter(body=body).count() == 2


def test_a_step_is_added_changed_done_and_taken_away(browsers: Browsers) -> None:
    groups = browsers.groups
    body, ivo = group_of(groups), groups.ivo.person
    said = {"title": "Demander", "due": "2027-05-01", "seat": ""}
    page = browsers.send(ivo, ("group_step_new", body.slug), **said).content.decode()
    assert "Demander" in page
    step = GroupStep.objects.get()
    words = {**said, "title": "Écrire", "version": 1}
    browsers.send(ivo, ("group_step", step.pk), **words)
    assert browsers.url("group_step_done", step.pk) in browsers.page(ivo, "group_step", step.pk)
    done = {"done_on": "2027-04-06", "version": 2}
    browsers.send(ivo, ("group_step_done", step.pk), **done)
    step.refresh_from_db()
    assert (step.title, str(step.done_on)) == ("Écrire", "2027-04-06")
    browsers.send(ivo, ("group_step_done", step.pk), done_on="", version=3)
    browsers.send(ivo, ("group_step_remove", step.pk), version=4)
    assert GroupStep.objects.count() == 0


def test_a_report_is_a_draft_then_given(browsers: Browsers) -> None:
    groups = browsers.groups
    body, ivo, chloe = group_of(groups), groups.ivo.person, groups.circle.chloe
    here = ("group_report", body.slug, "stock")
    assert browsers.status(chloe, *here) == 404
    assert browsers.status(ivo, *here) == 200
    said = {"done": "On a lu.", "becomes": "La ville garde le parcours.", "version": 0}
    page = browsers.send(ivo, ("group_report_write", *here[1:]), **said).content.decode()
    assert "On a lu." in page
    assert browsers.status(chloe, *here) == 404
    browsers.send(ivo, ("group_report_give", *here[1:]), version=1)
    assert GroupReport.objects.get().given_on is not None
    assert "La ville garde" in browsers.page(chloe, *here)
    assert "reste tel qu" in browsers.page(ivo, "group_report_write", *here[1:])
    page = browsers.page(ivo, "group", body.slug)
    assert "se ferme par une décision" in page
    assert browsers.status(ivo, "group_report", body.slug, "autre") == 404
    assert browsers.status(ivo, "group_report_give", body.slug, "final") == 404
