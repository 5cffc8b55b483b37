"""Where the year is prepared: Gaëlle's desk, and how each of the others is answered there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.domain.builders import Circle, nothing_changes
from tests.domain.kept import kept
from tests.domain.years.drafted import answered, begun, only, planned, steward_of
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    STRANGER,
    Room,
    account_of,
    found_room,
)
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.years import board
from tourdetable.domain.years.board import Year
from tourdetable.domain.years.models import Draft, Series

READERS = (COLLEAGUE, LEAD, NEIGHBOUR)
"""Members who do not prepare the year."""
OTHERS = (*READERS, STRANGER, ANONYMOUS)


def impossible(circle: Circle, by: Actor) -> Draft:
    """Seven readings on Mondays or Tuesdays, which CIR-01 does not allow."""
    return answered(begun(circle, by, weekdays=(0, 1)), by)


DRAFTS: dict[str, Callable[[Circle, Actor], Draft]] = {
    "planned": planned,
    "writing": begun,
    "impossible": impossible,
}


def found_desk(draft: str = "") -> Desk:
    """Gaëlle's desk, with one of these drafts on it."""
    return Desk.signed_in(*kept(("desk", draft), lambda: build_desk(draft)))


def build_desk(draft: str) -> tuple[Room, Actor, Draft | None]:
    room = found_room()
    by = steward_of(room.circle)
    account_of(by.person)
    return room, by, DRAFTS[draft](room.circle, by) if draft else None


@dataclass
class Desk:
    """The room, Gaëlle, who holds an office over the whole network, and the draft on her desk."""

    room: Room
    by: Actor
    client: Client
    draft: Draft | None = None

    @classmethod
    def of(cls, room: Room) -> Desk:
        return cls.signed_in(room, steward_of(room.circle))

    @classmethod
    def signed_in(cls, room: Room, by: Actor, draft: Draft | None = None) -> Desk:
        client = Client()
        client.force_login(account_of(by.person))
        return cls(room, by, client, draft)

    @property
    def now(self) -> Draft:
        """The draft as it is in the database."""
        assert self.draft is not None
        return Draft.objects.get(pk=self.draft.pk)

    @property
    def series(self) -> Series:
        return only(self.now)

    @property
    def year(self) -> Year:
        found = board.planned_year(self.now)
        assert found is not None
        return found

    def day(self, number: int) -> date:
        """The day of one of the meetings."""
        return self.year.slots[number].meeting.date

    def url(self, view: str, *more: object) -> str:
        """An address below the draft."""
        return reverse(view, args=[self.room.circle.network.slug, self.now.pk, *more])

    def get(self, view: str, *more: object, query: str = "") -> HttpResponse:
        return self.client.get(self.url(view, *more) + query)

    def post(self, view: str, *more: object, **said: Any) -> HttpResponse:
        return self.client.post(self.url(view, *more), self.sent(**said))

    def sent(self, **said: Any) -> dict[str, Any]:
        """What a form sends: a fresh gesture, her office, the version of the draft."""
        version = {"version": self.now.version} if self.draft else {}
        assert self.by.office is not None
        return {"gesture": str(uuid4()), "acting": f"office:{self.by.office.pk}", **version, **said}

    def statuses(self, url: str, data: dict[str, Any] | None = None) -> dict[str, int]:
        """What each of the others is answered, reading or (with `data`) sending; nothing
        changes by it."""
        clients = {name: self.room.client(name) for name in OTHERS}
        with nothing_changes():
            answers = {
                name: c.get(url) if data is None else c.post(url, data)
                for name, c in clients.items()
            }
        return {name: answer.status_code for name, answer in answers.items()}
