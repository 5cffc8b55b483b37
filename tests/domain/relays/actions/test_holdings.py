from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.minutes.actions.test_reading import circulated
from tourdetable.domain.networks.actions.holdings import pass_on
from tourdetable.domain.relays.actions.relaying import say_relayed
from tourdetable.domain.relays.models import Relay


def test_what_a_seat_relayed_from_a_day_on_is_of_the_seat_that_continues_it(circle: Circle):
    say_relayed(content=circulated(circle), how="mail", by=circle.by_ana(), now=NOW)
    pass_on(circle.town, circle.school, TODAY + timedelta(days=1))
    assert Relay.objects.get().seat == circle.town
    pass_on(circle.town, circle.school, TODAY)
    assert Relay.objects.get().seat == circle.school
