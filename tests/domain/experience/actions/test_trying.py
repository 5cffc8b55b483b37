from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.domain.builders import NOW, TODAY, Circle, last_event, nothing_changes
from tests.domain.experience.builders import proposed, published
from tourdetable.domain.experience.actions.trying import say_more, say_tried

SAID: dict[str, Any] = {"outcome": "adapted", "on": TODAY, "words": "Le matin.", "now": NOW}


def test_a_seat_says_what_happened_then_more(circle: Circle) -> None:
    report = published(circle)
    use = say_tried(report=report, **SAID, by=circle.by_ana())
    assert (use.seat, use.person, use.outcome) == (circle.town, circle.ana, "adapted")
    told = {"body": circle.body.pk, "use": use.pk, "outcome": "adapted"}
    assert (last_event()[0], last_event()[4]) == ("experience.tried", told)
    more = {**SAID, "words": "Le matin, et le soir."}
    assert say_more(use=use, version=1, **more, by=circle.by_ana()).words == more["words"]
    with nothing_changes(), pytest.raises(PermissionDenied):
        say_more(use=use, version=2, **SAID, by=circle.by_chloe())


def test_one_tries_what_is_published_and_before_one_says_so(circle: Circle) -> None:
    draft = proposed(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        say_tried(report=draft, **SAID, by=circle.by_ana())


def test_not_before_it_happened(circle: Circle) -> None:
    report = published(circle)
    later = {**SAID, "on": TODAY + timedelta(days=1)}
    with nothing_changes(), pytest.raises(ValidationError):
        say_tried(report=report, **later, by=circle.by_ana())
