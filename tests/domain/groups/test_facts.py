"""What the charter knows of a group: its question, what exists, the days of its work."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import NOW, TODAY
from tests.domain.commitments.builders import asked_of
from tests.domain.groups.builders import ENDS, STARTS, Groups, group_of
from tourdetable.core.charter.judge.evaluate import evaluate
from tourdetable.domain.commitments.actions.asking import answer
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.networks.registry import FactScope, facts_of, record_of


def verdicts(groups: Groups, body: Body, on: date) -> dict[str, str]:
    """What the charter says of a group, article by article."""
    network = groups.circle.network
    report = evaluate(charter_in_force(network, on=TODAY), record_of(network), on=on)
    mine = (one for one in report.verdicts if one.body == str(body.pk))
    return {one.clause: one.state.value for one in mine}


def test_its_terms_are_a_topic_that_says_what_exists(groups: Groups) -> None:
    body = group_of(groups)
    scope = FactScope(groups.circle.network, frozenset({body.pk}), shared=False)
    found = facts_of(scope, ["topics", "bodies"])
    (fact,) = found["topics"]
    assert (fact.title, fact.on, fact.seat, fact.existing_work) == ("Où lire ?", TODAY, None, True)
    (told,) = found["bodies"]
    assert (told.work_starts, told.work_ends) == (STARTS, ENDS)


def test_a_group_is_judged_on_what_exists_and_on_who_commits(groups: Groups) -> None:
    body, circle = group_of(groups), groups.circle
    circle.body = body
    for one in asked_of(circle, None, starts=STARTS, ends=ENDS):
        by = Actor(one.person, seat=one.seat)
        answer(commitment=one, version=1, accepts=True, words="", by=by, now=NOW)
    found = verdicts(groups, body, date(2027, 6, 1))
    assert (found["CIR-10"], found["CIR-11"]) == ("kept", "kept")
