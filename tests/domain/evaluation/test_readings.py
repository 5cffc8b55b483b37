"""What is read beside the facts, and what a period is compared with."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import (
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
from tourdetable.domain.decisions.models import FollowUp
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
    assert [one.owned for one in found.decisions] == [True, False]
    assert [(one.seat, one.lifted) for one in found.objections] == [(str(circle.town.pk), False)]


def test_a_season_is_compared_with_the_one_before_it():
    before = Period(date(2025, 9, 1), date(2026, 8, 31))
    assert readings.period_before(ITC, YEAR) == before


def test_other_days_are_compared_with_as_many_days_before():
    some = Period(date(2026, 9, 1), date(2026, 9, 30))
    assert readings.period_before(ITC, some) == Period(date(2026, 8, 2), date(2026, 8, 31))
