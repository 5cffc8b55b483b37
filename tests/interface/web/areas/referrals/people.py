"""Félix asks for the board, Gil answers for the council, Ana for the circle; Ivo carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.domain.referrals.builders import Floors
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.people.models import Person


def plain(page: HttpResponse) -> str:
    """A page, its non-breaking spaces as others."""
    return page.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


@dataclass
class Hall:
    """The floors, and a browser for each."""

    floors: Floors

    def url(self, view: str, *arguments: object) -> str:
        return reverse(view, args=[self.floors.circle.network.slug, *arguments])

    def client(self, person: Person) -> Client:
        client = Client()
        client.force_login(account_of(person))
        return client

    def read(self, person: Person, view: str, *arguments: object, asked: str = "") -> str:
        """What somebody reads there."""
        return plain(self.client(person).get(f"{self.url(view, *arguments)}{asked}"))

    def status(self, person: Person, view: str, *arguments: object) -> int:
        return self.client(person).get(self.url(view, *arguments)).status_code

    def send(self, person: Person, view: str, *arguments: object, **said: Any) -> HttpResponse:
        """What is answered to a form, and the page that follows."""
        known = {"gesture": str(uuid4()), "acting": self.acting(person), "confirmed": "", **said}
        return self.client(person).post(self.url(view, *arguments), known, follow=True)

    def acting(self, person: Person) -> str:
        """In which capacity each acts."""
        floors = self.floors
        if person == floors.ivo.person:
            return f"office:{floors.ivo.pk}"
        seats = {floors.felix: floors.desk, floors.gil: floors.bench, **self.of_circle}
        return f"seat:{seats[person].pk}"

    @property
    def of_circle(self) -> dict[Person, Any]:
        return {who: seat for seat, who in self.floors.circle.holders()}
