"""Who opens themes and asks for commitments, who answers them, who sees what was answered.

Whoever convenes or composes a body asks, by an office or by a duty of its next meeting; the person
who is asked answers, and those who ask may note for them what they said.
"""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.guests.rules import animating
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.meetings.rules import Capacities, on_duty
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import Standing


def may_ask(standing: Standing, body: Body, turns: Iterable[Turn]) -> Capacities:
    """The capacities in which the person opens themes of a body and asks for commitments; `turns`
    are those of `meetings.queries.current_turns`."""
    return (*on_duty(standing, Right.CONVENE, body, turns), *animating(standing, body))


def may_answer(standing: Standing, commitment: Commitment) -> Capacities:
    """The seat for which the person was asked, as long as they hold it."""
    if commitment.person_id != standing.person.pk:
        return ()
    return tuple(seat for seat in standing.seats if seat.pk == commitment.seat_id)


def may_see(standing: Standing, body: Body) -> bool:
    """Themes, and who commits to them, are for those who sit in the body, or fill an office over
    it."""
    return standing.sits_in(body.pk)
