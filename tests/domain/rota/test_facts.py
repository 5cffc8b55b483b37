"""What the charter is told of how duties go round."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import FOUNDED, Circle
from tests.domain.rota.seasons import rota_circle
from tourdetable.core.charter.facts.record import RotaFact
from tourdetable.domain.networks.registry import FactScope
from tourdetable.domain.rota.facts import rotas
from tourdetable.domain.rota.models import Exemption, RotaMethod


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


def test_each_method_until_the_next_one(circle: Circle) -> None:
    first = RotaMethod.objects.create(body=circle.body, starts=FOUNDED, length=2)
    Exemption.objects.create(method=first, seat=circle.school, reason="Un an")
    then = RotaMethod.objects.create(body=circle.body, starts=date(2027, 1, 1))
    body = str(circle.body.pk)
    assert rotas(FactScope(circle.network)) == (
        RotaFact(str(first.pk), body, FOUNDED, date(2026, 12, 31), 2, (str(circle.school.pk),)),
        RotaFact(str(then.pk), body, date(2027, 1, 1), None, 1),
    )


def test_a_network_where_nothing_is_settled(circle: Circle) -> None:
    assert rotas(FactScope(circle.network)) == ()
