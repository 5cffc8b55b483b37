"""What the database itself refuses."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.domain.builders import NOW
from tests.domain.rounds.builders import Led
from tourdetable.domain.rounds.models import LiveSession, Round, RoundEntry

pytestmark = pytest.mark.django_db


def test_one_entry_a_seat_and_step() -> None:
    led = Led()
    one = led.ask("silent")
    led.say(one, led.circle.town, "Sand")
    with pytest.raises(IntegrityError), transaction.atomic():
        RoundEntry.objects.create(round=one, seat=led.circle.town, said_at=NOW)


def test_one_round_at_a_time() -> None:
    led = Led()
    led.ask("silent")
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.create(meeting=led.meeting, kind="silent", question="?", opened_at=NOW)


def test_a_consent_is_about_a_decision() -> None:
    led = Led()
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.create(meeting=led.meeting, kind="consent", question="?", opened_at=NOW)


def test_a_clock_runs_or_is_stopped() -> None:
    led = Led()
    with pytest.raises(IntegrityError), transaction.atomic():
        LiveSession.objects.filter(pk=led.live.pk).update(rings_at=NOW, left=3)


def test_events_name_the_meeting_and_change_no_fact() -> None:
    led = Led()
    one = led.ask("silent")
    said = {"meeting": led.meeting.pk, "body": led.circle.body.pk, "facts": []}
    assert one.told == {"network": "circle", "subject": f"round:{one.pk}", **said}
