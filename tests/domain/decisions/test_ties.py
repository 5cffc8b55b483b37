"""A point to which a decision answers does not leave the agenda."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests.domain.builders import (
    MARCH,
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
from tourdetable.domain.agendas.backlog import PROPOSERS, ProposedPoint
from tourdetable.domain.decisions.actions.follow_up import add_follow_up, mark_done
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.ties import to_take_up_again
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


def proposed(circle: Circle) -> list[ProposedPoint]:
    june = draw(circle.body, MARCH + timedelta(weeks=13), "Lecture de juin")
    with translation.override("en"):
        return list(to_take_up_again(june, TODAY))


def test_nothing_is_proposed_without_decisions(circle: Circle) -> None:
    assert to_take_up_again in PROPOSERS
    assert proposed(circle) == []


def test_a_decision_comes_back_by_the_day_of_its_review(circle: Circle, meeting: Meeting) -> None:
    soon, later = decided(circle, meeting), decided(circle, meeting, title="Lire Giono")
    for decision, day in ((soon, date(2027, 5, 1)), (later, date(2028, 5, 1))):
        Decision.objects.filter(pk=decision.pk).update(review_on=day)
    (point,) = proposed(circle)
    assert (point.code, point.why) == (
        f"review:{soon.pk}",
        "to be looked at again by 1 May 2027",
    )
    assert point.title.startswith("Look again at D-2027-01")


def test_what_is_not_done_is_one_point_that_lists_it(circle: Circle, meeting: Meeting) -> None:
    decision, by = decided(circle, meeting), circle.by_ana()
    _late, done, _open = (
        add_follow_up(decision=decision, what=what, seat=circle.town, due=due, by=by, now=NOW)
        for what, due in (("Lire", date(2027, 4, 1)), ("Écrire", None), ("Relire", None))
    )
    mark_done(follow_up=done, done_on=date(2027, 3, 8), by=by, now=NOW)
    (point,) = proposed(circle)
    assert (point.code, point.why) == ("actions", "2 actions are not done, 1 of them is late")
    assert "Relire" in point.note
    assert "Écrire" not in point.note


@pytest.mark.parametrize("count", [1, 5])
def test_in_two_queries(circle: Circle, meeting: Meeting, count: int) -> None:
    by = circle.by_ana()
    for _ in range(count):
        decision = decided(circle, meeting)
        said = {"what": "Lire", "seat": circle.town, "due": None}
        add_follow_up(decision=decision, **said, by=by, now=NOW)
    Decision.objects.update(review_on=date(2027, 5, 1))
    june = draw(circle.body, MARCH + timedelta(weeks=13), "Lecture de juin")
    with CaptureQueriesContext(connection) as asked:
        assert len(list(to_take_up_again(june, TODAY))) == count + 1
    assert len(asked) == 2
