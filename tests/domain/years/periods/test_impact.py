from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.domain.builders import Circle, draw
from tests.domain.years.planned import drafted
from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import ScheduledMeeting
from tourdetable.domain.years.periods.dated import NetworkPeriods
from tourdetable.domain.years.periods.impact import binds, impact

pytestmark = pytest.mark.django_db

DAYS = Period(date(2027, 4, 6), date(2028, 12, 31))
NOTHING = NetworkPeriods({})
AUGUST = NetworkPeriods({"august": "closed"})


def test_the_meetings_of_drafts_and_of_the_calendar_that_fall_there_are_told(
    circle: Circle,
) -> None:
    meeting = draw(circle.body, datetime(2027, 8, 5, 9, tzinfo=UTC))
    draw(circle.body, datetime(2027, 9, 2, 9, tzinfo=UTC))
    draft = drafted(circle.network, 2028)
    for on in (date(2028, 8, 3), date(2028, 9, 7)):
        ScheduledMeeting.objects.create(series=draft.series.get(), on=on, part="AM")
    found = impact(circle.network, NOTHING, AUGUST, DAYS)
    assert [one.span.first for one in found.come] == [date(2027, 8, 1), date(2028, 8, 1)]
    assert found.go == ()
    assert [row.on for row in found.planned] == [date(2028, 8, 3)]
    assert found.dated == ((meeting, date(2027, 8, 5)),)


def test_what_goes_touches_no_meeting(circle: Circle) -> None:
    draw(circle.body, datetime(2027, 8, 5, 9, tzinfo=UTC))
    found = impact(circle.network, AUGUST, NOTHING, DAYS)
    assert (len(found.come), len(found.go), found.planned, found.dated) == (0, 2, (), ())


def test_a_draft_that_became_the_programme_is_left_aside(circle: Circle) -> None:
    draft = drafted(circle.network, 2028)
    ScheduledMeeting.objects.create(series=draft.series.get(), on=date(2028, 8, 3), part="AM")
    draft.state = DraftState.PUBLISHED
    draft.save()
    assert impact(circle.network, NOTHING, AUGUST, DAYS).planned == ()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {"august": "avoid"}, True),
        ({"august": "avoid"}, {"august": "closed"}, True),
        ({"august": "closed"}, {}, True),
        ({"august": "avoid"}, {"august": "avoid", "vesak": "told"}, False),
        ({"august": "none"}, {}, False),
    ],
)
def test_the_planner_is_asked_again_when_days_close_or_open(
    before: dict[str, str], after: dict[str, str], expected: bool
) -> None:
    assert binds(NetworkPeriods(before), NetworkPeriods(after), DAYS) is expected
