"""Who plans a deliverable, writes it, reads it elsewhere; how far each reads.

Whoever sits in a body plans what their seat will hold; whoever prepares its meetings or writes for
it, by an office or a duty, plans and writes with any of its seats.
"""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.core.charter.terms.model import Right
from tourdetable.core.words.audience import BEYOND_THE_BODY, Audience
from tourdetable.domain.deliverables.models import Deliverable, PeerReview
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.meetings.rules import Capacities, may_in_body
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import Standing, gathers

LEADING = (Right.MINUTES, Right.AGENDA, Right.CONVENE)
"""The rights of those who lead the work of a body."""

OFFERED = (Audience.BODY, Audience.NETWORK, Audience.PARTNERS, Audience.PUBLIC)
"""The audiences that a deliverable may have, narrowest first."""


def leading(standing: Standing, body: Body, turns: Iterable[Turn]) -> Capacities:
    """The capacities in which the person leads the work of a body; `turns` are those of
    `meetings.queries.current_turns`."""
    known = list(turns)
    found = (one for right in LEADING for one in may_in_body(standing, right, body, known))
    return tuple(dict.fromkeys(found))


def may_plan(standing: Standing, body: Body, turns: Iterable[Turn]) -> Capacities:
    """The seats and offices for which the person plans a deliverable of a body."""
    seats = (seat for seat in standing.seats_in(body.pk) if not seat.follows)
    return tuple(dict.fromkeys((*seats, *leading(standing, body, turns))))


def may_work(standing: Standing, deliverable: Deliverable, turns: Iterable[Turn]) -> Capacities:
    """The same for writing it, having it read, sending it: the seats that hold it, and those who
    lead; read `held_by` with it."""
    holding = {seat.pk for seat in deliverable.held_by.all()}
    seats = (seat for seat in standing.seats if seat.pk in holding)
    return tuple(dict.fromkeys((*seats, *leading(standing, deliverable.body, turns))))


def may_review(standing: Standing, review: PeerReview) -> tuple[Seat, ...]:
    """The seat that was asked, as long as the person holds it."""
    return tuple(seat for seat in standing.seats if seat.pk == review.seat_id)


def may_set_checklist(standing: Standing) -> Capacities:
    """The offices that lead the work of the whole network, or of a body that gathers it."""
    kinds = standing.charter.vocabulary.offices
    rights = {
        office: kinds[office.kind].rights for office in standing.offices if office.kind in kinds
    }
    return tuple(
        office
        for office, given in rights.items()
        if set(LEADING) & set(given)
        and (office.body is None or gathers(office.body, standing.charter))
    )


def may_know(standing: Standing, deliverable: Deliverable, *, asked: bool) -> bool:
    """Whether the person may know that it is made: it goes beyond its body, or they sit there, or
    were `asked` to read it."""
    near = standing.sits_in(deliverable.body_id) or asked
    return near or (standing.belongs and deliverable.audience in BEYOND_THE_BODY)


def reads_as(standing: Standing | None, body: int, *, works: bool, asked: bool) -> Audience:
    """The audience of a reader: passages for narrower ones are left out. Who writes it reads all;
    who is asked to read it, as its body does."""
    if works:
        return Audience.PRESENT
    if standing is None or not standing.belongs:
        return Audience.PUBLIC
    return Audience.BODY if asked or standing.sits_in(body) else Audience.NETWORK
