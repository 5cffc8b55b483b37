"""Which outcomes the positions allow.

| outcome | needs |
|---|---|
| consensus | two seats, somebody agrees, nobody objects nor has a reservation (W3C process) |
| consent | two seats, somebody agrees, nobody objects |
| adopted with dissent | two seats, somebody agrees, an objection stands: the dissensus |
| no decision, deferred | nothing |

An objection that was withdrawn or lifted by an amendment no longer stands; one lifted by an
amendment agrees with the proposal as amended, one withdrawn lets it pass. Two seats at least, since
decisions are collective (CLUB-16).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.enums import (
    ADOPTED,
    BINDING,
    STANDING_OBJECTIONS,
    ObjectionState,
    Outcome,
    Stance,
)
from tourdetable.domain.decisions.models import Position

COLLECTIVE = 2
"""How many seats must have taken position for a decision to be collective."""

Positions = Sequence[Position]
Need = Callable[[Positions], None]


def must_allow(
    outcome: str, positions: Positions, *, present: set[int], effects: bool = False
) -> None:
    """Refuse an outcome that the positions do not allow, or a position of an absent seat.

    With `effects`, it changes the charter, the year or the bodies: no objection may stand.
    """
    if effects and outcome in ADOPTED and outcome not in BINDING:
        raise ValidationError(
            _(
                "This decision would change the charter, the year or the bodies: "
                "while an objection stands, it is not adopted."
            )
        )
    if absent := [position for position in positions if position.seat_id not in present]:
        raise ValidationError(
            _(
                "%(institutions)s took position but is not marked present: "
                "correct the attendance or the position."
            )
            % {"institutions": names(absent)}
        )
    for need in NEEDS[Outcome(outcome)]:
        need(positions)


def standing(positions: Positions) -> list[Position]:
    """The objections that nothing has lifted."""
    return [position for position in positions if position.objection in STANDING_OBJECTIONS]


def names(positions: Positions) -> str:
    """The institutions of some positions."""
    return ", ".join(str(position.seat.institution) for position in positions)


def is_collective(positions: Positions) -> None:
    """At least two seats that count have taken position."""
    if sum(not position.seat.follows for position in positions) < COLLECTIVE:
        raise ValidationError(
            _("Decisions are collective: record the position of at least two seats first.")
        )


def is_supported(positions: Positions) -> None:
    """Somebody agrees, or did once the proposal was amended."""
    agree = (Stance.CONSENT, Stance.RESERVATION)
    if not any(p.stance in agree or p.objection == ObjectionState.INTEGRATED for p in positions):
        raise ValidationError(
            _("Nobody agrees with this proposal: conclude that no decision was taken, or defer it.")
        )


def has_no_objection(positions: Positions) -> None:
    """No objection stands."""
    if found := standing(positions):
        raise ValidationError(
            _(
                "The objection of %(institutions)s still stands. "
                "Settle it (amendment or withdrawal), or conclude as "
                "adopted with dissent, no decision, or deferred."
            )
            % {"institutions": names(found)}
        )


def has_no_reservation(positions: Positions) -> None:
    """Nobody has a reservation."""
    if found := [p for p in positions if p.stance == Stance.RESERVATION]:
        raise ValidationError(
            _("%(institutions)s has a reservation: this is a consent, not a consensus.")
            % {"institutions": names(found)}
        )


def has_dissent(positions: Positions) -> None:
    """An objection stands."""
    if not standing(positions):
        raise ValidationError(_("No objection stands: conclude by consensus or by consent."))


NEEDS: Mapping[Outcome, tuple[Need, ...]] = {
    Outcome.CONSENSUS: (is_collective, has_no_objection, has_no_reservation, is_supported),
    Outcome.CONSENT: (is_collective, has_no_objection, is_supported),
    Outcome.ADOPTED_WITH_DISSENT: (is_collective, has_dissent, is_supported),
    Outcome.NO_DECISION: (),
    Outcome.DEFERRED: (),
}
