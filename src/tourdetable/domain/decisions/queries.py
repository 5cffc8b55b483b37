"""Reads about decisions: the register, the dissensus, what is due."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet

from tourdetable.domain.decisions.models import Decision, DecisionEffect, FollowUp, Position
from tourdetable.domain.journal.prepared import PreparedValues
from tourdetable.domain.meetings.agendas import OF_POINTS
from tourdetable.domain.meetings.enums import Purpose
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.queries import GIVEN_MEETING
from tourdetable.domain.networks.models import Seat

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
    return decisions.select_related("meeting", "body", "item").prefetch_related(
        POSITIONS, FOLLOW_UPS, EFFECTS
    )


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
