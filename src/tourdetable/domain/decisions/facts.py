"""What this app tells the charter: decisions, and points to decide without any decision."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from tourdetable.core.charter.facts.record import DecisionFact
from tourdetable.domain.decisions.enums import DecisionEffectKind
from tourdetable.domain.decisions.models import Decision, DecisionEffect
from tourdetable.domain.meetings.enums import MeetingState, Purpose
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.networks.registry import FactScope, provider


@provider
def decisions(scope: FactScope) -> tuple[DecisionFact, ...]:
    """Decisions and undecided points; the id of a point is like `item:12`."""
    return (*decided(scope), *undecided(scope))


def decided(scope: FactScope) -> tuple[DecisionFact, ...]:
    """The decisions put; with an outcome, the dissensus is stated, or that there is none. What a
    consultation decided is one of the meeting whose minutes tell it, once there is one."""
    settling = DecisionEffect.objects.filter(
        decision=OuterRef("pk"), kind=DecisionEffectKind.SETTLE_DUTIES
    )
    told = Decision.objects.filter(scope.of_body(), meeting__isnull=False)
    rows = told.values_list("pk", "body_id", "meeting_id", "title", "outcome", Exists(settling))
    return tuple(
        DecisionFact(
            str(pk), str(body), str(meeting), title, outcome or None, bool(outcome), settles
        )
        for pk, body, meeting, title, outcome, settles in rows
    )


def undecided(scope: FactScope) -> tuple[DecisionFact, ...]:
    """The points to decide of meetings that took place, to which no decision answers."""
    rows = AgendaItem.objects.filter(
        scope.of_body("meeting__body"),
        meeting__state=MeetingState.OPENED,
        purpose=Purpose.DECIDE,
        decisions=None,
    ).values_list("pk", "meeting__body_id", "meeting_id", "title")
    return tuple(
        DecisionFact(f"item:{pk}", str(body), str(meeting), title, settles_duties=False)
        for pk, body, meeting, title in rows
    )
