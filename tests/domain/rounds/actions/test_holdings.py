"""What was said for a seat that another continues."""

from __future__ import annotations

import pytest

from tests.domain.builders import FOUNDED, NOW
from tests.domain.rounds.builders import Led
from tourdetable.domain.networks.actions.holdings import free, pass_on, weigh
from tourdetable.domain.rounds.models import RoundEntry

pytestmark = pytest.mark.django_db


def test_it_follows_the_seat_and_stays_otherwise() -> None:
    led = Led()
    c = led.circle
    led.say(led.ask("silent"), c.town, "Sand")
    weigh(c.town, FOUNDED)
    free(c.town, NOW.date())
    assert RoundEntry.objects.get().seat == c.town
    pass_on(c.town, c.school, FOUNDED)
    assert RoundEntry.objects.get().seat == c.school
