"""A point to which a decision answers does not leave the agenda; what decisions propose for the
next one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import (
    NOW,
    TODAY,
    Circle,
    agreed,
    concluded,
    decided,
    draw,
    nothing_changes,
    propose,
)
from tourdetable.domain.agendas.backlog import proposed
from tourdetable.domain.decisions.actions.agenda import bring_back
from tourdetable.domain.decisions.actions.follow_up import add_follow_up, mark_done
from tourdetable.domain.decisions.actions.terms import entrust
from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.meetings.models import Meeting


def test_open_or_concluded(circle: Circle, meeting: Meeting):
    lines = [AgendaDraft(title, "decide", 10) for title in ("Lire", "Écrire", "Dormir")]
    by = {"by": circle.by_ana(), "now": NOW}
    meeting = set_agenda(meeting=meeting, items=lines, version=meeting.version, **by)
    read, write, sleep = meeting.agenda.all()
    concluded(circle, agreed(circle, propose(circle, meeting, item=read)))
    propose(circle, meeting, item=write)
    kept = [AgendaDraft("Dormir", "decide", 10, pk=sleep.pk)]
    with nothing_changes(), pytest.raises(ValidationError) as refusal:
        set_agenda(meeting=meeting, items=kept, version=meeting.version, **by)
    assert refusal.value.messages == [
        "“Lire” cannot leave the agenda: D-2027-01 was concluded on it.",
        "“Écrire” cannot leave the agenda: D-2027-02 is open on it.",
    ]
    others = [AgendaDraft(item.title, "decide", 5, pk=item.pk) for item in (write, read)]
    meeting = set_agenda(meeting=meeting, items=others, version=meeting.version, **by)
    assert [item.title for item in meeting.agenda.all()] == ["Écrire", "Lire"]


JUNE = datetime(2027, 6, 10, 9, 0, tzinfo=UTC)
DUE = date(2027, 5, 1)


def to_do(circle: Circle, decision: Decision, what: str, due: date | None = DUE) -> FollowUp:
    said: dict[str, Any] = {"what": what, "seat": circle.library, "due": due}
    return add_follow_up(decision=decision, by=circle.by_ana(), now=NOW, **said)


def reviewed(circle: Circle, decision: Decision, on: date) -> Decision:
    said: dict[str, Any] = {"owner": None, "due": None, "review_on": on}
    version = decision.version
    return entrust(decision=decision, version=version, by=circle.by_ana(), now=NOW, **said)


def test_actions_are_carried_until_they_are_closed(circle: Circle, meeting: Meeting):
    decision = decided(circle, meeting)
    june = draw(circle.body, JUNE, "Lecture de juin")
    assert list(proposed(june, TODAY)) == []
    buy, tell = to_do(circle, decision, "Acheter"), to_do(circle, decision, "Prévenir", None)
    (point,) = proposed(june, TODAY)
    assert (point.title, point.why) == ("What follows from earlier decisions", "2 actions are open")
    first, last = point.note.splitlines()
    assert first.startswith("- Acheter, Médiathèque, D-2027-01, ")
    assert last == "- Prévenir, Médiathèque, D-2027-01"
    (point,) = proposed(june, date(2027, 5, 2))
    assert point.why == "1 action is late"
    for one in (buy, tell):
        mark_done(follow_up=one, done_on=TODAY, by=circle.by_ana(), now=NOW)
    assert list(proposed(june, TODAY)) == []


def test_a_decision_comes_back_at_the_meeting_that_follows_the_day_of_its_review(
    circle: Circle, meeting: Meeting
):
    decision = reviewed(circle, decided(circle, meeting), date(2027, 6, 1))
    may = draw(circle.body, datetime(2027, 5, 20, 9, 0, tzinfo=UTC), "Lecture de mai")
    june = draw(circle.body, JUNE, "Lecture de juin")
    assert list(proposed(may, TODAY)) == []
    (point,) = proposed(june, TODAY)
    assert point.title == "Look again at D-2027-01: Lire Colette"
    assert point.why.startswith("to be looked at again on ")
    by = {"by": circle.by_ana(), "now": NOW}
    june = bring_back(meeting=june, reviews=[decision], actions=[], version=june.version, **by)
    assert [one.title for one in june.agenda.all()] == [point.title]


def test_what_is_replaced_is_not_looked_at_again(circle: Circle, meeting: Meeting):
    former = reviewed(circle, decided(circle, meeting), date(2027, 6, 1))
    later = propose(circle, meeting, title="Lire Sand", supersedes=former)
    june = draw(circle.body, JUNE, "Lecture de juin")
    assert len(list(proposed(june, TODAY))) == 1
    Decision.objects.filter(pk=later.pk).update(outcome="consent", concluded_at=NOW)
    assert list(proposed(june, TODAY)) == []


def test_many_actions_cost_no_more_than_few(
    circle: Circle, meeting: Meeting, django_assert_num_queries: Any
):
    decision = decided(circle, meeting)
    june = draw(circle.body, JUNE, "Lecture de juin")
    for number in range(40):
        to_do(circle, decision, f"Acheter {number}")
    counted: CaptureQueriesContext
    with django_assert_num_queries(5) as counted:
        (point,) = proposed(june, TODAY)
    assert (len(counted), len(point.note.splitlines())) == (5, 31)
