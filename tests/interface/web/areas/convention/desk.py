"""The circle, its steward who prepares the agreement, and how forms are sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

from tests.interface.web.areas.decisions.people import Room, account_of, found_room, steward
from tourdetable.domain.networks.models import Office


@dataclass(frozen=True)
class Desk:
    """The room, and the office of its steward; `clients`: browsers in which people have signed in,
    by name (the steward: "")."""

    room: Room
    office: Office
    clients: dict[str, Client] = field(default_factory=dict)

    @property
    def circle(self) -> Any:
        return self.room.circle

    @property
    def steward(self) -> Client:
        return self.clients[""]

    def url(self, name: str, *args: object) -> str:
        return self.room.url(name, *args)

    def read(self, name: str, *args: object, by: str = "") -> str:
        """A page, as the steward reads it, or somebody else."""
        answer = self.clients[by].get(self.url(name, *args))
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def send(self, view: str, /, *args: object, by: str = "", **said: Any) -> HttpResponse:
        """A form, sent by the steward; by Ana for the town, or Bao for the library."""
        seats = {"ana": self.circle.town, "bao": self.circle.library}
        acting = f"seat:{seats[by].pk}" if by else f"office:{self.office.pk}"
        form = {"gesture": str(uuid4()), "acting": acting, **said}
        return self.clients[by].post(self.url(view, *args), form)  # type: ignore[return-value]  # Django's stubs


def found_desk() -> Desk:
    room = found_room()
    person = steward(room)
    clients = {name: room.client(name) for name in ("ana", "bao", "zoé")}
    clients[""] = Client()
    clients[""].force_login(account_of(person))
    return Desk(room, Office.objects.get(person=person), clients)
