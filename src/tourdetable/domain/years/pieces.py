"""Asking for a year, and following each of its pieces until a worker has planned it (docs/adr/0022).

Several workers may do all this at once, and each may be killed at any moment: whoever takes a piece holds it for a
while only, and an answer counts only while its draft still asks for it. Telling who plans what is no act of anybody:
only the asking is recorded.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from msgspec.structs import replace

from tourdetable.core.planner.search.decomposition import decompose, recompose
from tourdetable.core.planner.terms.days import DAY
from tourdetable.core.planner.terms.instance import BodySpec, Instance
from tourdetable.core.planner.terms.plan import (
    INFEASIBLE,
    OPTIMAL,
    UNKNOWN,
    Cost,
    Plan,
    PlannedMeeting,
)
from tourdetable.core.planner.wire import instance_json, plan_json
from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actors import By
from tourdetable.domain.years.drafts import changeable, save
from tourdetable.domain.years.enums import DraftState, PieceState
from tourdetable.domain.years.held import HELD_KIND
from tourdetable.domain.years.instances import instance_of
from tourdetable.domain.years.models import Draft, Piece

HELD = timedelta(seconds=30)
"""How long a worker holds a piece without saying so again; after that it is held for dead, and another takes over."""

ATTEMPTS = 3
"""How many workers may be lost over a piece before it is given up."""


STATES = {INFEASIBLE: DraftState.IMPOSSIBLE, UNKNOWN: DraftState.LATE}


@once
def ask(*, draft: Draft, version: int, by: By, now: datetime) -> Draft:
    """Ask for the year, from nothing. Raises `Changed`, `ValidationError` when there is nothing to plan."""
    return _ask(changeable(draft, version), None, by, now)


@once
def ask_again(*, draft: Draft, version: int, by: By, now: datetime) -> Draft:
    """Ask for the year that changes least from the one that the draft has, whatever its wishes have become."""
    current = changeable(draft, version)
    if current.plan is None or not current.plan["meetings"]:
        raise ValidationError(_("There is no year to mend yet: ask for it first."))
    return _ask(current, plan_json.read_plan(current.plan), by, now)


def _ask(draft: Draft, before: Plan | None, by: By, now: datetime) -> Draft:
    instance = instance_of(draft, now)
    if not any(body.meetings for body in instance.bodies if not is_held(body)):
        raise ValidationError(_("No series asks for a meeting: there is nothing to plan."))
    draft.pieces.all().delete()
    draft.instance, draft.state, draft.error = (
        instance_json.as_json(instance),
        DraftState.WORKING,
        "",
    )
    draft.plan = _still_known(draft.plan, {body.id for body in instance.bodies})
    draft = save(draft, by, now, "programme.draft_asked", again=before is not None)
    Piece.objects.bulk_create(
        Piece(
            draft=draft,
            number=number,
            asked=draft.version,
            instance=instance_json.as_json(piece),
            before=_before(piece, before),
        )
        for number, piece in enumerate(to_plan(instance), start=1)
    )
    return draft


def _still_known(plan: dict[str, Any] | None, bodies: set[str]) -> dict[str, Any] | None:
    """The year that the draft has, without the bodies that it does not ask for any more."""
    if plan is None:
        return None
    meetings = [meeting for meeting in plan["meetings"] if meeting["body"] in bodies]
    fairness = {body: fair for body, fair in plan["fairness"].items() if body in bodies}
    return {**plan, "meetings": meetings, "fairness": fairness}


def to_plan(instance: Instance) -> list[Instance]:
    """The pieces that ask for something: meetings that no series places are where they are."""
    return [
        piece for piece in decompose(instance) if not all(is_held(body) for body in piece.bodies)
    ]


def is_held(body: BodySpec) -> bool:
    """Whether a planner's body stands for meetings that are in the calendar, and that nobody plans."""
    return body.kind == HELD_KIND


def as_held(instance: Instance) -> Plan:
    """The meetings of those bodies, as they are."""
    names = {body.id for body in instance.bodies if is_held(body)}
    meetings = (
        PlannedMeeting(pin.body, pin.date, pin.part or DAY)
        for pin in instance.locks
        if pin.body in names
    )
    return Plan(OPTIMAL, Cost(), 0, tuple(meetings))


def _before(piece: Instance, before: Plan | None) -> object:
    """What a plan says of a piece's bodies and of days to come, if anything."""
    if before is None:
        return None
    names, today = {body.id for body in piece.bodies}, piece.today or date.min
    meetings = tuple(m for m in before.meetings if m.body in names and m.date > today)
    if not meetings:
        return None
    return plan_json.to_json(
        replace(before, meetings=meetings, fairness={}, conflict=None, moves=None)
    )


# ---- What workers do


