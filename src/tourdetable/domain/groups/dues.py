"""What groups have to do by a day, whichever app keeps it.

Each source reads several groups at once, in a constant number of queries. An app above this one
adds its own to `SOURCES` while Django loads the apps: nothing calls up.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.decisions.models import FollowUp
from tourdetable.domain.groups.enums import DueKind, ReportKind
from tourdetable.domain.groups.models import GroupReport, GroupStep
from tourdetable.domain.groups.queries import terms_by_body
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.review.together import writing_rule


@dataclass(frozen=True)
class Due:
    """Something that a group has to do by a day. `key`: its row, the kind of the report, the number
    of the deliverable, whose state is `told`, from the day `since` on; `inside`: only those who sit
    in the group know of it."""

    body: int
    kind: DueKind
    title: str
    due: date
    key: int | str
    done_on: date | None = None
    who: str = ""
    version: int = 0
    told: str = ""
    inside: bool = False
    since: date | None = None

    @property
    def stands_since(self) -> date | None:
        """The day of what is told of it."""
        return self.since or self.done_on

    def is_late(self, today: date) -> bool:
        return self.done_on is None and self.due < today


@dataclass(frozen=True)
class DuesAsked:
    """Which groups are read (by id), under which charter, and when."""

    bodies: Collection[int]
    charter: Charter
    now: datetime


Source = Callable[[DuesAsked], Iterable[Due]]


def steps(asked: DuesAsked) -> Iterator[Due]:
    """Steps (one query)."""
    rows = GroupStep.objects.filter(body__in=asked.bodies).select_related("seat__institution")
    for row in rows.order_by("due", "pk"):
        who, kind = str(row.seat) if row.seat else "", DueKind.STEP
        yield Due(row.body_id, kind, row.title, row.due, row.pk, row.done_on, who, row.version)


def reports(asked: DuesAsked) -> Iterator[Due]:
    """The reports that the terms of each group ask for (two queries)."""
    rows = GroupReport.objects.filter(body__in=asked.bodies, given_on__isnull=False)
    given = {(row.body_id, row.kind): row.given_on for row in rows}
    for body, terms in terms_by_body(asked.bodies).items():
        days = (terms.midway, terms.ends, terms.ends)
        for kind, day in zip(ReportKind, days, strict=True):
            done = given.get((body, kind))
            yield Due(body, DueKind.REPORT, str(kind.label), day, kind.value, done)


def minutes(asked: DuesAsked) -> Iterator[Due]:
    """The minutes that are not written yet, each by the day that the charter gives (one query)."""
    unwritten = Q(record=None) | Q(record__state=MinutesState.DRAFT)
    held = Meeting.objects.filter(unwritten, body__in=asked.bodies, state=MeetingState.OPENED)
    rows = held.filter(ends_at__lte=asked.now).select_related("body__network")
    for row in rows.order_by("starts_at", "pk"):
        day = row.day + timedelta(days=writing_rule(asked.charter, row).days)
        yield Due(row.body_id, DueKind.MINUTES, row.title, day, row.pk)


def tasks(asked: DuesAsked) -> Iterator[Due]:
    """The actions of their decisions that are not done (one query)."""
    rows = FollowUp.objects.filter(decision__body__in=asked.bodies, done_on=None)
    rows = rows.filter(due__isnull=False).select_related("decision", "seat__institution")
    for row in rows.order_by("due", "pk"):
        body, decision = row.decision.body_id, row.decision_id
        yield Due(body, DueKind.TASK, row.what, row.due or date.max, decision, who=str(row.seat))


SOURCES: list[Source] = [steps, reports, minutes, tasks]


def dues(asked: DuesAsked) -> list[Due]:
    """All that these groups have to do, or did, by day."""
    found = [due for source in SOURCES for due in source(asked)]
    return sorted(found, key=lambda due: (due.due, due.kind, due.title))
