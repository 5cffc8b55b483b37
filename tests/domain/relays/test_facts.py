from __future__ import annotations

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.minutes.actions.test_reading import circulated
from tourdetable.core.charter.facts.record import RelayFact
from tourdetable.domain.networks.registry import FactScope
from tourdetable.domain.relays.actions.relaying import say_relayed
from tourdetable.domain.relays.facts import relays


def test_relays_are_told_with_their_seat_and_their_minutes(circle: Circle):
    minutes = circulated(circle)
    row = say_relayed(content=minutes, how="mail", by=circle.by_ana(), now=NOW)
    told = RelayFact(str(row.pk), str(circle.town.pk), str(minutes.pk), TODAY)
    assert relays(FactScope(circle.network)) == (told,)
    assert relays(FactScope(circle.network, frozenset())) == ()
