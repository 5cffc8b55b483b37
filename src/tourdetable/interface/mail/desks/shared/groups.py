"""The message that tells leads what is late in their group, as it stands when it leaves.

As many queries for 3 as for 300 groups of one network.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.groups.board import GroupState, states_of
from tourdetable.domain.networks.models import Body, CharterVersion
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions

SHOWN = 12
"""How much of what is late is told; the page of the group tells the rest."""


@dataclass(frozen=True, kw_only=True)
class GroupLetter(News):
    """What is late in one group."""

    state: GroupState

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it."""
        late, body = self.state.late, self.state.body
        where = reverse("group", args=[self.network.slug, body.slug])
        more, silent = max(len(late) - SHOWN, 0), self.state.silent
        said = {"body": body, "late": late[:SHOWN], "more": more, "number": len(late)}
        return {**said, "silent": silent, "url": f"{settings.SITE_URL}{where}"}


class GroupDesk(NewsDesk):
    """Where the groups of one batch stand."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        asked = {subject_id(event) for event in self.events}
        bodies = Body.objects.filter(pk__in=asked).select_related("network")
        found = list(bodies.order_by("network", "pk"))
        self.charters = charter_versions({body.network_id for body in found})
        self.states = states_by_body(found, self.charters, now)

    def letter(self, parcel: Parcel) -> GroupLetter | None:
        """The message of one parcel, as long as something is late."""
        state = self.states.get(subject_id(parcel[0].event))
        if state is None or not state.late:
            return None
        network = state.body.network
        charter = in_force(self.charters[network.pk], state.today)
        return GroupLetter(
            **self.heading(parcel, charter, network),
            persons=tuple(dict.fromkeys(notice.person for notice in parcel)),
            thread=f"group-{state.body.pk}",
            state=state,
        )


def states_by_body(
    bodies: Iterable[Body], charters: Mapping[int, list[CharterVersion]], now: datetime
) -> dict[int, GroupState]:
    """Where each group stands, network by network."""
    found: dict[int, GroupState] = {}
    for _pk, those in groupby(bodies, key=lambda body: body.network_id):
        here = list(those)
        network = here[0].network
        charter = in_force(charters[network.pk], local_day(network, now))
        states = states_of(network, charter, here, now)
        found |= {state.body.pk: state for state in states}
    return found
