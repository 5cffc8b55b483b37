"""Settling a method ends the one before."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, hold, last_event, propose
from tests.domain.rota.seasons import rota_circle
from tourdetable.domain.rota.actions.methods import settle_method
from tourdetable.domain.rota.models import RotaMethod
from tourdetable.domain.rota.terms import RotaTerms


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


def test_the_one_before_ends_the_day_before(circle: Circle) -> None:
    before = RotaMethod.objects.create(body=circle.body, starts=FOUNDED)
    decision = propose(circle, hold(circle))
    method = settle_method(
        decision=decision, parameters=RotaTerms(), starts=date(2027, 3, 4), by=OPERATOR, now=NOW
    )
    before.refresh_from_db()
    assert (before.ends, method.ends) == (date(2027, 3, 3), None)
    assert last_event()[:2] == ("rota.settled", f"rota:{method.pk}")


def test_a_decision_of_an_earlier_meeting_ends_where_a_later_one_begins(circle: Circle) -> None:
    later = RotaMethod.objects.create(body=circle.body, starts=date(2027, 3, 4))
    decision = propose(circle, hold(circle))
    method = settle_method(
        decision=decision, parameters=RotaTerms(length=2), starts=FOUNDED, by=OPERATOR, now=NOW
    )
    later.refresh_from_db()
    assert (later.ends, method.ends) == (None, date(2027, 3, 3))
