"""Drafts of the circle's year as the planner leaves them, and the decision that adopts one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from django.db import transaction

from tests.domain.builders import (
    NOW,
    OPERATOR,
    Circle,
    agreed,
    attached,
    concluded,
    draw,
    hold,
    propose,
)
from tourdetable.core.planner.terms.plan import Plan, PlannedMeeting, PlannedTurn
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import Meeting as Drawn
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.places.models import Place
from tourdetable.domain.programme.actions import publish_calendar
from tourdetable.domain.programme.content import content_of_calendar
from tourdetable.domain.programme.models import Programme
from tourdetable.domain.years.actions.plans import keep_answer, keep_meetings
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.ids import PersonId, PlaceId, SeatId
from tourdetable.domain.years.models import Draft, Series

THURSDAYS = (date(2027, 4, 29), date(2027, 6, 24), date(2027, 9, 2), date(2027, 10, 21))
"""Thursdays of the rest of 2027: June to September is longer than two months (CIR-02)."""
NEAR = (
    date(2027, 4, 29),
    date(2027, 6, 24),
    date(2027, 8, 19),
    date(2027, 10, 14),
    date(2027, 12, 9),
)
"""Never more than two months apart."""


def draft_of(
    circle: Circle, *, name: str = "Projet 1", year: int = 2027, state: str = DraftState.PLANNED
) -> Draft:
    return Draft.objects.create(
        network=circle.network, year=year, name=name, state=state, made_on=NOW.date()
    )


def series_of(
    draft: Draft, body: Body, days: Sequence[date], kind: str = "reading", **more: object
) -> Series:
    said = {
        "first": date(draft.year, 1, 1),
        "last": date(draft.year, 12, 31),
        "opens": time(14, 0),
        "closes": time(16, 30),
        "meetings": len(days),
    } | more
    return Series.objects.create(draft=draft, body=body, kind=kind, **said)


def meeting_of(
    series: Series, on: date, seat: Seat | None = None, place: Place | None = None
) -> PlannedMeeting:
    turns = {"secretary": PlannedTurn(str(SeatId(seat.pk)), str(PersonId(0)))} if seat else {}
    host = str(PlaceId(place.pk)) if place else None
    return PlannedMeeting(str(series.planner_id), on, "PM", {}, turns, host)


def with_plan(draft: Draft, *meetings: PlannedMeeting) -> Draft:
    keep_answer(draft, Plan(status="optimal"))
    keep_meetings(draft, meetings)
    draft.save()
    return draft


def planned(
    circle: Circle,
    days: Sequence[date] = NEAR,
    *,
    seat: Seat | None = None,
    place: Place | None = None,
) -> Draft:
    """A planned draft with one series: the circle's readings on these days."""
    draft = draft_of(circle)
    series = series_of(draft, circle.body, days)
    return with_plan(draft, *(meeting_of(series, day, seat, place) for day in days))


def adopting(circle: Circle) -> Decision:
    """The proposal of March that would adopt the year."""
    return propose(circle, hold(circle), "Adopter le programme")


def ready(circle: Circle, draft: Draft, decision: Decision) -> Decision:
    """The proposal, with the draft that it publishes, on which two seats agree."""
    effect = EffectDraft("publish_year", draft=draft.pk)
    return agreed(circle, attached(circle, decision, effect))


def adopt(
    circle: Circle, draft: Draft, decision: Decision | None = None, **more: object
) -> Programme:
    """The draft is published by a decision: what stops it undoes all of this."""
    with transaction.atomic():
        current = Decision.objects.get(pk=(decision or adopting(circle)).pk)
        if not current.effects.exists():
            current = ready(circle, draft, current)
        concluded(circle, current, **{"confirmed": True} | more)  # type: ignore[arg-type]  # names and values are these
    return Programme.objects.get(draft=draft)


def drawn(circle: Circle, *days: date) -> list[Drawn]:
    """Meetings already in the calendar on these days, by hand."""
    return [draw(circle.body, datetime.combine(day, time(9), UTC), "Lecture fixée") for day in days]


def published(circle: Circle, year: int = 2027, *, by: By = OPERATOR) -> Programme:
    """A season published as its calendar stands, as the decision that does it would."""
    charter = charter_in_force(circle.network, on=NOW.date())
    content = content_of_calendar(circle.network, charter, year)
    said = {"decision": 0, "content": content, "charter": charter}
    return publish_calendar(network=circle.network, year=year, by=by, now=NOW, **said)  # type: ignore[arg-type]  # names and values are these
