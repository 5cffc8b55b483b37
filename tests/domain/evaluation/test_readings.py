"""What is read beside the facts, and what a period is compared with."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import (
    NOW,
    TODAY,
    Circle,
    concluded,
    consent,
    decided,
    objection,
    propose,
    stated,
)
from tests.domain.evaluation.indicators.year import ITC, YEAR
from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.evaluation import readings
from tourdetable.domain.meetings.models import Meeting


def test_hours_decisions_actions_and_objections_are_read(circle: Circle, meeting: Meeting):
    decision = decided(circle, meeting)
    said = {"decision": decision, "what": "Lire", "seat": circle.town, "due": TODAY}
    FollowUp.objects.create(**said, done_on=TODAY)
    FollowUp.objects.create(**said, done_on=TODAY, given_up=True, proof="Trop long.")
    other = stated(
        circle,
        propose(circle, meeting, "Lire plus"),
        objection(circle.town),
        consent(circle.library),
    )
    concluded(circle, other, "adopted_with_dissent")
    with CaptureQueriesContext(connection) as asked:
        found = readings.beside(circle.network, YEAR)
    assert len(asked) == 4
    assert found.hours == {str(meeting.pk): 2}
    assert [one.done_on for one in found.tasks] == [TODAY, None]
    owned = [(one.title, one.owned) for one in found.decisions]
    assert owned == [(decision.title, True), ("Lire plus", False)]
    assert [(one.seat, one.lifted) for one in found.objections] == [(str(circle.town.pk), False)]


def test_a_decision_is_of_the_day_it_was_taken_not_written_down(circle: Circle, meeting: Meeting):
    decision = decided(circle, meeting)
    Decision.objects.filter(pk=decision.pk).update(concluded_at=NOW.replace(month=9))
    (found,) = readings.decisions(circle.network, YEAR)
    assert found.on == meeting.starts_at.date()
    consulted = {"meeting": None, "item": None, "consulted_at": NOW}
    Decision.objects.filter(pk=decision.pk).update(**consulted)
    (found,) = readings.decisions(circle.network, YEAR)
    assert (found.on, found.adopted) == (TODAY, True)


@pytest.mark.parametrize(
    ("some", "today", "before"),
    [
        (YEAR, date(2027, 9, 1), ("2025-09-01", "2026-08-31")),
        (YEAR, date(2027, 4, 6), ("2025-09-01", "2026-04-06")),
        (Period(date(2027, 2, 1), date(2027, 2, 28)), TODAY, ("2026-02-01", "2026-02-28")),
        (
            Period(date(2028, 2, 1), date(2029, 1, 31)),
            date(2030, 1, 1),
            ("2027-02-01", "2028-01-31"),
        ),
        (
            Period(date(2025, 9, 1), date(2027, 8, 31)),
            date(2028, 1, 1),
            ("2023-09-02", "2025-08-31"),
        ),
    ],
)
def test_what_has_come_is_compared_with_the_same_days_a_year_before(
    some: Period, today: date, before: tuple[str, str]
):
    first, last = map(date.fromisoformat, before)
    assert readings.period_before(ITC, some, today) == Period(first, last)
