from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.domain.builders import MARCH, NOW, TODAY, Circle, circle_with, draw
from tests.domain.experience.builders import proposed, published
from tests.domain.experience.test_queries import MAY, scheduled
from tests.domain.topics.builders import put_forward
from tourdetable.core.charter.facts.record import ExperienceReportFact
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.compliance.queries import report as judged
from tourdetable.domain.experience.actions import writing
from tourdetable.domain.experience.facts import experience_reports
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.registry import FactScope

RULE = """check = "urgent_answered"
bodies = ["circle"]
within_days = 7
weight = "aim\""""


def facts(network: Network) -> tuple[ExperienceReportFact, ...]:
    return experience_reports(FactScope(network))


def test_a_draft_tells_nothing(circle: Circle) -> None:
    proposed(circle)
    assert facts(circle.network) == ()


def test_what_is_published_was_told_that_day(circle: Circle) -> None:
    report = published(circle, proposed(circle, session=False))
    seat = str(circle.library.pk)
    assert facts(circle.network) == (ExperienceReportFact(str(report.pk), seat, TODAY),)


def test_what_a_meeting_hears_is_told_the_day_of_the_first(circle: Circle) -> None:
    report = proposed(circle, urgent=True)
    meeting = scheduled(circle, report)
    seat, topic = str(circle.library.pk), str(report.topic_id)
    told = {"urgent": True, "meeting": str(meeting.pk), "topic": topic}
    fact = ExperienceReportFact(str(report.pk), seat, MAY.date(), **told)
    assert facts(circle.network) == (fact,)
    meeting.refresh_from_db()
    known: dict[str, Any] = {"reason": "", "by": circle.by_bao(), "now": NOW, "confirmed": True}
    cancel_meeting(meeting=meeting, version=meeting.version, **known)
    assert facts(circle.network) == ()


def test_a_meeting_without_a_point_counts_too(circle: Circle) -> None:
    report, meeting = proposed(circle, session=False), draw(circle.body, MARCH)
    known: dict[str, Any] = {"by": circle.by_bao(), "now": NOW}
    writing.tell_where(report=report, version=1, meeting=meeting, **known)
    (fact,) = facts(circle.network)
    assert (fact.on, fact.meeting) == (MARCH.date(), str(meeting.pk))
    report.refresh_from_db()
    writing.give_up(report=report, version=report.version, **known)
    assert facts(circle.network) == ()


def test_what_nobody_sits_for_is_nobodys(circle: Circle) -> None:
    published(circle)
    ExperienceReport.objects.update(seat=None)
    assert facts(circle.network) == ()


def state_of(network: Network, days: int) -> State:
    """What is said of the article about urgent topics, some days later."""
    return judged(network, on=TODAY + timedelta(days=days)).states["CIR-09"]


@pytest.mark.django_db
@pytest.mark.parametrize(("told", "state"), [(True, State.KEPT), (False, State.BROKEN)])
def test_an_urgent_topic_is_answered_by_a_report(told: bool, state: State) -> None:
    circle = circle_with(RULE, "none")
    topic = put_forward(circle, urgent=True, by=circle.by_ana())
    report = proposed(circle, topic=topic)
    if told:
        published(circle, report)
    assert state_of(circle.network, 10) is state
