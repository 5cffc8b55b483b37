from __future__ import annotations

from tests.domain.builders import CHARTER, NOW, Circle, found_circle
from tests.domain.questionnaires.builders import written
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.questionnaires.enums import SentTo
from tourdetable.domain.questionnaires.rules import asks_whom, evaluating, may_conduct, may_read


def test_whoever_is_on_duty_conducts_and_other_members_do_not(
    circle: Circle, meeting: Meeting
) -> None:
    turns = current_turns(circle.body, now=NOW)
    assert may_conduct(circle.of(circle.ana), circle.body, turns) == (circle.town,)
    assert may_conduct(circle.of(circle.bao), circle.body, turns) == ()
    assert may_conduct(circle.of(circle.dora), circle.body, turns) == ()


def test_those_who_sit_where_evaluations_are_conducted_do(db: None) -> None:
    rule = '\n## Évaluer {#CIR-50}\n\n```rule\ncheck = "evaluation_approved"\n'
    rule += 'conducted_by = ["circle"]\napproved_by = ["board"]\n```\n'
    circle = found_circle(CHARTER + rule, slug="evaluated")
    text = charter_in_force(circle.network, on=NOW.date())
    assert evaluating(text) == {"circle"}
    assert may_conduct(circle.of(circle.bao), circle.body, []) == (circle.library,)


def test_the_whole_network_is_asked_by_the_body_that_gathers_it(circle: Circle) -> None:
    text = charter_in_force(circle.network, on=NOW.date())
    assert asks_whom(circle.body, text) == tuple(SentTo)
    circle.body.kind = "board"
    assert asks_whom(circle.body, text) == (SentTo.CAME, SentTo.BODY)


def test_results_are_read_once_published_by_those_they_are_for(circle: Circle) -> None:
    row = written(circle)
    bao = circle.of(circle.bao)
    assert not may_read(bao, row)
    row.published_on = NOW.date()
    assert may_read(bao, row)
    assert not may_read(circle.of(circle.zoe), row)
