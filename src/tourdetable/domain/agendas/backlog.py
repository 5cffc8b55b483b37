"""What waits for an agenda of a body: points of earlier meetings, topics put forward, and what the
apps above propose (they say it in their `ties`, found while Django loads the apps)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tourdetable.domain.agendas.models import PointLeftOver
from tourdetable.domain.meetings.enums import MeetingState, PointKind, Purpose
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body
from tourdetable.domain.topics.enums import TopicState
from tourdetable.domain.topics.models import Topic

MOST = 40
"""Topics, and points left over, that are offered at once."""


CANCELLED = MeetingState.CANCELLED
FREE = Q(taken_by=None) | Q(taken_by__meeting__state=CANCELLED)
"""Points left over that no meeting to come takes up."""


@dataclass(frozen=True)
class ProposedPoint:
    """A point that waits for an agenda; `code` names it among the others of its body: it is the
    `origin` of the point that takes it. `why`: what
    those who prepare read of it, which is not written on the agenda."""

    code: str
    title: str
    purpose: str = Purpose.DISCUSS
    minutes: int = 15
    note: str = ""
    why: str = ""
    question: str = ""
    kind: str = PointKind.POINT
    brought_by: str = ""


Proposer = Callable[[Meeting, date], Iterable[ProposedPoint]]
"""What an app proposes for the agenda of a meeting, on a day: in a bounded number of queries."""

PROPOSERS: list[Proposer] = []

Follower = Callable[[Meeting, By, datetime], None]
"""What an app does once an agenda is written: a step of that action."""

AGENDA_TIES: list[Follower] = []


def proposed(meeting: Meeting, on: date) -> Iterator[ProposedPoint]:
    """What the apps above propose for a meeting."""
    for propose in PROPOSERS:
        yield from propose(meeting, on)


def left_over(body: Body) -> QuerySet[PointLeftOver]:
    """The points of a body that wait to be taken up again, those that wait longest first."""
    rows = PointLeftOver.objects.filter(FREE, body=body, dropped_at=None)
    return rows.select_related("item__meeting__body__network", "item__topic").order_by("at", "pk")[
        :MOST
    ]


def of_cancelled(body: Body) -> QuerySet[AgendaItem]:
    """The points of the meetings of a body that were cancelled since it last met, that no other
    agenda has taken up; not those of topics, nor those left over, which wait by themselves."""
    after = {"body": body, "starts_at__gt": OuterRef("meeting__starts_at")}
    met = Meeting.objects.filter(state=MeetingState.OPENED, **after)
    taken = AgendaItem.objects.filter(carried_from=OuterRef("pk"))
    taken = taken.exclude(meeting__state=CANCELLED)
    plain = {"kind": PointKind.POINT, "topic": None, "carried_from": None, "left_over": None}
    rows = AgendaItem.objects.filter(meeting__body=body, meeting__state=CANCELLED, **plain)
    rows = rows.filter(~Exists(met), ~Exists(taken)).select_related("meeting__body__network")
    return rows.order_by("meeting__starts_at", "position", "pk")[:MOST]


def topics_waiting(body: Body) -> QuerySet[Topic]:
    """The topics that wait for an answer of a body: put forward for it, or sent to it; urgent ones
    first, then those that matter to most seats. One whose meeting is cancelled waits again."""
    here = Q(sent_to=body) | Q(sent_to=None, body=body)
    there = AgendaItem.objects.filter(topic=OuterRef("pk"))
    lost = Q(state=TopicState.AGENDA) & ~Exists(there.exclude(meeting__state=CANCELLED))
    waiting = Q(state__in=(TopicState.OPEN, TopicState.SENT)) | lost
    rows = Topic.objects.filter(here, waiting, network=body.network_id)
    rows = rows.select_related("seat__institution").annotate(supported=Count("supports"))
    return rows.order_by("-urgent", "-supported", "put_at", "pk")[:MOST]
