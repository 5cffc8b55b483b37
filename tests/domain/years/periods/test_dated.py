from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.builders import Circle
from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.networks.models import Network
from tourdetable.domain.years.enums import PeriodEffect
from tourdetable.domain.years.models import NetworkCalendar
from tourdetable.domain.years.periods.dated import DatedPeriod, periods_of, spans_of

pytestmark = pytest.mark.django_db

YEAR = (date(2028, 1, 1), date(2028, 12, 31))
AUGUST = Span(date(2028, 8, 1), date(2028, 8, 31))
CHRISTMAS_WEEK = Span(date(2028, 12, 24), date(2028, 12, 31))


def typed(network: Network, first: date, last: date, effect: str, **more: Any) -> None:
    network.quiet_periods.create(name="Conseil", first=first, last=last, effect=effect, **more)


def test_a_network_that_chose_nothing_avoids_august_and_christmas_week(circle: Circle) -> None:
    found = periods_of(circle.network).between(*YEAR)
    assert [(one.span, one.effect) for one in found] == [
        (AUGUST, PeriodEffect.AVOID),
        (CHRISTMAS_WEEK, PeriodEffect.AVOID),
    ]


def test_what_a_network_chose_replaces_it_day_by_day(circle: Circle) -> None:
    effects = {"august": "none", "yom_kippur": "closed"}
    NetworkCalendar.objects.create(network=circle.network, effects=effects)
    found = periods_of(circle.network).between(*YEAR)
    kippur = Span(date(2028, 9, 30), date(2028, 9, 30))
    assert [(one.span, one.effect) for one in found] == [
        (kippur, PeriodEffect.CLOSED),
        (CHRISTMAS_WEEK, PeriodEffect.AVOID),
    ]


def test_typed_days_are_told_with_the_weeks_before_an_election(circle: Circle) -> None:
    NetworkCalendar.objects.create(
        network=circle.network, effects={"august": "none", "christmas_week": "none"}
    )
    typed(circle.network, date(2028, 3, 12), date(2028, 3, 19), "closed", weeks_before=4)
    typed(circle.network, date(2027, 12, 30), date(2028, 1, 4), "avoid")
    found = periods_of(circle.network).between(*YEAR)
    assert found == (
        DatedPeriod("Conseil", Span(date(2028, 1, 1), date(2028, 1, 4)), PeriodEffect.AVOID),
        DatedPeriod(
            "Conseil",
            Span(date(2028, 2, 13), date(2028, 3, 11)),
            PeriodEffect.TOLD,
            before=True,
        ),
        DatedPeriod("Conseil", Span(date(2028, 3, 12), date(2028, 3, 19)), PeriodEffect.CLOSED),
    )
    assert spans_of(found, PeriodEffect.CLOSED) == (Span(date(2028, 3, 12), date(2028, 3, 19)),)


def test_one_day_is_in_those_that_hold_it(circle: Circle) -> None:
    periods = periods_of(circle.network)
    assert [len(periods.on(day)) for day in (date(2028, 7, 31), date(2028, 8, 1))] == [0, 1]


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_two_queries(circle: Circle, rows: int, django_assert_num_queries: Any) -> None:
    for number in range(rows):
        typed(circle.network, date(2028, 3, number + 1), date(2028, 3, 20), "told")
    with django_assert_num_queries(2):
        assert len(periods_of(circle.network).typed) == rows
