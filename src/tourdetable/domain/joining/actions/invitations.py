"""Inviting those who are seated, again if need be, and taking an invitation back.

No message leaves here: the journal says that there is one to send, once for each sending.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.joining.enums import TO_INVITE, Coming, InvitationState
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.joining.queries import Sendings, people
from tourdetable.domain.joining.tokens import drawn
from tourdetable.domain.journal import versions
from tourdetable.domain.journal.actions import once, record, save
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.models import Person

LASTS = timedelta(days=30)
"""How long a link may be used."""


@dataclass(frozen=True)
class Invited:
    """To how many people a message leaves, and how many of those asked for are left out, by where
    they stand."""

    sent: int
    left_out: Mapping[str, int]


@once
def invite(
    *,
    network: Network,
    people: Collection[int],
    refused: Sendings,
    by: By,
    now: datetime,
) -> Invited:
    """Invite those of these people (ids) who are seated, have an address, never came, and have no
    invitation that waits; `refused` are the events whose messages did not arrive."""
    Network.objects.select_for_update(no_key=True, of=("self",)).get(
        pk=network.pk
    )  # one after the other
    asked = to_invite(network, people, refused, now)
    wanted = [person for person in asked if person.coming in TO_INVITE]
    if not wanted:
        raise ValidationError(_("Nobody here is to be invited: they came, or have an invitation."))
    send_all(network, wanted, by, now)
    left = Counter(p.coming for p in asked if p.coming not in TO_INVITE)
    return Invited(len(wanted), left)


def send_all(network: Network, wanted: Collection[Person], by: By, now: datetime) -> None:
    """A link for each of these people, on the row that they had if they had one."""
    links = latest_links(network, wanted)
    for person in wanted:
        fresh = Invitation(network=network, person=person)
        send(links.get(person.pk, fresh), by, now)
        by = replace(by, gesture=None)  # the first event bears the token


def to_invite(
    network: Network, asked: Collection[int], refused: Sendings, now: datetime
) -> list[Any]:
    """Those people, with where they stand."""
    rows = people(network, now=now, refused=refused).filter(pk__in=asked)
    return list(rows.select_related("account"))


def latest_links(network: Network, wanted: Collection[Person]) -> dict[int, Invitation]:
    """The last invitation of each person who had one that is not used."""
    again = (InvitationState.SENT, InvitationState.WITHDRAWN)
    rows = Invitation.objects.filter(network=network, person__in=wanted, state__in=again)
    return {row.person_id: row for row in rows.order_by("sent_at", "pk") if row.person_id}


def send(invitation: Invitation, by: By, now: datetime) -> Invitation:
    """Give an invitation a new link; the event is what the message tells."""
    if invitation._state.adding:
        invitation.state, invitation.nonce = InvitationState.WITHDRAWN, drawn()
        invitation.save()
    else:
        invitation.version += 1
    data = {"invited": invitation.person_id, "expires": str((now + LASTS).date())}
    event = record(kind="invitation.sent", by=by, now=now, **(invitation.told | data))
    invitation.state, invitation.nonce, invitation.sending = InvitationState.SENT, drawn(), event
    invitation.sent_at, invitation.expires_at = now, now + LASTS
    invitation.invited_by_id = by.person_id
    invitation.save()
    return invitation


@once
def send_again(*, invitation: Invitation, version: int, by: By, now: datetime) -> Invitation:
    """Send it again, with a new link: the former one opens nothing any more."""
    current = versions.lock(invitation, version=version)
    person = to_invite(current.network, [current.person_id or 0], Invitation.objects.none(), now)
    where = person[0].coming if person else Coming.ENDED
    if where not in (Coming.SENT, *TO_INVITE):
        words = _("This invitation cannot be sent again: %(where)s.")
        raise ValidationError(words % {"where": Coming(where).label})
    return send(current, by, now)


@once
def withdraw(*, invitation: Invitation, version: int, by: By, now: datetime) -> Invitation:
    """Take back an invitation that waits, or what a member proposed: its link opens nothing, and
    nothing is kept of somebody who was only proposed."""
    current = versions.lock(invitation, version=version)
    if current.state not in (InvitationState.SENT, InvitationState.PROPOSED):
        raise ValidationError(_("This invitation does not wait any more."))
    proposed = current.state == InvitationState.PROPOSED
    current.state = InvitationState.WITHDRAWN
    if not proposed:
        return save("invitation.withdrawn", current, by, now)
    forget(current)
    return save("invitation.withdrawn", current, by, now, **of_seat(current))


def forget(invitation: Invitation) -> None:
    """Keep nothing of whoever was proposed and will not come, but their institution."""
    invitation.given_name = invitation.family_name = invitation.email = ""


def of_seat(invitation: Invitation) -> dict[str, object]:
    """What the journal says of a proposal: it is a fact of the body of its seat (CLUB-13)."""
    seat = invitation.proposed_for
    return {"body": seat.body_id if seat else None, "facts": ["invitations"]}
