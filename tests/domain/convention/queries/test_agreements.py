"""Reads of the agreement."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import CHARTER, FOUNDED, TODAY, Circle, found_circle
from tests.domain.convention.builders import begun, signed
from tests.domain.convention.queries.test_renewal import ASKED
from tourdetable.domain.convention.queries.agreements import (
    asks_for_agreement,
    kept_since,
    period_in_force,
    periods_of,
    signatories_of,
)
from tourdetable.domain.networks.queries import charter_in_force


def test_the_period_in_force_is_signed_and_holds_that_day(circle: Circle) -> None:
    coming = begun(circle, "2028-2031", date(2028, 1, 1), date(2031, 12, 31))
    period = signed(circle)
    network = circle.network
    days = (TODAY, date(2028, 1, 1))
    assert [period_in_force(network, on=day) for day in days] == [period, None]
    assert list(periods_of(network)) == [coming, period]
    names = [str(row.institution) for row in signatories_of(period)]
    assert (names, kept_since(network)) == (["Médiathèque", "Ville du Port"], FOUNDED)


def test_a_charter_asks_for_an_agreement_by_its_rules(circle: Circle) -> None:
    asking = found_circle(CHARTER + ASKED, slug="asking")
    found = [
        asks_for_agreement(charter_in_force(one.network, on=TODAY)) for one in (circle, asking)
    ]
    assert found == [False, True]