def take(*, worker: str, now: datetime) -> Piece | None:
    """The oldest piece that waits, or that nobody has held for a while, now held by this worker; None if there is none.

    A piece over which too many workers were lost is given up, and its draft with it.
    """
    return _take(worker, now) if free(now).exists() else None


@transaction.atomic
def _take(worker: str, now: datetime) -> Piece | None:
    while (
        piece := free(now).select_for_update(of=("self",), skip_locked=True).first()
    ) is not None:
        if piece.attempts >= ATTEMPTS:
            _give_up(
                piece, _("Planning stopped %(count)d times without a word.") % {"count": ATTEMPTS}
            )
            continue
        rows = Piece.objects.filter(pk=piece.pk, attempts=piece.attempts)
        if rows.update(
            state=PieceState.HELD, held_by=worker, held_until=now + HELD, attempts=F("attempts") + 1
        ):
            piece.refresh_from_db()
            return piece
    return None


def free(now: datetime) -> QuerySet[Piece]:
    """The pieces that anybody may take, oldest first."""
    lost = Q(state=PieceState.HELD, held_until__lt=now)
    asked = Piece.objects.filter(draft__state=DraftState.WORKING, asked=F("draft__version"))
    return asked.filter(Q(state=PieceState.WAITING) | lost).order_by("pk")


def mine(piece: Piece, worker: str) -> QuerySet[Piece]:
    """The piece, as long as this worker holds it and its draft asks for it."""
    return Piece.objects.filter(
        pk=piece.pk,
        state=PieceState.HELD,
        held_by=worker,
        draft__state=DraftState.WORKING,
        asked=F("draft__version"),
    )


@transaction.atomic
def keep(
    *, piece: Piece, worker: str, now: datetime, best: int | None = None, bound: int | None = None
) -> bool:
    """Go on holding a piece, and say how far it is. False: stop, it is no longer asked for, or no longer yours."""
    known = {key: value for key, value in (("best", best), ("bound", bound)) if value is not None}
    return bool(
        Piece.objects.filter(pk__in=mine(piece, worker).values("pk")).update(
            held_until=now + HELD, **known
        )
    )


@transaction.atomic
def put_back(*, piece: Piece, worker: str) -> None:
    """Leave a piece to others, as if it had not been taken."""
    rows = Piece.objects.filter(pk__in=mine(piece, worker).values("pk"))
    rows.update(state=PieceState.WAITING, held_by="", held_until=None, attempts=F("attempts") - 1)


@transaction.atomic
def deliver(*, piece: Piece, worker: str, plan: Plan) -> bool:
    """Hand over a piece's answer. The last one makes the year. False: nobody asks for it any more."""
    draft = _asking(piece)
    if draft is None or not mine(piece, worker).exists():
        return False
    cost = plan.cost.total if plan.cost else None
    Piece.objects.filter(pk=piece.pk).update(
        state=PieceState.DONE,
        plan=plan_json.to_json(plan),
        best=cost,
        bound=plan.bound,
        held_until=None,
    )
    if not draft.pieces.exclude(state=PieceState.DONE).exists():
        finish(draft)
    return True


@transaction.atomic
def fail(*, piece: Piece, worker: str, words: str) -> None:
    """Say in words why a piece cannot be planned at all: its draft stops there."""
    if _asking(piece) is not None and mine(piece, worker).exists():
        _give_up(piece, words)


def _asking(piece: Piece) -> Draft | None:
    """The piece's draft, locked, if it asks for anything: two workers that end together wait for each other here."""
    return (
        Draft.objects.select_for_update()
        .filter(pk=piece.draft_id, state=DraftState.WORKING)
        .first()
    )


def _give_up(piece: Piece, words: str) -> None:
    Piece.objects.filter(pk=piece.pk).update(state=PieceState.DONE, error=words, held_until=None)
    Draft.objects.filter(pk=piece.draft_id, state=DraftState.WORKING).update(
        state=DraftState.FAILED, error=words
    )


def finish(draft: Draft) -> None:
    """Put the pieces' answers together: the draft has its year, or the reasons why there is none.

    It keeps its version: what was asked has been answered, nobody changed it. When there is none, the year that it had
    before stays beside the reasons, to be mended once they are gone.
    """
    assert draft.instance is not None
    instance = instance_json.read_instance(draft.instance)
    plans = [plan_json.read_plan(piece.plan) for piece in draft.pieces.all()]
    whole = recompose(instance, [*plans, as_held(instance)])
    draft.state = STATES.get(whole.status, DraftState.PLANNED)
    if draft.state != DraftState.PLANNED and draft.plan is not None:
        whole = replace(whole, meetings=plan_json.read_plan(draft.plan).meetings)
    draft.plan = plan_json.to_json(whole)
    draft.save(update_fields=["plan", "state"])
