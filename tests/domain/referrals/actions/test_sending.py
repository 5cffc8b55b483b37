"""Sending a question up, floor after floor."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.domain.builders import NOW, TODAY, hold, last_event, nothing_changes, propose
from tests.domain.library.builders import brought
from tests.domain.referrals.builders import (
    DUE,
    Floors,
    answered,
    outside,
    passed_on,
    sent,
)
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.referrals.actions.sending import (
    FloorAsked,
    correct_address,
    pass_on,
    send_up,
    withdraw,
)
from tourdetable.domain.referrals.models import Referral, ReferralMessage, ReferralStep
from tourdetable.domain.referrals.tokens import step_of, token_of


def test_a_question_goes_to_the_body_that_is_competent(floors: Floors) -> None:
    referral = sent(floors)
    step = referral.steps.get()
    assert (referral.reference, referral.state) == ("Q-2027-1", "waiting")
    assert (step.whom, step.due, step.said_for, step.carried) == (
        "Conseil du port",
        DUE,
        "Capitainerie",
        False,
    )
    kind, subject, person, capacity, data = last_event()
    assert (kind, subject) == ("referral.sent", f"referral:{referral.pk}")
    assert (person, capacity) == (floors.felix.pk, f"seat:{floors.desk.pk}")
    assert data == {"body": floors.board.pk, "step": step.pk}


def test_it_is_sent_once_to_the_same_addressee(floors: Floors) -> None:
    by = floors.by_felix(gesture=uuid4())
    sent(floors, by=by)
    with nothing_changes(), pytest.raises(AlreadyDone):
        sent(floors, by=by)
    with nothing_changes(), pytest.raises(ValidationError, match="already"):
        sent(floors)
    assert sent(floors, outside()).number == 2
    with nothing_changes(), pytest.raises(ValidationError, match="already"):
        sent(floors, outside(institution="PRÉFECTURE".title()))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": " "}, "a title"),
        ({"words": " "}, "what is asked"),
        ({"asking": outside(email="roy")}, "valid email"),
        ({"asking": outside(institution=" ")}, "Name the institution"),
        ({"asking": replace(outside(), due_on=TODAY - timedelta(days=1))}, "is past"),
    ],
)
def test_what_asks_nothing_is_refused(floors: Floors, wrong: dict[str, Any], words: str) -> None:
    said: dict[str, Any] = {"title": "Un quai", "words": "Lire.", "asking": outside()}
    here = {"body": floors.board, "source": floors.topic, "by": floors.by_felix(), "now": NOW}
    with nothing_changes(), pytest.raises(ValidationError, match=words):
        send_up(**said | wrong, **here)


def test_a_body_of_its_own_kind_and_whoever_is_of_another_are_refused(floors: Floors) -> None:
    with nothing_changes(), pytest.raises(ValidationError):
        sent(floors, FloorAsked(DUE, to=floors.board))
    for by in (floors.circle.by_ana(), floors.by_gil()):
        with nothing_changes(), pytest.raises(PermissionDenied):
            sent(floors, by=by)


def test_a_proposal_is_concluded_first_and_by_that_body(floors: Floors) -> None:
    circle = floors.circle
    decision = propose(circle, hold(circle))
    said: dict[str, Any] = {"title": "Un quai", "words": "Lire.", "asking": outside(), "now": NOW}
    with nothing_changes(), pytest.raises(ValidationError, match="still open"):
        send_up(body=circle.body, source=decision, by=circle.by_ana(), **said)
    with nothing_changes(), pytest.raises(PermissionDenied):
        send_up(body=floors.board, source=decision, by=floors.by_felix(), **said)


def test_a_watch_item_that_waited_is_answered_so(floors: Floors) -> None:
    entry = brought(floors.circle, "Un arrêté", said={"follow_up": "referral"})
    body, by = floors.circle.body, floors.circle.by_ana()
    said: dict[str, Any] = {"title": "Un arrêté", "words": "Pourquoi ?", "asking": outside()}
    send_up(body=body, source=entry, by=by, **said, now=NOW)
    entry.refresh_from_db()
    assert (entry.settled, entry.waits) == ("Sent up as a question: Préfecture", False)


def test_it_goes_up_two_floors_as_one(floors: Floors) -> None:
    referral = passed_on(floors, sent(floors))
    steps = [(one.whom, one.closed_on, one.received_on) for one in referral.steps.all()]
    assert steps == [("Conseil du port", TODAY, TODAY), ("Cercle du port", None, None)]
    assert Referral.objects.get().state == "waiting"
    said = {"reasons": "Non.", "asking": FloorAsked(DUE, to=floors.council), "version": 2}
    with nothing_changes(), pytest.raises(ValidationError):
        pass_on(referral=referral, **said, by=floors.circle.by_ana(), now=NOW)


def test_an_office_of_the_network_carries_and_it_is_said(floors: Floors) -> None:
    referral = passed_on(floors, sent(floors, by=floors.by_ivo()), by=floors.by_ivo())
    assert [(one.carried, one.said_for) for one in referral.steps.all()] == [
        (True, "Intendance"),
        (True, "Intendance"),
    ]


def test_it_is_withdrawn_with_a_reason(floors: Floors) -> None:
    referral = sent(floors, outside())
    said: dict[str, Any] = {"referral": referral, "now": NOW}
    with nothing_changes(), pytest.raises(PermissionDenied):
        withdraw(because="Non.", version=1, by=floors.by_gil(), **said)
    withdraw(because="Le quai ferme.", version=1, by=floors.by_felix(), **said)
    row = Referral.objects.get()
    assert (row.state, row.withdrawn_on, row.withdrawn_because) == (
        "withdrawn",
        TODAY,
        "Le quai ferme.",
    )
    assert list(ReferralMessage.objects.values_list("letter", flat=True)) == ["withdrawn"]
    with nothing_changes(), pytest.raises(ValidationError, match="no answer any more"):
        withdraw(because="Encore.", version=2, by=floors.by_felix(), **said)


def test_a_wrong_address_is_corrected_and_its_link_opens_nothing(floors: Floors) -> None:
    referral = sent(floors, outside())
    former = token_of(ReferralStep.objects.get())
    said: dict[str, Any] = {"contact": "M. Roy", "email": "cabinet@prefecture.example"}
    by = {"by": floors.by_felix(), "now": NOW}
    correct_address(referral=referral, version=1, **said, **by)
    assert step_of(former) is None
    assert list(ReferralMessage.objects.values_list("letter", "to")) == [
        ("asked", "cabinet@prefecture.example")
    ]
    with nothing_changes(), pytest.raises(Changed):
        correct_address(referral=referral, version=1, **said, **by)
    inside = sent(floors)
    with nothing_changes(), pytest.raises(ValidationError, match="outside"):
        correct_address(referral=inside, version=1, **said, **by)


def test_nothing_is_passed_on_once_it_is_answered(floors: Floors) -> None:
    referral = answered(sent(floors), floors.by_gil())
    with nothing_changes(), pytest.raises(ValidationError, match="no answer any more"):
        passed_on(floors, referral)
