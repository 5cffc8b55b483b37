"""A body is closed by a decision, with all that is held there; and what stands in the way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    APRIL,
    NOW,
    TODAY,
    Circle,
    agreed,
    attached,
    concluded,
    decided,
    draw,
    found_circle,
    hold,
    nothing_changes,
    propose,
    seat_of,
)
from tests.domain.decisions.actions.test_effects import charter, sister
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body, Mandate, Office, Seat

JUNE = date(2027, 6, 30)


def closing(body: Body, ends: date = JUNE) -> EffectDraft:
    return EffectDraft("close_body", body=body, ends=ends)


def refusal(circle: Circle, meeting: Meeting, effect: EffectDraft) -> str:
    decision = propose(circle, meeting)
    with nothing_changes(), pytest.raises(ValidationError) as refused:
        attached(circle, decision, effect)
    return " ".join(refused.value.messages)


def test_all_that_is_held_there_ends_with_it(circle: Circle, meeting: Meeting):
    other = sister(circle)
    decision = decided(circle, meeting, effect=closing(circle.body))
    circle.body.refresh_from_db()
    ends = {
        model.__name__: set(model._default_manager.values_list("ends", flat=True))
        for model in (Seat, Mandate, Office)
    }
    assert circle.body.ends == JUNE
    assert ends == {"Seat": {JUNE}, "Mandate": {JUNE}, "Office": {JUNE}}
    assert circle.of(circle.ana, on=JUNE + timedelta(days=1)).belongs is False
    assert Body.objects.get(pk=other.pk).ends is None
    event = Event.objects.get(kind="body.closed")
    assert (event.subject, event.person, event.data) == (
        f"body:{circle.body.pk}",
        circle.ana.pk,
        {"body": circle.body.pk, "decision": decision.pk, "ends": "2027-06-30"},
    )


def test_what_the_calendar_holds_afterwards_stands_in_the_way(circle: Circle, meeting: Meeting):
    other = sister(circle)
    draw(other, APRIL + timedelta(days=119))
    assert refusal(circle, meeting, closing(other)) == (
        "Ailleurs has a meeting after that day, on 29 July 2027: cancel or move it first."
    )
    effect = closing(other, date(2027, 7, 29))
    decision = agreed(circle, attached(circle, propose(circle, meeting), effect))
    draw(other, APRIL + timedelta(days=147))
    with nothing_changes(), pytest.raises(ValidationError, match="cancel or move it first"):
        concluded(circle, decision)


def test_nor_is_the_last_body_that_gathers_all_closed(circle: Circle, meeting: Meeting):
    assert "gathers the whole network" in refusal(circle, meeting, closing(circle.body))


def test_neither_twice_nor_in_the_past_nor_over_somebody_to_come(circle: Circle, meeting: Meeting):
    other = sister(circle)
    said = [refusal(circle, meeting, closing(other, TODAY - timedelta(days=1)))]
    seat_of(other, "Plus tard", "towns", starts=JUNE + timedelta(days=1))
    said.append(refusal(circle, meeting, closing(other)))
    other.ends = JUNE
    other.save()
    said.append(refusal(circle, meeting, closing(other)))
    assert said == [
        "What has happened stays: a body ends today at the earliest.",
        "Somebody is to sit in Ailleurs after that day: choose a later one.",
        "Ailleurs ends on 30 June 2027 already: choose an earlier day.",
    ]


def test_a_day_that_has_passed_when_it_is_concluded(circle: Circle, meeting: Meeting):
    effect = closing(sister(circle), TODAY)
    decision = agreed(circle, attached(circle, propose(circle, meeting), effect))
    with nothing_changes(), pytest.raises(ValidationError, match="today at the earliest"):
        concluded(circle, decision, now=NOW + timedelta(days=1))


@pytest.mark.django_db
def test_only_by_whom_the_charter_says() -> None:
    circle = found_circle(charter())
    meeting, other = hold(circle), sister(circle)
    assert (
        refusal(circle, meeting, closing(other)) == "This body may not close a body. Only: Bureau."
    )


def test_nor_a_body_of_another_network(circle: Circle, meeting: Meeting):
    other = found_circle(slug="other")
    assert "another network" in refusal(circle, meeting, closing(other.body))
