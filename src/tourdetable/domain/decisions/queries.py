"""Reads about decisions: the register, the dissensus, what is due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Coalesce

from tourdetable.domain.decisions.enums import ADOPTED
from tourdetable.domain.decisions.models import Decision, DecisionEffect, FollowUp, Position
from tourdetable.domain.journal.prepared import PreparedValues
from tourdetable.domain.meetings.agendas import OF_POINTS
from tourdetable.domain.meetings.enums import Purpose
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.queries import GIVEN_MEETING
from tourdetable.domain.networks.models import Body, Seat

AT = Coalesce("consulted_at", "meeting__starts_at")
"""When a body decided, or puts to decision (`Decision.at`): what decisions are ordered by."""
LATEST_FIRST = (AT.desc(), "-pk")
FEW = 200
"""Earlier decisions among which one chooses."""

POSITIONS = Prefetch(
    "positions",
    queryset=Position.objects.select_related("seat__institution").order_by(
        "seat__institution__sort_key", "seat"
    ),
)
FOLLOW_UPS = Prefetch(
    "follow_ups",
    queryset=FollowUp.objects.select_related("seat__institution").order_by(
        F("due").asc(nulls_last=True), "pk"
    ),
)


EFFECTS = Prefetch(
    "effects",
    queryset=DecisionEffect.objects.select_related(
        "body", "charter", "proposal", "exception__body"
    ).defer("charter__text", "proposal__text"),
)


def whole(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """With all that hangs on them: four queries, however many decisions."""
    around = ("meeting", "body", "item", "supersedes", "owner__institution")
    return decisions.select_related(*around).prefetch_related(POSITIONS, FOLLOW_UPS, EFFECTS)


def of_meeting(meeting: Meeting) -> QuerySet[Decision]:
    """The decisions of one meeting, in the order they were put."""
    return whole(Decision.objects.filter(meeting=meeting)).order_by("pk")


def due_follow_ups(seats: Iterable[Seat]) -> QuerySet[FollowUp]:
    """What these seats still have to do, most urgent first."""
    return (
        FollowUp.objects.filter(seat__in=[seat.pk for seat in seats], done_on=None)
        .select_related("decision__meeting", "decision__body__network", "seat__institution")
        .order_by(F("due").asc(nulls_last=True), "pk")
    )


def replaceable(body: Body, *, but: Decision | None = None) -> list[Decision]:
    """The adopted decisions of a body that no other adopted one has replaced, latest first: those
    that a new one (`but`) may replace (one query)."""
    later = Decision.objects.filter(supersedes=OuterRef("pk"), outcome__in=ADOPTED)
    rows = Decision.objects.filter(~Exists(later), body=body, outcome__in=ADOPTED)
    rows = rows.exclude(pk=but.pk) if but is not None else rows
    return list(rows.only("pk", "reference", "title").order_by("-concluded_at", "-pk")[:FEW])


def to_review(body: Body, *, by: date) -> QuerySet[Decision]:
    """The adopted decisions of a body that it was to look at again by a day and that no other
    replaces, oldest first, for the agenda of a meeting of that day."""
    later = Decision.objects.filter(supersedes=OuterRef("pk"), outcome__in=ADOPTED)
    rows = Decision.objects.filter(~Exists(later), body=body)
    rows = rows.filter(outcome__in=ADOPTED, review_on__lte=by)
    return rows.select_related("owner__institution").order_by("review_on", "pk")


def open_follow_ups(body: Body) -> QuerySet[FollowUp]:
    """What the decisions of a body still leave to be done, most urgent first: carried on its
    agendas until it is closed."""
    rows = FollowUp.objects.filter(decision__body=body, done_on=None)
    rows = rows.select_related("decision", "seat__institution")
    return rows.order_by(F("due").asc(nulls_last=True), "pk")


def items_to_decide(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The points put to decision at a meeting of which nothing is recorded yet."""
    return meeting.agenda.filter(purpose=Purpose.DECIDE, decisions=None)


POINTS = PreparedValues(
    lambda: (
        AgendaItem.objects.filter(meeting=GIVEN_MEETING)
        .order_by("position", "id")
        .values_list(*OF_POINTS)
    )
)
POINTS_TOLD = PreparedValues(
    lambda: (
        POINTS.make()
        .annotate(told=Exists(Decision.objects.filter(item=OuterRef("pk"))))
        .values_list(*OF_POINTS, "told")
    )
)
