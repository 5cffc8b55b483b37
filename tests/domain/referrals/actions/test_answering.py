"""Answering a question, and telling what became of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.domain.builders import NOW, TODAY, last_event, nothing_changes, once_sent
from tests.domain.referrals.builders import (
    DUE,
    Floors,
    answered,
    at_the_prefecture,
    outside,
    passed_on,
    sent,
)
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.referrals.actions.answering import acknowledge, take_note, tell_sequel
from tourdetable.domain.referrals.actions.sending import withdraw
from tourdetable.domain.referrals.models import Referral, ReferralAnswer, ReferralSequel


def test_a_question_is_acknowledged_once_by_the_body_that_is_asked(floors: Floors) -> None:
    referral = sent(floors)
    said: dict[str, Any] = {"referral": referral, "version": 1, "now": NOW}
    for by in (floors.by_ivo(), floors.by_felix(), floors.circle.by_ana()):
        with nothing_changes(), pytest.raises(PermissionDenied):
            acknowledge(by=by, **said)
    acknowledge(by=floors.by_gil(), **said)
    assert (referral.steps.get().received_on, last_event()[0]) == (TODAY, "referral.received")
    with nothing_changes(), pytest.raises(ValidationError, match="already"):
        acknowledge(by=floors.by_gil(), **said | {"version": 2})


def test_the_answer_of_the_last_floor_is_that_of_the_question(floors: Floors) -> None:
    referral = passed_on(floors, sent(floors))
    with nothing_changes(), pytest.raises(PermissionDenied):
        answered(referral, floors.by_gil())
    later = DUE + timedelta(days=30)
    referral = answered(referral, floors.circle.by_ana(), "examined", until=later)
    assert (referral.state, referral.answered_on) == ("examined", None)
    assert referral.steps.get(closed_on=None).due == later
    referral = answered(referral, floors.circle.by_ana(), "partly")
    assert (referral.state, referral.answered_on) == ("partly", TODAY)
    assert list(ReferralAnswer.objects.values_list("reply", "said_for")) == [
        ("passed_on", "Région"),
        ("examined", "Ville du Port"),
        ("partly", "Ville du Port"),
    ]


def test_of_two_answers_at_once_the_second_is_told_and_one_sent_twice_is_one(
    floors: Floors,
) -> None:
    referral, by = sent(floors), once_sent(floors.by_gil())
    answered(referral, by)
    with nothing_changes(), pytest.raises(AlreadyDone):
        answered(referral, by)
    with nothing_changes(), pytest.raises(Changed):
        answered(referral, floors.by_gil(), "refused", version=1)


def test_an_office_of_the_network_answers_for_no_body(floors: Floors) -> None:
    referral = sent(floors)
    with nothing_changes(), pytest.raises(PermissionDenied):
        answered(referral, floors.by_ivo())


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"reply": "perhaps"}, "not in the list"),
        ({"reply": "passed_on"}, "not in the list"),
        ({"reply": "examined", "until": TODAY - timedelta(days=1)}, "is past"),
    ],
)
def test_what_answers_nothing_is_refused(floors: Floors, wrong: dict[str, Any], words: str) -> None:
    referral = sent(floors)
    with nothing_changes(), pytest.raises(ValidationError, match=words):
        answered(referral, floors.by_gil(), **wrong)


def test_an_answer_is_given_anew_and_both_stay(floors: Floors) -> None:
    first = answered(sent(floors), floors.by_gil(), "refused")
    take_note(referral=first, version=2, by=floors.by_felix(), now=NOW)
    later = NOW + timedelta(days=3)
    referral = answered(first, floors.by_gil(), "accepted", now=later, version=3)
    assert (referral.state, referral.answered_on, referral.heard_on) == ("accepted", TODAY, None)
    assert ReferralAnswer.objects.count() == 2
    with nothing_changes(), pytest.raises(ValidationError, match="anew"):
        answered(referral, floors.by_gil(), "examined")


def test_outside_one_answers_by_the_link_of_that_very_step(floors: Floors) -> None:
    referral, other = sent(floors, outside()), sent(floors)
    by = at_the_prefecture(referral)
    with nothing_changes(), pytest.raises(PermissionDenied):
        answered(other, by)
    answered(referral, by)
    row = ReferralAnswer.objects.get()
    assert (row.said_for, row.by_letter, row.person) == ("Mme Roy, Préfecture", False, None)
    assert last_event()[3] == f"link:{by.step.pk}"


def test_what_came_by_letter_is_recorded_by_those_who_asked(floors: Floors) -> None:
    referral = sent(floors, outside())
    with nothing_changes(), pytest.raises(PermissionDenied):
        answered(referral, floors.by_gil())
    answered(referral, floors.by_felix())
    assert ReferralAnswer.objects.get().by_letter


def test_a_question_that_was_withdrawn_is_answered_no_more(floors: Floors) -> None:
    referral = sent(floors)
    said: dict[str, Any] = {"referral": referral, "because": "Non.", "version": 1, "now": NOW}
    withdraw(**said, by=floors.by_felix())
    with nothing_changes(), pytest.raises(ValidationError, match="withdrawn"):
        answered(referral, floors.by_gil(), version=2)


def test_what_became_of_it_is_told_by_each_floor(floors: Floors) -> None:
    waiting = passed_on(floors, sent(floors))
    said: dict[str, Any] = {"state": "done", "words": "Le quai est ouvert.", "on": TODAY}
    with nothing_changes(), pytest.raises(ValidationError, match="no answer yet"):
        tell_sequel(
            referral=waiting, version=waiting.version, by=floors.by_felix(), now=NOW, **said
        )
    referral = answered(waiting, floors.circle.by_ana())
    for by in (floors.circle.by_ana(), floors.by_gil(), floors.by_felix(), floors.by_ivo()):
        referral = tell_sequel(referral=referral, version=referral.version, by=by, now=NOW, **said)
    assert ReferralSequel.objects.filter(said_for="Région").count() == 1
    assert last_event()[4]["state_told"] == "done"
    for wrong in ({"state": "maybe"}, {"words": " "}, {"on": TODAY + timedelta(days=1)}):
        with nothing_changes(), pytest.raises(ValidationError):
            tell_sequel(
                referral=referral,
                version=referral.version,
                by=floors.by_felix(),
                now=NOW,
                **said | wrong,
            )


def test_the_body_that_asked_takes_note_once(floors: Floors) -> None:
    referral = answered(sent(floors), floors.by_gil())
    said: dict[str, Any] = {"referral": referral, "now": NOW}
    with nothing_changes(), pytest.raises(PermissionDenied):
        take_note(version=2, by=floors.by_gil(), **said)
    take_note(version=2, by=floors.by_felix(), **said)
    assert Referral.objects.get().heard_on == TODAY
    with nothing_changes(), pytest.raises(ValidationError, match="no answer"):
        take_note(version=3, by=floors.by_felix(), **said)
