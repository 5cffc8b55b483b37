"""Gaëlle, who composes the network from her desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.test import Client

from tests.interface.web.areas.decisions.people import Room, account_of, sent, steward
from tourdetable.domain.networks.models import Office
from tourdetable.domain.people.models import Person


@dataclass(frozen=True)
class Desk:
    """The room, Gaëlle, and a browser where she has signed in."""

    room: Room
    gaelle: Person
    client: Client

    @classmethod
    def of(cls, room: Room) -> Desk:
        person, client = steward(room), Client()
        client.force_login(account_of(person))
        return cls(room, person, client)

    def written(self, **fields: Any) -> dict[str, Any]:
        """What a form of hers posts."""
        office = Office.objects.get(kind="steward", person=self.gaelle)
        return {**sent(0), "acting": f"office:{office.pk}", **fields}
