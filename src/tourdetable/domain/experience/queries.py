"""Reads: which reports somebody may read, which they carry, where each was told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from tourdetable.core.words.audience import BEYOND_THE_BODY, Audience
from tourdetable.domain.experience.enums import (
    ReportState,
    SecondOpinion,
)
from tourdetable.domain.experience.models import (
    ExperienceCall,
    ExperienceReport,
    ReportCarrier,
    SecondReading,
)
from tourdetable.domain.journal.prepared import Given, PreparedValues
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.queries import GIVEN_MEETING
from tourdetable.domain.networks.directory import members_of
from tourdetable.domain.networks.models import Network, Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.people.models import Person
from tourdetable.domain.topics.models import Topic

AROUND = ("network", "body", "seat__institution", "seat__body", "person", "topic", "call")


def seen_by(standing: Standing) -> QuerySet[ExperienceReport]:
    """All that the person may read in the network: what is published for them, what they carry."""
    rows = ExperienceReport.objects.filter(network=standing.network)
    return rows.filter(published_for(standing) | carried(standing))


def published_for(standing: Standing) -> Q:
    """Those that are published for a member."""
    published = Q(state=ReportState.PUBLISHED)
    if any(office.body_id is None for office in standing.offices):
        return published
    bodies = {seat.body_id for seat in standing.seats} | {o.body_id for o in standing.offices}
    return published & (Q(audience__in=BEYOND_THE_BODY) | Q(body__in=[b for b in bodies if b]))


def carried(standing: Standing) -> Q:
    """Those that the person carries: their seats', theirs, and where they were invited."""
    alone = Q(seat=None, person=standing.person.pk)
    invited = ReportCarrier.objects.filter(report=OuterRef("pk"), person=standing.person.pk)
    return Q(seat__in=[seat.pk for seat in standing.seats]) | alone | Q(Exists(invited))


def public(network: Network) -> QuerySet[ExperienceReport]:
    """Those that anybody reads."""
    return ExperienceReport.objects.filter(
        network=network, state=ReportState.PUBLISHED, audience=Audience.PUBLIC
    )


def drafts_of(standing: Standing) -> QuerySet[ExperienceReport]:
    """What the person is writing, the latest first."""
    rows = ExperienceReport.objects.filter(network=standing.network, state=ReportState.DRAFT)
    return rows.filter(carried(standing)).order_by("-proposed_at", "-pk")


def latest_first(rows: QuerySet[ExperienceReport]) -> QuerySet[ExperienceReport]:
    """Published ones, the latest first, with what a list says of each."""
    found = rows.filter(state=ReportState.PUBLISHED).select_related(*AROUND)
    return found.prefetch_related("tags").order_by("-published_on", "-pk")


def points_of(report: ExperienceReport) -> list[AgendaItem]:
    """The points of agendas that its topic has, the first day first."""
    if report.topic_id is None:
        return []
    rows = AgendaItem.objects.filter(topic=report.topic_id, meeting__state__in=CALENDAR)
    around = ("meeting__body__network", "lead__institution")
    return list(rows.select_related(*around).order_by("meeting__starts_at", "pk"))


def told_at(meeting: int | Given) -> Q:
    """The reports that were told, or are to be told, at a meeting."""
    points = AgendaItem.objects.filter(meeting=meeting, topic=OuterRef("topic"))
    return Q(meeting=meeting) | Q(Exists(points))


def of_meeting(standing: Standing, meeting: Meeting) -> QuerySet[ExperienceReport]:
    """Those that the reader may read (one query)."""
    return seen_by(standing).filter(told_at(meeting.pk)).order_by("pk")


TOLD_AT = PreparedValues(
    lambda: (
        ExperienceReport.objects.filter(told_at(GIVEN_MEETING), state=ReportState.PUBLISHED)
        .order_by("pk")
        .values_list("pk", "title", "audience", "body_id")
    )
)
"""What is published of what was told at a `meeting`, with how far each goes."""


def of_topic(standing: Standing, topic: int) -> QuerySet[ExperienceReport]:
    """The reports that answer a topic, or asked for it. Those of which nothing may tell whose they
    are are left out: the topic says who put it forward."""
    rows = seen_by(standing).filter(topic=topic)
    return rows.exclude(attribution__in=("college", "none")) | rows.filter(carried(standing))


def is_to_be_told(topic: Topic) -> bool:
    """Whether whoever put a topic forward writes the sheet of an experience (a query)."""
    rows = ExperienceReport.objects.filter(topic=topic.pk, state=ReportState.DRAFT)
    own = Q(seat=topic.seat_id) if topic.seat_id else Q(seat=None, person=topic.person_id)
    return rows.filter(own).exists()


def calls_seen_by(standing: Standing) -> QuerySet[ExperienceCall]:
    """The calls that the person may know of: those of the network, and of the bodies where they sit
    or which they lead."""
    rows = ExperienceCall.objects.filter(network=standing.network)
    if any(office.body_id is None for office in standing.offices):
        return rows
    bodies = {seat.body_id for seat in standing.seats} | {o.body_id for o in standing.offices}
    return rows.filter(Q(body=None) | Q(body__in=bodies))


def calls_for(standing: Standing, *, on: date) -> QuerySet[ExperienceCall]:
    """The calls that are open to the person."""
    return open_calls(calls_seen_by(standing), on=on)


def open_calls(rows: QuerySet[ExperienceCall], *, on: date) -> QuerySet[ExperienceCall]:
    """Those that may be answered, the first to close first."""
    rows = rows.filter(Q(until=None) | Q(until__gte=on), closed_at=None)
    return rows.select_related("body", "network").order_by(F("until").asc(nulls_last=True), "pk")


def readings_asked(seats: Iterable[Seat]) -> QuerySet[SecondReading]:
    """The drafts that these seats are asked to read, and have not."""
    rows = SecondReading.objects.filter(
        seat__in=[seat.pk for seat in seats],
        opinion=SecondOpinion.WAITED,
        report__state=ReportState.DRAFT,
    )
    return rows.select_related("report__network", "seat__institution").order_by("asked_at", "pk")


def is_carried(report: ExperienceReport, *, on: date) -> bool:
    """Whether somebody of the network writes it that day (two queries)."""
    carriers = [one.pk for one in carriers_of(report, on=on)]
    return members_of(report.network, on=on).filter(pk__in=carriers).exists()


def carriers_of(report: ExperienceReport, *, on: date) -> list[Person]:
    """Everybody who writes it: who holds its seat that day, or proposed it, then those invited."""
    held = Q(mandates__seat=report.seat_id, mandates__starts__lte=on) & (
        Q(mandates__ends=None) | Q(mandates__ends__gte=on)
    )
    alone = Q(pk=report.person_id) if report.seat_id is None else held
    rows = Person.objects.filter(alone | Q(carried_reports__report=report.pk))
    return list(rows.order_by("sort_key", "pk").distinct())
