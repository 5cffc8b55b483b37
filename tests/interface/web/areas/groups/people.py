"""Who works on groups: Bao and Ana propose and lead, Ivo composes, Chloé is a member."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.domain.groups.builders import Groups
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.networks.models import Office
from tourdetable.domain.people.models import Person


@dataclass
class Browsers:
    """The circle, its call of February, and a browser for each."""

    groups: Groups

    def url(self, view: str, *arguments: object) -> str:
        return reverse(view, args=[self.groups.circle.network.slug, *arguments])

    def client(self, person: Person) -> Client:
        client = Client()
        client.force_login(account_of(person))
        return client

    def page(self, person: Person, view: str, *arguments: object) -> str:
        """What somebody reads there."""
        return self.client(person).get(self.url(view, *arguments)).content.decode()

    def status(self, person: Person, view: str, *arguments: object) -> int:
        return self.client(person).get(self.url(view, *arguments)).status_code

    def send(self, person: Person, where: tuple[object, ...], **said: Any) -> HttpResponse:
        """What is answered to a form that somebody sends, and the page that follows."""
        view, *arguments = where
        known = {"gesture": str(uuid4()), "acting": self.acting(person), "confirmed": "", **said}
        address = self.url(str(view), *arguments)
        return self.client(person).post(address, known, follow=True)

    def acting(self, person: Person) -> str:
        """In which capacity they act: Ivo by his office, the others for their seat or as guides."""
        mine = Office.objects.filter(person=person).order_by("pk").last()
        circle = self.groups.circle
        seats = {who.pk: seat.pk for seat, who in circle.holders()}
        return f"office:{mine.pk}" if mine else f"seat:{seats[person.pk]}"
