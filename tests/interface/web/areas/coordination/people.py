"""Ivo supports the circle; Ana, Bao and Chloé sit there, Dora holds an office of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.domain.builders import Circle
from tests.domain.coordination.builders import Supported
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.people.models import Person


def plain(page: HttpResponse) -> str:
    """A page, its non-breaking spaces as others."""
    return page.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


@dataclass
class Desk:
    """The circle, and a browser for each."""

    supported: Supported

    @property
    def circle(self) -> Circle:
        return self.supported.circle

    @property
    def ivo(self) -> Person:
        return self.supported.ivo.person

    def url(self, view: str, *arguments: object) -> str:
        return reverse(view, args=[self.circle.network.slug, *arguments])

    def client(self, person: Person) -> Client:
        client = Client()
        client.force_login(account_of(person))
        return client

    def read(self, person: Person, view: str, *arguments: object, asked: str = "") -> str:
        """What somebody reads there."""
        return plain(self.client(person).get(f"{self.url(view, *arguments)}{asked}"))

    def status(self, person: Person, view: str, *arguments: object) -> int:
        return self.client(person).get(self.url(view, *arguments)).status_code

    def send(
        self, person: Person, view: str, *arguments: object, asked: str = "", **said: Any
    ) -> HttpResponse:
        """What is answered to a form, and the page that follows."""
        known = {"gesture": str(uuid4()), "acting": self.acting(person), "confirmed": "", **said}
        address = f"{self.url(view, *arguments)}{asked}"
        return self.client(person).post(address, known, follow=True)

    def acting(self, person: Person) -> str:
        """Ivo acts by his office, the others for their seats."""
        if person == self.ivo:
            return f"office:{self.supported.ivo.pk}"
        seats = {who.pk: seat.pk for seat, who in self.circle.holders()}
        return f"seat:{seats[person.pk]}"
