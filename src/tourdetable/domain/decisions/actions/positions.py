"""Recording where each seat stands, and what became of its objection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.actions.decisions import TEXT, conclude, open_decision
from tourdetable.domain.decisions.enums import ObjectionState, Stance
from tourdetable.domain.decisions.models import Decision, Position
from tourdetable.domain.decisions.positions import WORDS, PositionDraft, must_be_sayable
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.models import Person
from tourdetable.domain.people.wording import wording


@once
def record_positions(
    *, decision: Decision, positions: Sequence[PositionDraft], version: int, by: By, now: datetime
) -> Decision:
    """Write down where seats stand, all or none.

    A seat that is not listed is left as it is; the stance "" removes its position. From the first
    position on, what the decision does is settled. Raises `ValidationError` with one error for
    each fault, `params["seat"]` being the id of the seat.
    """
    current = open_decision(decision, version=version, now=now)
    must_be_sayable(current, positions)
    former = {position.seat_id: position for position in current.positions.all()}
    for draft in positions:
        write_position(current, draft, former.get(draft.seat), by.person)
    if any(draft.stance for draft in positions):
        current.settled_at = current.settled_at or now
    seats = [draft.seat for draft in positions]
    return save("decision.positions_recorded", current, by, now, facts=[], seats=seats)


@once
def record_and_conclude(
    *,
    decision: Decision,
    positions: Sequence[PositionDraft],
    outcome: str,
    version: int,
    by: By,
    now: datetime,
    confirmed: bool = False,
) -> Decision:
    """Record the positions and, unless `outcome` is empty, conclude at once: both or neither."""
    current = record_positions(
        decision=decision, positions=positions, version=version, by=by, now=now
    )
    if not outcome:
        return current
    said: dict[str, Any] = {"outcome": outcome, "confirmed": confirmed, "now": now}
    quietly = replace(by, gesture=None)
    return conclude(decision=current, version=current.version, by=quietly, **said)


@once
def settle_objection(
    *, position: Position, state: str, version: int, by: By, now: datetime, how_lifted: str = ""
) -> Position:
    """Say what became of an objection; an integrated one names the amendment that did it."""
    current = open_decision(position.decision, version=version, now=now)
    objection = Position.objects.get(pk=position.pk)
    must_be_known(_("state of an objection"), state, ObjectionState.values)
    if objection.stance != Stance.OBJECT:
        raise ValidationError(_("This seat does not object."))
    objection.objection, objection.how_lifted = state, amendment_of(state, how_lifted)
    objection.save()
    seat = objection.seat_id
    save("decision.objection_settled", current, by, now, facts=[], seat=seat, state=state)
    return objection


def amendment_of(state: str, how_lifted: str) -> str:
    """The amendment that lifts an objection; nothing when it ends otherwise."""
    if state != ObjectionState.INTEGRATED:
        return ""
    words = wording(how_lifted, limit=TEXT)
    if not words.strip():
        raise ValidationError({"how_lifted": _("Say which amendment lifts the objection.")})
    return words


def write_position(
    decision: Decision, draft: PositionDraft, former: Position | None, entered_by: Person | None
) -> None:
    """Write, change or remove one position. An objection whose words change is raised anew."""
    if not draft.stance:
        if former is not None:
            former.delete()
        return
    row = former or Position(decision=decision, seat_id=draft.seat)
    row.attribution, row.entered_by = draft.attribution, entered_by
    state(row, draft)
    row.save()


def state(row: Position, draft: PositionDraft) -> None:
    """Say what a position says, unsaved; the objection that its words make, if any, is raised."""
    before = (row.stance, row.words, row.would_lift)
    objects = draft.stance == Stance.OBJECT
    row.stance, row.words = draft.stance, wording(draft.words, limit=WORDS)
    disagrees = objects or draft.stance == Stance.RESERVATION
    row.would_lift = wording(draft.would_lift, limit=WORDS) if disagrees else ""
    if not objects or before != (row.stance, row.words, row.would_lift):
        row.objection, row.how_lifted = ObjectionState.RAISED if objects else "", ""
