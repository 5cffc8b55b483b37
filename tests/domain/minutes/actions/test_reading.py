"""Élie's seat follows through the minutes, and says which it has read (ITC-13)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import APRIL, NOW, TODAY, Circle, hold, in_review, nothing_changes
from tests.domain.notices.convened import light_seat
from tourdetable.core.charter.facts.record import MinutesReadingFact
from tourdetable.domain.journal.models import Event
from tourdetable.domain.minutes.actions.adoption import adopt_at_meeting
from tourdetable.domain.minutes.actions.minutes import circulate
from tourdetable.domain.minutes.actions.reading import say_read
from tourdetable.domain.minutes.facts import minutes_readings
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.registry import FactScope


def circulated(circle: Circle) -> Minutes:
    """The minutes of March, adopted in April and sent to the network."""
    minutes = in_review(circle, hold(circle))
    at = hold(circle, APRIL, "Lecture d’avril")
    by = circle.by_ana()
    minutes = adopt_at_meeting(minutes=minutes, at=at, version=minutes.version, by=by, now=NOW)
    version = minutes.version
    return circulate(minutes=minutes, audience="network", version=version, by=by, now=NOW)


def test_a_reading_is_kept_with_its_first_day(circle: Circle):
    minutes = circulated(circle)
    seat, elie = light_seat(circle)
    by = Actor(elie, seat=seat)
    row = say_read(minutes=minutes, by=by, now=NOW)
    say_read(minutes=minutes, by=by, now=NOW + timedelta(days=3))
    assert (row.seat, row.person, row.on) == (seat, elie, TODAY)
    assert Event.objects.filter(kind="minutes.read").count() == 1
    fact = MinutesReadingFact(minutes=str(minutes.pk), seat=str(seat.pk), on=TODAY)
    assert minutes_readings(FactScope(circle.network)) == (fact,)


def test_nobody_reads_what_is_not_circulated(circle: Circle):
    minutes = in_review(circle, hold(circle))
    seat, elie = light_seat(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="not been circulated"):
        say_read(minutes=minutes, by=Actor(elie, seat=seat), now=NOW)


def test_nobody_reads_for_another(circle: Circle):
    minutes = circulated(circle)
    seat, _elie = light_seat(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="who holds this seat"):
        say_read(minutes=minutes, by=Actor(circle.zoe, seat=seat), now=NOW)
