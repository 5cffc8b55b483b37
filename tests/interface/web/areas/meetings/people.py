"""Who knocks at the pages of meetings: Gaëlle d’Orsay draws and moves them, Dora writes the
agenda and shares out the duties, Ana is on duty for the town with Aurélien L’Hôte as her pair,
Bao and Chloé sit beside, Félix sits in another body, Zoé is a stranger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.domain.builders import (
    CHARTER,
    FOUNDED,
    NOW,
    OPERATOR,
    Circle,
    draw,
    found_circle,
    nothing_changes,
    seat_of,
)
from tests.domain.kept import kept
from tourdetable.domain.meetings.actions.meetings import convene
from tourdetable.domain.meetings.actions.sitting import assign_turn, open_meeting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import give_mandate, give_office
from tourdetable.domain.networks.models import Office
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Account, Person

NEXT = datetime(2027, 4, 15, 9, 0, tzinfo=UTC)
"""Thursday 15 April 2027, eleven o'clock in Paris."""
LAST = datetime(2027, 3, 18, 10, 0, tzinfo=UTC)
"""Thursday 18 March 2027, eleven o'clock in Paris."""

REFUSED = {"bao": 403, "félix": 404, "zoé": 404, "anonymous": 302}
"""What those who may not act are answered: a colleague is told who may, the others nothing."""


@dataclass
class Port:
    """The circle of the port, a meeting planned in April, and everybody around it."""

    circle: Circle
    meeting: Meeting
    gaelle: Person
    aurelien: Person
    felix: Person
    steward: Office

    def client(self, name: str) -> Client:
        """A browser in which that person has signed in; nobody for « anonymous »."""
        circle, client = self.circle, Client()
        known = {
            "ana": circle.ana,
            "bao": circle.bao,
            "chloé": circle.chloe,
            "dora": circle.dora,
            "zoé": circle.zoe,
        }
        known |= {"gaëlle": self.gaelle, "aurélien": self.aurelien, "félix": self.felix}
        if name in known:
            client.force_login(account_of(known[name]))
        return client

    def url(self, view: str, *arguments: object) -> str:
        return reverse(view, args=[self.circle.network.slug, *(arguments or [self.meeting.pk])])

    def statuses(self, url: str, data: Mapping[str, Any] | None = None) -> dict[str, int]:
        """What those who may not act are answered, reading or (with `data`) sending; nothing
        changes by it."""
        clients = {name: self.client(name) for name in REFUSED}
        with nothing_changes():
            answers = {
                name: c.get(url) if data is None else c.post(url, data)
                for name, c in clients.items()
            }
        return {name: answer.status_code for name, answer in answers.items()}

    def convened(self) -> Meeting:
        self.meeting = convene(
            meeting=self.meeting, version=self.meeting.version, by=OPERATOR, now=NOW
        )
        return self.meeting

    def today(self) -> Meeting:
        """The meeting is held on the day of the tests."""
        when = {"starts_at": NOW, "ends_at": NOW + timedelta(hours=2)}
        Meeting.objects.filter(pk=self.meeting.pk).update(**when)
        return self.again()

    def opened(self) -> Meeting:
        """Its day has come, and it is opened."""
        self.today()
        self.meeting = open_meeting(
            meeting=self.meeting, version=self.meeting.version, by=OPERATOR, now=NOW
        )
        return self.meeting

    def again(self) -> Meeting:
        self.meeting.refresh_from_db()
        return self.meeting


def found_port() -> Port:
    """Everybody, and a meeting of April where the town is on duty; the last one was in March."""
    return kept("port", build_port)


def build_port() -> Port:
    text = CHARTER.replace(
        'rights = ["agenda", "minutes"]', 'rights = ["agenda", "minutes", "turns"]'
    )
    circle = found_circle(text)
    gaelle, aurelien, felix = (
        register_person(given_name=given, family_name=family)
        for given, family in (("Gaëlle", "d’Orsay"), ("Aurélien", "L’Hôte"), ("Félix", "Bourg"))
    )
    give_mandate(seat=circle.town, person=aurelien, starts=FOUNDED, by=OPERATOR, now=NOW)
    steward = give_office(
        network=circle.network, kind="steward", person=gaelle, starts=FOUNDED, by=OPERATOR, now=NOW
    )
    other = install_body(
        network=circle.network,
        kind="circle",
        name="Cercle du bourg",
        slug="bourg",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    give_mandate(
        seat=seat_of(other, "Bourg", "towns"), person=felix, starts=FOUNDED, by=OPERATOR, now=NOW
    )
    draw(circle.body, LAST, "Lecture de mars")
    meeting = draw(circle.body, NEXT, "Lecture d’avril")
    assign_turn(meeting=meeting, duty="secretary", seat=circle.town, by=OPERATOR, now=NOW)
    return Port(circle, meeting, gaelle, aurelien, felix, steward)


def account_of(person: Person) -> Account:
    """The person's own mailbox."""
    if person.account is None:
        person.account = Account.objects.create(email=f"person{person.pk}@example.org")
        person.save()
    return person.account


class Inputs(HTMLParser):
    """Reads what a browser would send of the largest form of a page, if nothing was typed."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.inside = self.selecting = self.writing = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "input" and (
            given.get("type") not in ("radio", "checkbox") or "checked" in given
        ):
            self.values[name] = given.get("value", "")
        if tag == "select":
            self.selecting = name
        if tag == "option" and "selected" in given:
            self.values[self.selecting] = given.get("value", "")
        if tag == "textarea":
            self.writing, self.values[name] = name, ""

    def handle_data(self, data: str) -> None:
        if self.writing:
            self.values[self.writing] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.values[self.writing] = self.values[self.writing].removeprefix("\n")
            self.writing = ""


def filled(page: HttpResponse, **typed: Any) -> dict[str, Any]:
    """What the page's form sends once these fields are typed."""
    reader = Inputs()
    reader.feed(page.content.decode())
    own = {
        name: value
        for name, value in reader.values.items()
        if name not in ("", "next", "csrfmiddlewaretoken", "do")
    }
    return {**own, **typed}


def sent(acting: str, **fields: Any) -> dict[str, Any]:
    """What a form posts: a fresh gesture, the capacity, and what was written."""
    return {"gesture": str(uuid4()), "acting": acting, **fields}


def text(answer: HttpResponse) -> str:
    """The words of a page, on one line."""
    words: list[str] = []

    class Words(HTMLParser):
        def handle_data(self, data: str) -> None:
            words.append(data)

    Words().feed(answer.content.decode())
    return " ".join(" ".join(words).split())
