"""What the charter knows of topics: CLUB-03, CLUB-06 and CLUB-09 are judged from them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.agendas.actions.test_topics import LATER, on_agenda
from tests.domain.builders import (
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    circle_with,
    draw,
)
from tests.domain.topics.actions.test_answering import board
from tests.domain.topics.builders import put_forward
from tourdetable.core.charter.facts.record import TopicFact
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.compliance.memory import evaluation
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.meetings.actions.meetings import cancel_meeting, move_meeting
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.networks.registry import record_of
from tourdetable.domain.topics.actions.answering import give_to_group, merge, send_on
from tourdetable.domain.topics.actions.putting import withdraw_topic

BY: dict[str, Any] = {"by": OPERATOR, "now": NOW}


def told(circle: Circle) -> tuple[TopicFact, ...]:
    return record_of(circle.network).topics or ()


def kept(circle: Circle) -> tuple[date | None, ...]:
    """When the topics of the circle are taken up, as what is kept of its facts says."""
    charter = charter_in_force(circle.network, on=TODAY)
    judged = evaluation(circle.network, charter, on=TODAY)
    return tuple(one.treated_on for one in judged.facts.parts[str(circle.body.pk)].topics or ())


def test_topics_are_known_even_when_there_are_none(circle: Circle) -> None:
    assert record_of(circle.network).topics == ()
    topic = put_forward(circle, urgent=True)
    put_forward(circle, body=None)
    gone = put_forward(circle, "Rien")
    withdraw_topic(topic=gone, version=1, words="", by=circle.by_bao(), now=NOW)
    seat = str(circle.library.pk)
    fact = TopicFact(str(topic.pk), str(circle.body.pk), "Lire dehors", TODAY, seat, urgent=True)
    assert [one.existing_work for one in told(circle)] == [False]
    assert (told(circle)[0].id, told(circle)[0].seat, told(circle)[0].urgent) == (
        fact.id,
        seat,
        True,
    )


def test_it_is_taken_up_on_the_day_of_the_first_meeting_that_has_it(circle: Circle) -> None:
    topic, meeting = put_forward(circle), draw(circle.body, LATER)
    assert kept(circle) == (None,)
    on_agenda(topic, meeting)
    assert kept(circle) == (LATER.date(),)
    meeting.refresh_from_db()
    when = {"starts_at": LATER + timedelta(days=7), "ends_at": LATER + timedelta(days=7, hours=2)}
    said = {"version": meeting.version, "confirmed": True, **BY}
    meeting = move_meeting(meeting=meeting, **when, **said)
    assert kept(circle) == ((LATER + timedelta(days=7)).date(),)
    said = {"reason": "Grève.", "version": meeting.version, "confirmed": True, **BY}
    cancel_meeting(meeting=meeting, **said)
    assert kept(circle) == (None,)


def test_a_meeting_of_another_body_that_moves_changes_the_facts_of_its_own(
    circle: Circle,
) -> None:
    topic, there = put_forward(circle), board(circle)
    topic = send_on(topic=topic, version=1, to=there, words="", **BY)
    meeting = draw(there, LATER, kind="feast")
    on_agenda(topic, meeting)
    assert kept(circle) == (LATER.date(),)
    meeting.refresh_from_db()
    when = {"starts_at": LATER + timedelta(days=7), "ends_at": LATER + timedelta(days=7, hours=2)}
    move_meeting(meeting=meeting, **when, version=meeting.version, confirmed=True, **BY)
    assert kept(circle) == ((LATER + timedelta(days=7)).date(),)


def test_a_group_takes_it_up_the_day_it_says_so(circle: Circle) -> None:
    topic = put_forward(circle)
    said = {"group": circle.body, "existing": "Le kiosque.", "words": "", **BY}
    give_to_group(topic=topic, version=1, **said)
    assert kept(circle) == (TODAY,)


def test_one_that_was_joined_is_told_with_what_became_of_the_other(circle: Circle) -> None:
    first, second = put_forward(circle), put_forward(circle, "Au parc", by=circle.by_ana())
    merge(topic=first, version=1, into=second, words="", **BY)
    second.refresh_from_db()
    on_agenda(second, draw(circle.body, LATER))
    assert [(one.treated_on, one.existing_work) for one in told(circle)] == [
        (LATER.date(), True),
        (LATER.date(), True),
    ]


@pytest.mark.parametrize(
    ("check", "more"),
    [
        ("spread_of_initiative", ""),
        ("existing_work", ""),
        ("urgent_answered", "within_days = 60"),
        ("seat_contributes", 'kinds = ["topics"]'),
        ("body_produces", 'kinds = ["topics"]'),
    ],
)
def test_the_articles_are_judged(db: None, check: str, more: str) -> None:
    circle = circle_with(f'check = "{check}"\nbodies = ["circle"]\n{more}', "none")
    said = {"existing": "Le kiosque.", "urgent": True}
    for by in (circle.by_ana(), circle.by_bao(), circle.by_chloe()):
        give_to_group(
            topic=put_forward(circle, by=by, **said),
            version=1,
            group=circle.body,
            existing="",
            words="",
            **BY,
        )
    verdicts = report(circle.network, on=TODAY).verdicts
    assert {one.state for one in verdicts if one.clause == "CIR-09"} == {State.KEPT}
