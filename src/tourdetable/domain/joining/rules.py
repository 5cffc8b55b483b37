"""Who may invite and propose, and whether a link still opens."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tourdetable.domain.joining.enums import InvitationState, Void
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.networks.models import Body, Office, Seat
from tourdetable.domain.networks.queries import Standing, gathers, local_day
from tourdetable.domain.networks.rules import may_compose, may_compose_network, may_compose_some


def may_invite(standing: Standing) -> tuple[Office, ...]:
    """The person's offices by which they invite: those that compose a body, or the network."""
    return may_compose_some(standing)


def composed(standing: Standing, bodies: Iterable[Body]) -> list[int] | None:
    """The ids of the bodies that they compose; None: the whole network."""
    if may_compose_network(standing):
        return None
    return [body.pk for body in bodies if may_compose(standing, body)]


def may_answer(standing: Standing, invitation: Invitation) -> tuple[Office, ...]:
    """Their offices by which they answer a proposal: those that compose its body."""
    return may_compose(standing, invitation.body) if invitation.body else ()


def may_propose(standing: Standing, body: Body) -> tuple[Seat, ...]:
    """The seats for which they may propose that others join a body: those that they hold there;
    where the whole network sits, one of each institution for which they sit elsewhere."""
    here = standing.seats_in(body.pk)
    if here or not gathers(body, standing.charter):
        return here
    return tuple({seat.institution_id: seat for seat in reversed(standing.seats)}.values())


def may_take_back(standing: Standing, invitation: Invitation) -> bool:
    """Whether it is theirs, and waits for its answer."""
    waits = invitation.state == InvitationState.PROPOSED
    return waits and invitation.proposed_by_id == standing.person.pk


def may_read(standing: Standing, invitation: Invitation) -> bool:
    """A proposal is read by whoever made it, and by those who answer it."""
    own = invitation.proposed_by_id == standing.person.pk
    return own or bool(may_answer(standing, invitation))


def void(invitation: Invitation, *, seated: bool, now: datetime) -> Void | None:
    """Why the link of an invitation opens nothing; None when it does."""
    network, day = invitation.network, local_day(invitation.network, now)
    if invitation.state == InvitationState.ACCEPTED:
        return Void.USED
    if network.closed_on is not None and network.closed_on <= day:
        return Void.CLOSED
    if invitation.state != InvitationState.SENT:
        return Void.WITHDRAWN
    if not seated:
        return Void.ENDED
    late = invitation.expires_at is not None and invitation.expires_at <= now
    return Void.EXPIRED if late else None
