"""A body that closes is not planned beyond its end, nor beyond the mandates of its members."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import FOUNDED, NOW, Circle
from tests.domain.years.planned import body_of, drafted
from tests.paths import CHARTERS
from tourdetable.core.charter.text.loader import load
from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.networks.models import Body, Mandate
from tourdetable.domain.years.instance.building import instance_of
from tourdetable.domain.years.instance.lives import days_with_members, last_day

CLUB = load((CHARTERS / "club-des-territoires.md").read_text(), file="club")


@pytest.mark.parametrize(
    ("kind", "starts", "ends", "found"),
    [
        ("working_group", date(2027, 2, 1), None, date(2027, 10, 31)),
        ("working_group", date(2027, 10, 31), None, date(2027, 10, 31)),
        ("working_group", date(2027, 11, 2), None, date(2028, 10, 31)),
        ("working_group", date(2027, 2, 1), date(2028, 10, 7), date(2028, 10, 7)),
        ("club", date(2025, 10, 1), None, None),
        ("club", date(2025, 10, 1), date(2029, 1, 1), date(2029, 1, 1)),
    ],
)
def test_a_work_ends_with_its_season_unless_its_end_is_said(
    kind: str, starts: date, ends: date | None, found: date | None
) -> None:
    assert last_day(CLUB, Body(kind=kind, starts=starts, ends=ends)) == found


def test_members_sit_from_the_first_mandate_to_the_last(circle: Circle) -> None:
    assert days_with_members(circle.network) == {circle.body.pk: Span(FOUNDED, date.max)}
    Mandate.objects.update(ends=date(2028, 6, 30))
    assert days_with_members(circle.network) == {circle.body.pk: Span(FOUNDED, date(2028, 6, 30))}


def test_the_days_of_a_series_end_with_its_body_and_its_mandates(circle: Circle) -> None:
    draft = drafted(circle.network, 2028)
    Mandate.objects.update(ends=date(2028, 9, 28))
    assert body_of(instance_of(draft, NOW)).season == Span(date(2028, 1, 1), date(2028, 9, 28))
    Body.objects.update(ends=date(2028, 6, 30))
    assert body_of(instance_of(draft, NOW)).season == Span(date(2028, 1, 1), date(2028, 6, 30))


def test_a_body_that_ends_before_the_year_is_named_with_its_end(circle: Circle) -> None:
    draft = drafted(circle.network, 2028)
    Mandate.objects.update(ends=date(2027, 11, 30))
    with pytest.raises(
        ValidationError, match="Cercle du port: the last mandate ends on 30 November 2027"
    ):
        instance_of(draft, NOW)
    Body.objects.update(ends=date(2027, 10, 31))
    with pytest.raises(ValidationError, match="Cercle du port ends on 31 October 2027"):
        instance_of(draft, NOW)
