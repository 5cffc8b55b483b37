from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import (
    APRIL,
    NOW,
    Circle,
    decided,
    hold,
    propose,
)
from tourdetable.domain.decisions import queries
from tourdetable.domain.decisions.actions.follow_up import add_follow_up, mark_done
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.meetings.models import Meeting


def test_decisions_of_a_meeting_are_in_the_order_they_were_put(circle: Circle, meeting: Meeting):
    decided(circle, hold(circle, APRIL, "Avril"), title="Avril")
    put = [decided(circle, meeting, title=title) for title in ("Mars", "Mars encore")]
    assert list(queries.of_meeting(meeting)) == put


@pytest.mark.parametrize("number", [1, 3])
def test_decisions_cost_the_same_however_many(circle: Circle, meeting: Meeting, number: int):
    for _ in range(number):
        decision = decided(circle, meeting)
        add_follow_up(
            decision=decision, what="Lire", seat=circle.town, due=None, by=circle.by_ana(), now=NOW
        )
    with CaptureQueriesContext(connection) as captured:
        for decision in queries.of_meeting(meeting):
            said = [str(p.seat.institution) for p in decision.positions.all()]
            assert [f.seat.institution.name for f in decision.follow_ups.all()] == ["Ville du Port"]
            assert (said, decision.body.name, decision.meeting.title) == (
                ["Médiathèque", "Ville du Port"],
                "Cercle du port",
                "Lecture de mars",
            )
    assert len(captured) == 4


def test_what_seats_still_have_to_do_most_urgent_first(circle: Circle, meeting: Meeting):
    decision = decided(circle, meeting)
    by = circle.by_ana()
    some_day, may, april, done, _others = (
        add_follow_up(decision=decision, what=what, seat=seat, due=due, by=by, now=NOW)
        for what, seat, due in (
            ("Un jour", circle.town, None),
            ("En mai", circle.town, date(2027, 5, 1)),
            ("En avril", circle.school, date(2027, 4, 1)),
            ("Fait", circle.town, date(2027, 3, 9)),
            ("À un autre", circle.library, None),
        )
    )
    mark_done(follow_up=done, done_on=date(2027, 3, 8), by=by, now=NOW)
    assert list(queries.due_follow_ups([circle.town, circle.school])) == [april, may, some_day]
    assert list(queries.due_follow_ups([])) == []


def test_points_to_decide_of_which_nothing_is_recorded(circle: Circle, meeting: Meeting):
    lines = [
        AgendaDraft("Livre", "decide", 20),
        AgendaDraft("Lieu", "decide", 5),
        AgendaDraft("Nouvelles", "inform", 5),
    ]
    set_agenda(meeting=meeting, items=lines, version=meeting.version, by=circle.by_ana(), now=NOW)
    book, place, _news = meeting.agenda.all()
    propose(circle, meeting, item=book)
    assert list(queries.items_to_decide(meeting)) == [place]
