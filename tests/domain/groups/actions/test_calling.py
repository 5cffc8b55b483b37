"""A call is opened, answered, chosen from."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    NOW,
    kinds_of_events,
    last_event,
    nothing_changes,
    once_sent,
)
from tests.domain.groups.builders import (
    CLOSED,
    FEBRUARY,
    OPENED,
    SAID,
    THEME,
    Groups,
    chosen,
    joined,
    proposed,
)
from tourdetable.domain.groups.actions.calling import (
    answer_call,
    attach_topic,
    change_call,
    open_call,
    say_joins_no_more,
)
from tourdetable.domain.groups.enums import CallState
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.topics.actions.putting import put_forward, withdraw_topic


def test_only_kinds_that_it_may_open_are_called_for(groups: Groups) -> None:
    body = groups.circle.body
    with nothing_changes(), pytest.raises(ValidationError):
        open_call(body=body, kind="circle", **SAID, **groups.by)  # type: ignore[arg-type]  # names and values are these
    late = {**SAID, "closes": OPENED, "opens": CLOSED}
    with nothing_changes(), pytest.raises(ValidationError):
        open_call(body=body, kind="board", **late, **groups.by)  # type: ignore[arg-type]  # names and values are these


def test_it_is_said_better_until_one_has_chosen(groups: Groups) -> None:
    said = {**SAID, "title": "Lire au port en 2027"}
    call = change_call(call=groups.call, version=1, **said, **groups.by)  # type: ignore[arg-type]  # names and values are these
    assert (call.title, call.version) == ("Lire au port en 2027", 2)
    chosen(groups)
    with nothing_changes(), pytest.raises(ValidationError):
        change_call(call=groups.call, version=3, **said, **groups.by)  # type: ignore[arg-type]  # names and values are these


def test_a_theme_is_a_topic_that_its_seat_would_join(groups: Groups) -> None:
    answer, circle = proposed(groups), groups.circle
    topic = answer.topic
    assert (topic.body, topic.seat, topic.existing) == (circle.body, circle.library, "Le kiosque.")
    assert [one.seat for one in answer.joinings.all()] == [circle.library]
    assert kinds_of_events()[-2:] == ["topic.put", "theme_call.answered"]


def test_a_call_is_answered_within_its_days(groups: Groups) -> None:
    said = {**THEME, "existing": "", "by": groups.circle.by_bao()}
    with nothing_changes(), pytest.raises(ValidationError):
        answer_call(call=groups.call, **said, now=NOW)  # type: ignore[arg-type]  # names and values are these


def test_the_same_form_proposes_once(groups: Groups) -> None:
    by = once_sent(groups.circle.by_bao())
    proposed(groups, by)
    with nothing_changes(), pytest.raises(AlreadyDone):
        proposed(groups, by)


def test_a_seat_says_once_that_it_would_take_part(groups: Groups) -> None:
    answer, ana = proposed(groups), groups.circle.by_ana()
    joined(answer, ana)
    assert last_event()[0] == "theme_call.joined"
    with nothing_changes(), pytest.raises(ValidationError):
        joined(answer, ana)
    say_joins_no_more(answer=answer, by=ana, now=FEBRUARY)
    assert [one.seat for one in answer.joinings.all()] == [groups.circle.library]
    with nothing_changes(), pytest.raises(ValidationError):
        say_joins_no_more(answer=answer, by=ana, now=FEBRUARY)


def test_the_choice_is_a_decision_and_says_why_not(groups: Groups) -> None:
    outside, night = proposed(groups), proposed(groups, title="Lire la nuit")
    call = chosen(groups, outside)
    for one in (outside, night):
        one.refresh_from_db()
    assert (call.decision, call.state_on(CLOSED)) == (groups.decision, CallState.CHOSEN)
    assert (outside.kept, night.kept) == (True, False)
    assert (outside.topic.state, night.topic.state) == ("waiting", "declined")
    night.topic.refresh_from_db()
    assert night.topic.answer == "Plus tard."
    assert last_event()[0] == "theme_call.chosen"


def test_what_is_not_kept_without_a_reason_stops_the_choice(groups: Groups) -> None:
    proposed(groups)
    with nothing_changes(), pytest.raises(ValidationError):
        chosen(groups, words={})


def test_the_choice_is_by_an_adopted_decision_once_closed(groups: Groups) -> None:
    answer = proposed(groups)
    with nothing_changes(), pytest.raises(ValidationError):
        chosen(groups, answer, decision=None)
    with nothing_changes(), pytest.raises(ValidationError):
        chosen(groups, answer, now=FEBRUARY)


def test_a_theme_that_was_withdrawn_is_not_kept(groups: Groups) -> None:
    answer, by = proposed(groups), {"by": groups.circle.by_bao(), "now": NOW}
    withdraw_topic(topic=answer.topic, version=1, words="", **by)  # type: ignore[arg-type]  # names and values are these
    chosen(groups, answer, words={})
    answer.refresh_from_db()
    assert answer.kept is False


def test_a_topic_that_waits_answers_the_call(groups: Groups) -> None:
    circle = groups.circle
    said: dict[str, Any] = {"network": circle.network, "title": "Lire au port"}
    topic = put_forward(body=circle.body, **said, by=circle.by_bao(), now=FEBRUARY)
    answer = attach_topic(call=groups.call, topic=topic, by=circle.by_bao(), now=FEBRUARY)
    assert [one.seat for one in answer.joinings.all()] == [circle.library]
    assert last_event()[0] == "theme_call.answered"
    with nothing_changes(), pytest.raises(ValidationError):
        attach_topic(call=groups.call, topic=topic, by=groups.ivo, now=FEBRUARY)
    other = put_forward(
        body=circle.body, **{**said, "title": "Lire la nuit"}, by=circle.by_bao(), now=FEBRUARY
    )
    assert attach_topic(call=groups.call, topic=other, **groups.by).joinings.count() == 0


def test_it_waits_until_the_call_opens_and_is_not_of_another_body(groups: Groups) -> None:
    circle = groups.circle
    said: dict[str, Any] = {"network": circle.network, "title": "Lire", "now": FEBRUARY}
    elsewhere = put_forward(body=None, **said, by=groups.ivo)
    topic = put_forward(body=circle.body, **said, by=circle.by_bao())
    with nothing_changes(), pytest.raises(ValidationError):
        attach_topic(call=groups.call, topic=elsewhere, by=groups.ivo, now=FEBRUARY)
    early = FEBRUARY - timedelta(days=30)
    with nothing_changes(), pytest.raises(ValidationError):
        attach_topic(call=groups.call, topic=topic, by=groups.ivo, now=early)
