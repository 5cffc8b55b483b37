"""A network founded on a real charter, lived by named persons who only read pages and send their
forms, as a browser without scripts does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.domain.builders import OPERATOR
from tests.interface.web.areas.meetings.people import account_of, text
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.networks.actions.founding import found_network, install_body
from tourdetable.domain.networks.actions.seats import create_seat, give_mandate, give_office
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.people.actions import register_institution, register_person
from tourdetable.domain.people.models import Person

CHARTERS = Path(__file__).parents[1] / "charters"
Typed = dict[str, str | list[str]]


class Forms(HTMLParser):
    """What a browser would send of each form of a page, if nothing was typed; of several
    capacities, the first one is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Typed] = []
        self.of: dict[str, Typed] = {}
        self.now: Typed | None = None
        self.choosing = self.writing = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.now = {} if given.get("method") == "post" else None
            if self.now is not None:
                self.forms.append(self.now)
        if self.now is not None and (tag == "option" or given.get("name")):
            getattr(self, f"see_{tag}", lambda _given: None)(given)

    def see_input(self, given: Mapping[str, str]) -> None:
        kind, value = given.get("type"), given.get("value", "")
        if kind == "checkbox" and "checked" in given:
            self.several(given["name"]).append(value or "on")
        elif kind == "radio" and given["name"] == "acting":
            self.form.setdefault("acting", value)
        elif kind != "checkbox" and (kind != "radio" or "checked" in given):
            self.form[given["name"]] = value

    def see_select(self, given: Mapping[str, str]) -> None:
        self.choosing = given["name"]

    def see_option(self, given: Mapping[str, str]) -> None:
        if "selected" in given:
            self.form[self.choosing] = given.get("value", "")

    def see_textarea(self, given: Mapping[str, str]) -> None:
        self.writing = given["name"]
        self.form[self.writing] = ""

    def handle_data(self, data: str) -> None:
        if self.writing:
            self.form[self.writing] = f"{self.form[self.writing]}{data}".removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.writing = ""
        if tag == "form":
            self.now = None

    @property
    def form(self) -> Typed:
        assert self.now is not None  # we are inside it
        return self.now

    def several(self, name: str) -> list[str]:
        known = self.form.setdefault(name, [])
        assert isinstance(known, list)
        return known


def form_of(page: HttpResponse) -> Typed:
    """The one form of a page by which something is done."""
    reader = Forms()
    reader.feed(page.content.decode())
    found = [one for one in reader.forms if "gesture" in one]
    assert len(found) == 1, text(page)
    return found[0]


@dataclass
class Living:
    """A network, on some day, and those who live it."""

    network: Network
    at: datetime
    people: dict[str, Person] = field(default_factory=dict)

    def on(self, day: date, hour: int = 9) -> None:
        """It is that day, in the morning."""
        self.at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)

    def url(self, view: str, *arguments: object) -> str:
        return reverse(view, args=[self.network.slug, *arguments])

    def client(self, name: str) -> Client:
        client = Client()
        if name:
            client.force_login(account_of(self.people[name]))
        return client

    def reads(self, who: str, address: str) -> str:
        """What somebody reads there (nobody: "")."""
        page = self.client(who).get(address)
        assert page.status_code == 200, (address, page.status_code)
        return page.content.decode()

    def sends(self, who: str, address: str, /, **typed: Any) -> str:
        """Somebody opens a page, types in its form and sends it; where they are led."""
        client = self.client(who)
        page = client.get(address)
        assert page.status_code == 200, (address, page.status_code)
        answer = client.post(address, {**form_of(page), **typed})
        assert answer.status_code == 302, text(answer)
        return answer["Location"]

    def judged(self, *articles: str, body: str = "") -> dict[str, list[str]]:
        """The states of each article, rule by rule, for a body or for all; what cannot be measured
        left out."""
        told = report(self.network, on=self.at.date())
        bodies = self.network.bodies.filter(slug=body) if body else self.network.bodies.all()
        of = {None, *(str(one.pk) for one in bodies)}
        judged = {
            article: [one for one in told.of(article) if one.body in of] for article in articles
        }
        return {
            article: [str(one.state) for one in found if one.state != State.NOT_MEASURABLE]
            for article, found in judged.items()
        }

    def unknown(self) -> list[str]:
        """The articles of which a fact is missing."""
        states = report(self.network, on=self.at.date()).states
        return sorted(article for article, state in states.items() if state == State.UNKNOWN)

    def article(self, who: str, article: str, body: str = "first") -> str:
        """What somebody reads of an article, opened for a body."""
        page = self.reads(who, f"{self.url('charter_article', article)}?open={body}")
        return " ".join(page.replace("\xa0", " ").split())


Sitting = tuple[str, str, str, str, str]
"""Somebody, their institution, its college, its professional network and its tier."""


def founded(charter: str, kind: str, name: str, seats: Iterable[Sitting], at: datetime) -> Living:
    """A network on one of the charters, with a body and those who sit there."""
    text = (CHARTERS / f"{charter}.md").read_text()
    signed: dict[str, Any] = {"by": OPERATOR, "now": at}
    known: dict[str, Any] = {"slug": charter, "name": name, "charter": text}
    network = found_network(**known, in_force_from=at.date(), **signed)
    living = Living(network, at)
    said: dict[str, Any] = {"kind": kind, "name": name, "slug": "first", "starts": at.date()}
    body = install_body(network=network, **said, **signed)
    for sitting in seats:
        seated(living, body, sitting, signed)
    return living


def seated(living: Living, body: Body, sitting: Sitting, signed: Mapping[str, Any]) -> None:
    """Somebody holds the seat of their institution."""
    person, name, college, professional, tier = sitting
    known = {"professional_network": professional, "tier": tier}
    institution = register_institution(name=name, **known)
    begins: dict[str, Any] = {"starts": signed["now"].date(), **signed}
    seat = create_seat(body=body, institution=institution, college=college, **begins)
    living.people[person] = register_person(given_name=person, family_name="Martin")
    give_mandate(seat=seat, person=living.people[person], **begins)


def entrusted(living: Living, person: str, office: str) -> None:
    """Somebody who does not sit has an office of the network."""
    living.people[person] = register_person(given_name=person, family_name="Martin")
    begins: dict[str, Any] = {"starts": living.at.date(), "by": OPERATOR, "now": living.at}
    give_office(network=living.network, kind=office, person=living.people[person], **begins)


def keeps_time(living: Living, monkeypatch: pytest.MonkeyPatch) -> Living:
    """The clock of the site is that of the story."""
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: living.at)
    return living
