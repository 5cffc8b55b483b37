"""What this app tells the charter: the practices that seats told, at a meeting or in writing, and
the urgent topics that they answer (CLUB-09, CLUB-13)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from tourdetable.core.charter.facts.record import ExperienceReportFact
from tourdetable.domain.experience.enums import ReportState
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.networks.registry import FactScope, provider, read_beside
from tourdetable.domain.topics.enums import TopicState

Telling = tuple[date, int]
"""The day on which something is told, and the meeting."""


@provider
def experience_reports(scope: FactScope) -> tuple[ExperienceReportFact, ...]:
    """Those of each seat that were told at a meeting of the calendar, or published, and were not
    given up. Its day is the first of these."""
    rows = ExperienceReport.objects.filter(scope.of_body("seat__body"))
    kept = rows.exclude(state=ReportState.WITHDRAWN).select_related("topic").order_by("pk")
    reports = list(kept)
    by_topic, own = tellings(reports, scope.network)
    made = (fact_of(one, by_topic.get(one.topic_id), own.get(one.meeting_id)) for one in reports)
    return tuple(filter(None, made))


def fact_of(
    report: ExperienceReport, on_agenda: Telling | None, beside: Telling | None
) -> ExperienceReportFact | None:
    """One of them; None while nobody has been told."""
    told = min(filter(None, (on_agenda, beside)), default=None)
    days = [day for day in (told and told[0], report.published_on) if day]
    if not days:
        return None
    return ExperienceReportFact(
        str(report.pk),
        str(report.seat_id),
        min(days),
        urgent=report.urgent,
        meeting=str(told[1]) if told else None,
        topic=topic_of(report),
    )


def topic_of(report: ExperienceReport) -> str | None:
    """The topic that it answers, as far as the charter knows it."""
    topic = report.topic
    if topic is None or topic.body_id is None or topic.state == TopicState.WITHDRAWN:
        return None
    return str(topic.pk)


def tellings(
    reports: list[ExperienceReport], network: Network
) -> tuple[Mapping[int | None, Telling], Mapping[int | None, Telling]]:
    """When their topics were first at a meeting, by topic; the days of their own meetings, by
    meeting (two queries)."""
    topics = {one.topic_id for one in reports if one.topic_id}
    points = AgendaItem.objects.filter(topic__in=topics, meeting__state__in=CALENDAR)
    first: dict[int | None, Telling] = {}
    for topic, starts, meeting in points.values_list("topic", "meeting__starts_at", "meeting"):
        told = (local_day(network, starts), meeting)
        first[topic] = min(told, first.get(topic, told))
    return first, own_days(reports, network)


def own_days(reports: list[ExperienceReport], network: Network) -> Mapping[int | None, Telling]:
    """The days of the meetings where they were told without a point."""
    own = Meeting.objects.filter(Q(experiences__in=reports), state__in=CALENDAR)
    days: dict[int | None, Telling] = {}
    for pk, starts in own.values_list("pk", "starts_at"):
        days[pk] = (local_day(network, starts), pk)
    return days


for other in ("topics", "meetings"):
    read_beside("experience_reports", other)
