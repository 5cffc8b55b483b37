"""The message that invites somebody to join a network, with the link that is theirs.

As many queries for 3 as for 300.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.joining.tokens import token_of
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.rules import is_invitation_overtaken
from tourdetable.interface.mail.desks.members import Members
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions


@dataclass(frozen=True, kw_only=True)
class JoinLetter(News):
    """An invitation to join, told to one person: `mandates` and `offices` are what they hold there,
    now or later."""

    invitation: Invitation
    mandates: tuple[Mandate, ...]
    offices: tuple[str, ...]
    today: date

    @property
    def url(self) -> str:
        """The link that is theirs."""
        return f"{settings.SITE_URL}{reverse('join', args=[token_of(self.invitation)])}"

    @property
    def public_url(self) -> str:
        """What anybody may read of the network."""
        return f"{settings.SITE_URL}{reverse('network', args=[self.network.slug])}"


class JoinDesk(NewsDesk):
    """Everything that the messages of one batch quote about invitations to join."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        rows = Invitation.objects.select_related("network", "person")
        self.invitations = rows.in_bulk({subject_id(event) for event in self.events})
        networks = {row.network_id for row in self.invitations.values()}
        self.charters = charter_versions(networks)
        self.members = Members(self.people, networks)

    def letter(self, parcel: Parcel) -> JoinLetter | None:
        """The message of one parcel, if its link still opens."""
        invitation = self.invitations.get(subject_id(parcel[0].event))
        if invitation is None or parcel[0].person.account is None:
            return None
        letter = self.written(parcel, invitation)
        seated = bool(letter.mandates or letter.offices)
        event = parcel[0].event
        gone = is_invitation_overtaken(event, invitation, seated=seated, now=self.now)
        return None if gone else letter

    def written(self, parcel: Parcel, invitation: Invitation) -> JoinLetter:
        """The message, whether it is still true or not."""
        network, person = invitation.network, parcel[0].person
        today = local_day(network, self.now)
        charter = in_force(self.charters[network.pk], today)
        held = self.members.mandates(person, network)
        return JoinLetter(
            **self.heading(parcel, charter, network),
            persons=(person,),
            thread=f"invitation-{invitation.pk}",
            invitation=invitation,
            mandates=tuple(mandate for mandate in held if lasts(mandate, today)),
            offices=self.members.of(person, network, charter, today).offices,
            today=today,
        )


def lasts(mandate: Mandate, today: date) -> bool:
    """Whether a mandate holds that day or later."""
    ends = [day for day in (mandate.ends, mandate.seat.ends) if day is not None]
    return all(day >= today for day in ends)
