"""Who leads, who takes over."""

from __future__ import annotations

import pytest

from tests.domain.rounds.builders import Led
from tourdetable.domain.rounds.actions import leading
from tourdetable.domain.rounds.rules import may_lead, may_take_over

pytestmark = pytest.mark.django_db


def test_those_on_duty_the_offices_and_the_seat_that_leads() -> None:
    led = Led()
    c, turns = led.circle, led.meeting.turns.all()

    def leads(person: object) -> tuple[object, ...]:
        return may_lead(c.of(person), led.meeting, turns, led.again())  # type: ignore[arg-type]  # a person

    assert (leads(c.ana), leads(c.bao), leads(c.dora)) == ((c.town,), (), (c.lead,))
    led.do(leading.hand_over, seat=c.library)
    assert leads(c.bao) == (c.library,)


def test_any_seat_of_the_body_takes_over() -> None:
    led = Led()
    c = led.circle
    found = [may_take_over(c.of(person), led.meeting) for person in (c.bao, c.dora, c.zoe)]
    assert found == [(c.library,), (), ()]
