"""Questionnaires and evaluations on my table."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, TODAY, hold
from tests.domain.evaluation.builders import approved, begun, evaluating, given, of_now
from tests.domain.evaluation.surveyed import answered_after
from tests.domain.questionnaires.builders import answers, asked_of, sent
from tests.interface.web.areas.decisions.people import Room, account_of
from tests.interface.web.areas.evaluation.visitors import client_of
from tourdetable.domain.evaluation.actions import giving
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.home.subjects.evaluated import (
    LEFT,
    SurveyLeft,
    survey_in_words,
)
from tourdetable.interface.web.areas.home.table import MyTable


def table(person: Person, days: int = 0) -> MyTable:
    account_of(person)
    return MyTable(person, now=NOW + timedelta(days=days))


def test_a_questionnaire_waits_until_one_has_answered(room: Room):
    circle = room.circle
    account_of(circle.ana)
    row = sent(circle)
    (line,) = table(circle.ana).surveys
    assert (line.row, table(circle.ana).clear) == (row, False)
    assert table(circle.ana, days=60).surveys == []
    (asked,) = [one for one in asked_of(row) if one.person_id == circle.ana.pk]
    page = client_of(circle.ana).get("/")
    assert (page.headers["Cache-Control"], line.url in page.content.decode()) == ("no-store", True)
    answers(row, asked)
    assert table(circle.ana).surveys == []
    assert "ETag" in client_of(circle.ana).get("/").headers
    assert row.takes_answers(TODAY)


def test_who_conducts_is_told_what_is_next_and_who_approves_what_to_read(db: None):
    scene = evaluating()
    begun(scene, last=TODAY)
    assert table(scene.eva).evaluations == []
    campaign = given(scene)
    (line,) = table(scene.circle.ana).evaluations
    assert (line.campaign, line.page) == (campaign, "evaluation_report")
    giving.take_back(**of_now(scene, campaign))
    (line,) = table(scene.eva).evaluations
    assert line.what == "son rapport est à remettre"
    assert table(scene.circle.ana).evaluations == []


def test_an_approved_one_is_to_be_published(db: None):
    scene = evaluating()
    campaign = approved(scene)
    (line,) = table(scene.eva).evaluations
    assert line.page == "evaluation_publish"
    giving.publish(audience="network", **of_now(scene, campaign))
    assert table(scene.eva).evaluations == []


def test_offices_are_told_of_comments_to_read(db: None):
    scene = evaluating()
    circle = scene.circle
    answered_after(circle, hold(circle), "5555544444")
    answered_after(circle, hold(circle), "12")
    (left,) = LEFT.rows(day=TODAY, network=circle.network.pk)
    said = survey_in_words(SurveyLeft._make(left), "circle")
    assert said.what.endswith("Après la lecture (1 commentaire à lire)")
