"""Who reads the messages that wait: whoever convenes the meeting that they are about; those about
no meeting, whoever convenes one in their network."""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.inbox.models import ReceivedMail
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.meetings.rules import Capacities, may
from tourdetable.domain.networks.models import Body, Office
from tourdetable.domain.networks.queries import Standing


def may_read(standing: Standing, mail: ReceivedMail, turns: Iterable[Turn]) -> Capacities:
    """The capacities in which a person reads a message, and says what becomes of it; `turns` are
    those of its meeting."""
    if mail.network_id != standing.network.pk:
        return ()
    if mail.meeting is not None:
        return may(standing, Right.CONVENE, mail.meeting, turns)
    return convening(standing)


def convening(standing: Standing) -> tuple[Office, ...]:
    """The offices that convene a body, whichever it is."""
    known = standing.charter.vocabulary.offices
    return tuple(
        office
        for office in standing.offices
        if office.kind in known and Right.CONVENE in known[office.kind].rights
    )


def bodies_read(standing: Standing, bodies: Iterable[Body]) -> list[Body]:
    """The bodies whose messages an office of the person lets them read."""
    return [body for body in bodies if standing.offices_with(Right.CONVENE, body)]
