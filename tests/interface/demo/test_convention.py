"""The demo's Convention: what of its season was held, what is convened, what is only drawn."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.models import Minutes
from tourdetable.interface.demo.convention import STILL_IN_REVIEW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def state_on(day: date) -> MeetingState:
    """Where a session of that day stands at the demo's day."""
    if day < TODAY:
        return MeetingState.OPENED
    soon = day - timedelta(days=16) <= TODAY
    return MeetingState.CONVENED if soon else MeetingState.PLANNED


def test_a_session_is_held_then_convened_then_drawn_as_its_day_says():
    found = Meeting.objects.filter(body__network__slug="convention", kind="session")
    states = list(found.values_list("starts_at__date", "state"))
    assert states == [(day, state_on(day)) for day, _state in states]
    assert {state for _day, state in states} == {"opened", "convened", "planned"}


def test_the_last_minutes_are_still_in_review():
    found = Minutes.objects.filter(meeting__body__network__slug="convention")
    days = {state: set[date]() for state in ("review", "circulated")}
    for state, day in found.values_list("state", "meeting__starts_at__date"):
        days[state].add(day)
    assert max(days["circulated"]) <= STILL_IN_REVIEW < min(days["review"])
