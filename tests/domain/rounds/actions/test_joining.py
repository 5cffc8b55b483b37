"""Joining with the code of the room."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, nothing_changes
from tests.domain.rounds.builders import Led
from tests.forging import forged
from tourdetable.domain.journal.models import Event
from tourdetable.domain.rounds.actions import joining, leading
from tourdetable.domain.rounds.models import InTheRoom
from tourdetable.domain.rounds.tokens import joined_by, token_of

pytestmark = pytest.mark.django_db


def test_one_joins_for_a_seat_and_the_journal_has_no_name() -> None:
    led = Led()
    one = led.join("Inès Ortiz", led.circle.library)
    assert joined_by(token_of(one)) == one
    event = Event.objects.latest("pk")
    assert (event.kind, event.person, event.capacity) == (
        "live.joined",
        None,
        f"seat:{led.circle.library.pk}",
    )
    assert "Inès" not in str(event.data)


def test_a_link_is_closed_and_forged_ones_open_nothing() -> None:
    led = Led()
    one = led.join()
    token = token_of(one)
    assert joined_by(forged(token)) is None
    led.live.meeting = led.meeting
    joining.have_leave(one=one, live=led.live, **led.by)
    assert (joined_by(token), InTheRoom.objects.count()) == (None, 0)


def test_nobody_joins_before_or_after() -> None:
    led = Led()
    led.do(leading.end)
    with nothing_changes(), pytest.raises(ValidationError):
        led.join()


def test_a_name_is_asked() -> None:
    led = Led()
    with nothing_changes(), pytest.raises(ValidationError):
        led.join(" ")
    assert NOW
