"""The message that asks somebody to commit, with the link by which they answer.

As many queries for 3 as for 300.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.commitments.enums import CommitmentState
from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.commitments.tokens import token_of
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions


@dataclass(frozen=True, kw_only=True)
class CommitmentLetter(News):
    """What is asked of one person."""

    commitment: Commitment

    @property
    def url(self) -> str:
        """The link that is theirs."""
        where = [self.network.slug, token_of(self.commitment)]
        return f"{settings.SITE_URL}{reverse('commitment_link', args=where)}"

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it."""
        return {"one": self.commitment, "url": self.url}


class CommitmentDesk(NewsDesk):
    """Everything that the messages of one batch quote about commitments."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        around = ("person__account", "body__network", "theme", "seat__institution", "guest")
        rows = Commitment.objects.select_related(*around)
        self.asked = rows.in_bulk({subject_id(event) for event in self.events})
        self.charters = charter_versions({one.body.network_id for one in self.asked.values()})

    def letter(self, parcel: Parcel) -> CommitmentLetter | None:
        """The message of one parcel, as long as an answer is waited for."""
        one = self.asked.get(subject_id(parcel[0].event))
        if one is None or one.state != CommitmentState.ASKED or one.person.account is None:
            return None
        network = one.body.network
        today = local_day(network, self.now)
        if one.ends is not None and one.ends < today:
            return None
        charter = in_force(self.charters[network.pk], today)
        return CommitmentLetter(
            **self.heading(parcel, charter, network),
            persons=(one.person,),
            thread=f"commitment-{one.pk}",
            commitment=one,
        )
