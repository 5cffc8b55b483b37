"""That a copy was made is recorded, and why; not what it covers."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    NOW,
    TODAY,
    Circle,
    found_circle,
    hold,
    in_review,
    last_event,
    nothing_changes,
)
from tourdetable.core.words.audience import Audience
from tourdetable.domain.minutes.actions.communicating import communicate
from tourdetable.domain.minutes.models import Minutes


@pytest.fixture
def circle(db: None) -> Circle:
    return found_circle()


def adopted(circle: Circle) -> Minutes:
    minutes = in_review(circle, hold(circle))
    said: dict[str, Any] = {"state": "adopted", "adoption": "seats", "adopted_on": TODAY}
    Minutes.objects.filter(pk=minutes.pk).update(**said)
    return Minutes.objects.get(pk=minutes.pk)


def told(circle: Circle, minutes: Minutes, **said: Any) -> None:
    known = {"grounds": ["privacy"], "covered": 2, "left_out": 1, **said}
    by = {"by": circle.by_ana(), "now": NOW}
    communicate(minutes=minutes, audience=Audience.PUBLIC, **known, **by)


def test_it_is_told_why_and_how_much(circle: Circle) -> None:
    minutes = adopted(circle)
    told(circle, minutes, grounds=["security", "privacy", "whatever"])
    assert (last_event()[0], last_event()[4]) == (
        "minutes.communicated",
        {
            "body": circle.body.pk,
            "meeting": minutes.meeting_id,
            "audience": "public",
            "grounds": ["privacy", "security"],
            "covered": 2,
            "left_out": 1,
        },
    )


@pytest.mark.parametrize("much", [{"covered": 0}, {"left_out": 0}])
def test_nothing_is_covered_without_a_reason(circle: Circle, much: dict[str, int]) -> None:
    minutes = adopted(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="Say why"):
        told(circle, minutes, grounds=[], **much)


def test_what_is_not_adopted_is_not_communicated(circle: Circle) -> None:
    minutes = in_review(circle, hold(circle))
    with nothing_changes(), pytest.raises(ValidationError, match="Only adopted"):
        told(circle, minutes)
