"""What bodies have settled of their turns, for the planner."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.builders import NOW, Circle
from tests.domain.rota.seasons import rota_circle
from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.rota.models import RotaMethod
from tourdetable.domain.rota.settled import settled_rota

SEASON = Span(date(2027, 9, 1), date(2028, 6, 30))


@pytest.fixture
def circle(db: None) -> Circle:
    return rota_circle()


def settled(circle: Circle, starts: date, **said: object) -> RotaMethod:
    method: RotaMethod = circle.body.rota_methods.create(starts=starts, **said)
    method.exemptions.create(seat=circle.school)
    return method


def test_seats_exempt_on_these_days_and_long_turns_are_told(circle: Circle) -> None:
    settled(circle, NOW.date(), length=2)
    found = settled_rota([circle.body], SEASON)
    assert (found.exempt, found.long) == ({circle.school.pk}, {circle.body.pk})


def test_a_method_that_is_over_says_nothing_of_them(circle: Circle) -> None:
    settled(circle, date(2026, 9, 1), length=2, ends=date(2027, 8, 31))
    found = settled_rota([circle.body], SEASON)
    assert (found.exempt, found.long) == (set(), set())
