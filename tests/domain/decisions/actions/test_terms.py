from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    NOW,
    TODAY,
    Circle,
    agreed,
    concluded,
    decided,
    found_circle,
    in_review,
    last_event,
    nothing_changes,
    propose,
)
from tourdetable.domain.decisions.actions.terms import entrust, say_reviewed
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.queries import replaceable, to_review
from tourdetable.domain.meetings.models import Meeting


@pytest.fixture
def decision(circle: Circle, meeting: Meeting) -> Decision:
    return decided(circle, meeting)


def give(circle: Circle, decision: Decision, **more: Any) -> Decision:
    said = {"owner": circle.library, "due": date(2027, 5, 1), "review_on": TODAY} | more
    return entrust(decision=decision, version=decision.version, by=circle.by_ana(), now=NOW, **said)


def review(circle: Circle, decision: Decision, again_on: date | None) -> Decision:
    said = {"version": decision.version, "by": circle.by_bao(), "now": NOW}
    return say_reviewed(decision=decision, again_on=again_on, **said)


def test_a_seat_sees_to_it(circle: Circle, decision: Decision):
    row = give(circle, decision)
    assert (row.owner, row.due, row.review_on) == (circle.library, date(2027, 5, 1), TODAY)
    assert last_event()[0] == "decision.entrusted"
    assert list(to_review(circle.body, by=TODAY)) == [decision]
    assert not to_review(circle.body, by=date(2027, 4, 5)).exists()


def test_a_seat_of_another_body(circle: Circle, decision: Decision):
    other = found_circle(slug="other").town
    with nothing_changes(), pytest.raises(ValidationError, match="not of this body"):
        give(circle, decision, owner=other)


def test_a_day_before_the_decision(circle: Circle, decision: Decision):
    with nothing_changes(), pytest.raises(ValidationError, match="before the decision"):
        give(circle, decision, due=date(2027, 3, 1))


def test_not_once_the_minutes_are_read(circle: Circle, decision: Decision):
    in_review(circle, decision.meeting)
    with nothing_changes(), pytest.raises(ValidationError, match="in review or adopted"):
        give(circle, decision)


def test_it_comes_back_until_it_was_looked_at_again(circle: Circle, decision: Decision):
    row = review(circle, give(circle, decision), date(2028, 4, 6))
    assert row.review_on == date(2028, 4, 6)
    assert last_event()[4]["former"] == "2027-04-06"
    assert not to_review(circle.body, by=TODAY).exists()
    assert review(circle, row, None).review_on is None


def test_no_review_is_awaited(circle: Circle, decision: Decision):
    with nothing_changes(), pytest.raises(ValidationError, match="No review"):
        review(circle, decision, None)


def test_the_next_review_is_to_come(circle: Circle, decision: Decision):
    row = give(circle, decision)
    with nothing_changes(), pytest.raises(ValidationError, match="is to come"):
        review(circle, row, TODAY)


class TestReplacing:
    def test_one_adopted_decision_replaces_another(self, circle: Circle, decision: Decision):
        later = propose(circle, decision.meeting, "Lire Woolf", supersedes=decision)
        assert later.supersedes == decision
        assert replaceable(circle.body) == [decision]
        later = concluded(circle, agreed(circle, later))
        assert replaceable(circle.body) == [later]
        with nothing_changes(), pytest.raises(ValidationError, match="is replaced already, by"):
            propose(circle, decision.meeting, "Lire Sand", supersedes=decision)

    def test_not_one_that_is_open(self, circle: Circle, meeting: Meeting):
        first = propose(circle, meeting)
        with nothing_changes(), pytest.raises(ValidationError, match="that was adopted"):
            propose(circle, meeting, "Lire Woolf", supersedes=first)

    def test_of_two_that_wait_the_second_is_refused(self, circle: Circle, decision: Decision):
        one, other = (
            agreed(circle, propose(circle, decision.meeting, title, supersedes=decision))
            for title in ("Lire Woolf", "Lire Sand")
        )
        concluded(circle, one)
        with nothing_changes(), pytest.raises(ValidationError, match="is replaced already"):
            concluded(circle, other)
