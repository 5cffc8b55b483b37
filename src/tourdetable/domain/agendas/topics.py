"""Reads about topics and agendas: where a topic is, or was, worked on; where it may be put; who
prepares."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from tourdetable.core.charter.terms.model import Charter, MeetingKind
from tourdetable.domain.meetings.enums import CALENDAR, MeetingState
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.topics.models import Topic
from tourdetable.domain.topics.rules import Speaking, may_answer

AHEAD = "calendar_ahead"
"""The check of the articles that want a kind of meeting to be known long before."""

OFFERED = 40
"""How many meetings are offered at most: the next ones."""


def points_of(topic: Topic) -> QuerySet[AgendaItem]:
    """The points that answer it, the first day first; with their meetings."""
    rows = AgendaItem.objects.filter(topic=topic, meeting__state__in=CALENDAR)
    return rows.select_related("meeting__body").order_by("meeting__starts_at", "pk")


def preparers(standing: Standing, body: Body | None, *, now: datetime) -> Speaking:
    """The capacities in which the person answers the topics of a body, or (None) of the network
    (two queries at most)."""
    turns = current_turns(body, now=now) if body else ()
    return may_answer(standing, body, turns)


def prepared_bodies(standing: Standing, bodies: Iterable[Body]) -> list[Body]:
    """Those of these bodies that the person prepares by an office."""
    return [one for one in bodies if may_answer(standing, one, ())]


def coming(bodies: Iterable[Body], *, now: datetime) -> list[Meeting]:
    """The next meetings of these bodies, on whose agenda a topic may be put."""
    going_on = Q(state=MeetingState.OPENED, sealed_at=None, ends_at__gte=now)
    ahead = Q(state__in=(MeetingState.PLANNED, MeetingState.CONVENED), ends_at__gte=now)
    rows = Meeting.objects.filter(going_on | ahead, body__in=[one.pk for one in bodies])
    return list(rows.select_related("body").order_by("starts_at", "pk")[:OFFERED])


def kinds_for_urgent(charter: Charter, body: Body) -> list[MeetingKind]:
    """The kinds of meeting of a body that the charter lets be dated within days: not those that
    it wants known a year ahead. All of them, when none is left."""
    every = charter.vocabulary.meeting_kinds_of(body.kind)
    ahead: set[str] = set()
    for rule in (rule for article in charter.articles for rule in article.rules):
        if rule.check == AHEAD and (not rule.bodies or body.kind in rule.bodies):
            ahead |= set(rule.meetings) or {kind.code for kind in every}
    return [kind for kind in every if kind.code not in ahead] or list(every)
